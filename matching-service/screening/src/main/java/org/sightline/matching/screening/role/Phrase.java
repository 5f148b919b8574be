package org.sightline.matching.screening.role;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.screening.text.Stretch;
import org.sightline.matching.screening.text.Text;

/** A field as a row of words that say what they do, with the names and models that were found in it. */
final class Phrase {

    private static final String MARKS = ",;:?(\"-/+.!\n";

    private static final int BEHIND = 100;

    /** Acts that begin a new part behind a hyphen: recorder-remove old unit. */
    private static final Set<String> BEGINNING = Set.of(
            "ACQUIRE", "ADD", "INSTALL", "CANCEL", "DENY", "MIGRATE", "REMOVE", "REPLACE", "RETURN", "REVERSE", "SELL",
            "THERE", "TRADEIN", "OUT");

    final List<Token> tokens;

    private Phrase(List<Token> tokens) {
        this.tokens = tokens;
    }

    static Phrase of(Text text, List<RoleSpan> named) {
        Vocabulary vocabulary = Vocabulary.builtIn();
        List<Vocabulary.Word> words = vocabulary.words(text, last(text, named));
        List<String> spelled = words.stream().map(Vocabulary.Word::text).toList();
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < words.size(); ) {
            Vocabulary.Word word = words.get(i);
            RoleSpan name = at(named, word);
            marks(text, at, word.start(), tokens);
            if (name != null) {
                int last = i;
                while (last + 1 < words.size() && words.get(last + 1).start() < name.end()) {
                    last++;
                }
                tokens.add(new Token("", name.model() ? "MODEL" : "NAME", name.start(), name.end(), name));
                at = Math.max(words.get(last).end(), name.end());
                i = last + 1;
                continue;
            }
            Vocabulary.Meaning meaning = vocabulary.at(spelled.subList(0, limit(words, named, i)), i);
            if (BEGINNING.contains(meaning.says()) && !tokens.isEmpty() && hyphen(text, at, word.start())) {
                tokens.add(new Token("", "DASH", at, at + 1, null));
            }
            int end = words.get(i + meaning.words() - 1).end();
            tokens.add(new Token(meaning.word(), meaning.says(), word.start(), end, null));
            at = end;
            i += meaning.words();
        }
        marks(text, at, Math.min(text.raw.length(), at + BEHIND), tokens);
        Vocabulary.placesNamed(tokens);
        return new Phrase(tokens);
    }

    /** A hyphen between two words: before an act it divides the text as a dash does. */
    private static boolean hyphen(Text text, int from, int to) {
        return to - from == 1 && text.raw.charAt(from) == '-';
    }

    /** The word up to which a field is read: what stands far behind the last name says nothing of it. */
    private static int last(Text text, List<RoleSpan> named) {
        int behind = named.isEmpty() ? 0 : text.firstWordFrom(named.getLast().end());
        return Math.min(text.words.size(), behind + BEHIND);
    }

    /** A phrase of the vocabulary ends before the next found name. */
    private static int limit(List<Vocabulary.Word> words, List<RoleSpan> named, int from) {
        int to = from + 1;
        while (to < words.size() && to < from + 6 && at(named, words.get(to)) == null) {
            to++;
        }
        return to;
    }

    private static @Nullable RoleSpan at(List<RoleSpan> named, Vocabulary.Word word) {
        int low = 0;
        int high = named.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (named.get(middle).end() <= word.start()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < named.size() && named.get(low).start() < word.end() ? named.get(low) : null;
    }

    private static void marks(Text text, int from, int to, List<Token> tokens) {
        for (int i = from; i < to; i++) {
            char c = text.raw.charAt(i);
            String says = MARKS.indexOf(c) < 0 ? "" : mark(text, i, from, to);
            if (!says.isEmpty() && (tokens.isEmpty() || !tokens.getLast().says().equals(says))) {
                tokens.add(new Token("", says, i, i + 1, null));
            }
        }
    }

    private static String mark(Text text, int i, int from, int to) {
        return switch (text.raw.charAt(i)) {
            case ',' -> "COMMA";
            case ':' -> "COLON";
            case '(' -> "PAREN";
            case '?' -> "ASKS";
            case '-' -> i > from || to - from > 1 ? "DASH" : "";
            case '/' -> "SLASH";
            default -> Stretch.sentence(text, i, Math.min(i + 2, to)) ? "STOP" : "";
        };
    }
}
