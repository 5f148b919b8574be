package org.sightline.gateway.reason;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sightline.gateway.shell.Formats;
import org.sightline.gateway.shell.Language;

/** Reasons in the language of the current request. */
public final class ReasonWords {

    private static final String PUNCTUATION = ".,;:)";

    private ReasonWords() {}

    /**
     * A reason and what goes with it.
     *
     * @param sentences empty of what was stored before 2026-12-02
     * @param stored the same in English, which stands where there are no sentences, or one of a pattern that is not known here
     */
    public static List<ReasonPiece> of(List<ReasonSentence> sentences, List<String> stored) {
        boolean translated = !Language.current().equals(Locale.ENGLISH);
        List<ReasonPatterns.Filled> patterns = sentences.stream()
                .map(one -> ReasonPatterns.ALL.get(one.pattern()))
                .flatMap(Stream::ofNullable)
                .toList();
        if (patterns.isEmpty() || patterns.size() < sentences.size()) {
            return List.of(new ReasonPiece(
                    stored.stream().map(Formats::withDays).collect(Collectors.joining(" ")), translated));
        }
        ReasonTexts texts = Language.current(ReasonTexts.class);
        List<String> said = new ArrayList<>();
        for (int i = 0; i < patterns.size(); i++) {
            said.add(patterns.get(i).by(texts, new ReasonValues(sentences.get(i).values(), texts)));
        }
        return pieces(String.join(" ", said), translated);
    }

    /** The text without its marks: in one piece where the page is in English, else with the words of the law apart. */
    static List<ReasonPiece> pieces(String said, boolean translated) {
        List<ReasonPiece> pieces = new ArrayList<>();
        int at = 0;
        for (int begin = said.indexOf(ReasonValues.LAW_BEGINS);
                translated && begin >= 0;
                begin = said.indexOf(ReasonValues.LAW_BEGINS, at)) {
            int end = said.indexOf(ReasonValues.LAW_ENDS, begin);
            int after = end + 1;
            while (after < said.length() && PUNCTUATION.indexOf(said.charAt(after)) >= 0) {
                after++;
            }
            pieces.add(new ReasonPiece(said.substring(at, begin), false));
            pieces.add(new ReasonPiece(unmarked(said.substring(begin, after)), true));
            at = after;
        }
        pieces.add(new ReasonPiece(unmarked(said.substring(at)), false));
        return pieces.stream().filter(piece -> !piece.text().isEmpty()).toList();
    }

    private static String unmarked(String text) {
        return Stream.of(ReasonValues.LAW_BEGINS, ReasonValues.LAW_ENDS)
                .map(String::valueOf)
                .reduce(text, (left, mark) -> left.replace(mark, ""));
    }
}
