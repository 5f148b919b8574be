package org.sightline.matching.lawwatch.match;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.verdict.book.RuleBook;

/** Finds what documents name of a rule book. Pure: the same book and document give the same answer. */
public final class LawMatcher {

    /** How far from a section its act may be named, in characters. */
    private static final int NEAR = 200;

    /** How much of a text is shown before and after what it names, in characters. */
    private static final int SHOWN = 160;

    private final List<LawTerm> terms;

    public LawMatcher(RuleBook book) {
        this.terms = LawTerms.of(book);
    }

    public List<LawTerm> terms() {
        return terms;
    }

    /**
     * What a document names, each thing once, the most telling first; empty where it names nothing of the book.
     */
    public List<NamedLaw> named(LawDocument document) {
        List<LawDocument.Text> texts = document.texts().stream()
                .map(text -> new LawDocument.Text(text.where(), LawWords.plain(text.words())))
                .toList();
        String whole =
                String.join("\n", texts.stream().map(LawDocument.Text::words).toList());
        List<NamedLaw> named = new ArrayList<>();
        for (LawTerm term : terms) {
            if (!term.anywhere()
                    || term.beside() == null
                    || term.beside().matcher(whole).find()) {
                first(term, texts).ifPresent(named::add);
            }
        }
        return named;
    }

    /**
     * The rules that a document is about: those of its citations, dockets and lists; where it names makers alone, those that
     * list or name them.
     */
    public static List<String> rules(Collection<NamedLaw> named) {
        boolean telling = named.stream().anyMatch(one -> !isMaker(one));
        return named.stream()
                .filter(one -> !telling || !isMaker(one))
                .flatMap(one -> one.rules().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean isMaker(NamedLaw named) {
        return named.kind().equals(word(LawTerm.Kind.MAKER));
    }

    private static String word(LawTerm.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<NamedLaw> first(LawTerm term, List<LawDocument.Text> texts) {
        for (LawDocument.Text text : texts) {
            Matcher found = term.pattern().matcher(text.words());
            while (found.find()) {
                if (term.anywhere() || isNear(term.beside(), text.words(), found)) {
                    return Optional.of(new NamedLaw(
                            word(term.kind()),
                            term.words(),
                            term.rules().stream().sorted().toList(),
                            term.list(),
                            text.where(),
                            around(text.words(), found.start(), found.end(), SHOWN)));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isNear(@Nullable Pattern beside, String text, Matcher found) {
        return beside == null
                || beside.matcher(text.substring(
                                Math.max(0, found.start() - NEAR), Math.min(text.length(), found.end() + NEAR)))
                        .find();
    }

    private static String around(String text, int start, int end, int most) {
        int from = Math.max(0, start - most);
        int to = Math.min(text.length(), end + most);
        while (from > 0 && from < start && text.charAt(from - 1) != ' ') {
            from++;
        }
        while (to < text.length() && to > end && text.charAt(to) != ' ') {
            to--;
        }
        return (from > 0 ? "… " : "") + text.substring(from, to).strip() + (to < text.length() ? " …" : "");
    }
}
