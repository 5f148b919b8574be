package org.sightline.gateway.pages.office.opendata.redaction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.sightline.gateway.pages.office.opendata.redaction.Words.Word;

/**
 * A text as it is read: its words with what each is by its form and its lists, what it says of its neighbors, and the marks
 * between.
 */
final class Reading {

    private static final Pattern SIZE = Pattern.compile(
            "\\d{1,4}(?:\\.\\d+)?(?:-\\d+/\\d+)?[xX*]\\d{1,4}(?:\\.\\d+)?(?:[xX*-]\\d{1,4}(?:\\.\\d+)?)*[A-Za-z]{0,3}");
    private static final Pattern MEASURE =
            Pattern.compile("(?i)\\d{1,6}(?:\\.\\d+)?-?(?:mm|cm|m|mp|gb|tb|mb|ft|in|ea|pk|pc|pcs|ch"
                    + "|v|vdc|vac|w|a|ah|mah|hz|mhz|ghz|k|lb|lbs|oz|gal|hr|hrs|yr|yrs|mo|mos|ct|gr|ga|awg|port|kw|kva|hp|rd|th|st|nd|dpi|lm"
                    + "|psi|sf|lf|cy|sy|tn|qt|d|p|g|x|l|y|c|cs|bx|dz|mil|inch|foot|day|days|u|yd|ton|mbps|gbps|amp|btu|cfm|gpm|ppm|seat|line"
                    + "|pack|dr|i|t|s|cyl)");

    private static final Pattern HOUSE = Pattern.compile("(?i)[NSEW]?\\d{1,6}½?(?:-?[A-D])?(?:-\\d{1,4})?");

    private static final String STRANGE = "!@$%^*_~";
    private static final int SHORT_WORD = 3;
    private static final int MARKS_TOLD = 2;
    private static final int[] LENGTHS_OF_DIGITS = {1, 2, 3, 4, 5, 6, 9, 10, 14};
    private static final int[] LENGTHS_OF_SIGNS = {4, 6, 9, 13};
    private static final int SHORT_WITH_HYPHEN = 5;
    private static final int DIGITS_OF_A_COUNT = 3;
    private static final int DIGITS_OF_FEW = 6;

    private final List<Word> words;
    private final String[] kinds;
    private final String[] groups;
    private final String[] shapes;
    private final String[] lists;
    private final List<List<String>> labels;
    private final String[] between;
    private final boolean[] houses;
    private final boolean mixed;

    private Reading(String text) {
        words = Words.of(text);
        int size = words.size();
        kinds = new String[size];
        groups = new String[size];
        shapes = new String[size];
        lists = new String[size];
        labels = new ArrayList<>(size);
        between = new String[size + 1];
        houses = new boolean[size];
        int end = 0;
        for (int at = 0; at < size; at++) {
            Word word = words.get(at);
            shapes[at] = shape(word.text());
            lists[at] = word.isLetters() ? lists(word) : "";
            labels.add(labels(word));
            kinds[at] = kind(word, lists[at]);
            groups[at] = group(kinds[at]);
            houses[at] = !word.isLetters() && HOUSE.matcher(word.text()).matches();
            between[at] = marks(text.substring(end, word.start()));
            end = word.end();
        }
        between[size] = marks(text.substring(end));
        mixed = text.chars().anyMatch(Character::isLowerCase) && text.chars().anyMatch(Character::isUpperCase);
    }

    static Reading of(String text) {
        return new Reading(text);
    }

    int size() {
        return words.size();
    }

    Word word(int at) {
        return words.get(at);
    }

    /** What a word is as far as it can be told by itself: ap for letters that stand in the list p, D4 for four digits; ^ and $ outside. */
    String kind(int at) {
        return at < 0 ? "^" : at >= kinds.length ? "$" : kinds[at];
    }

    /** As its kind, coarser. */
    String group(int at) {
        return at < 0 ? "^" : at >= groups.length ? "$" : groups[at];
    }

    /** The word itself where it is of letters, else its group. */
    String said(int at) {
        return at < 0 || at >= kinds.length || !words.get(at).isLetters()
                ? group(at)
                : words.get(at).upper();
    }

    /** Its letters as A, its digits as 9, the rest as it is. */
    String shape(int at) {
        return shapes[at];
    }

    /** The lists of a word of letters ({@link Lexicon#lists}). */
    String lists(int at) {
        return lists[at];
    }

    /** What it says of its neighbors ({@link Lexicon#labels}). */
    List<String> labels(int at) {
        return labels.get(at);
    }

    /** The marks before a word, or at the end of the text: _ for spaces alone, + for nothing. */
    String before(int at) {
        return between[at];
    }

    /** Whether this may be the number of a house. */
    boolean isHouse(int at) {
        return houses[at];
    }

    /** Whether the text has small letters and capitals. */
    boolean isMixed() {
        return mixed;
    }

    /** Whether two words with digits look alike, as serial numbers of a list do. */
    boolean isAlike(int at, int other) {
        String one = words.get(at).upper();
        String two = words.get(other).upper();
        return one.length() > SHORT_WORD
                && one.length() == two.length()
                && !one.equals(two)
                && (shapes[at].equals(shapes[other]) || two.regionMatches(0, one, 0, SHORT_WORD + 1));
    }

    private static String marks(String between) {
        StringBuilder marks = new StringBuilder(MARKS_TOLD);
        for (int at = 0; at < between.length() && marks.length() < MARKS_TOLD; at++) {
            if (!Character.isWhitespace(between.charAt(at))) {
                marks.append(between.charAt(at));
            }
        }
        return !marks.isEmpty() ? marks.toString() : between.isEmpty() ? "+" : "_";
    }

    private static String shape(String word) {
        StringBuilder shape = new StringBuilder(word.length());
        for (int at = 0; at < word.length(); at++) {
            char sign = word.charAt(at);
            shape.append(Character.isLetter(sign) ? 'A' : Character.isDigit(sign) ? '9' : sign);
        }
        return shape.toString();
    }

    private static String lists(Word word) {
        String whole = Lexicon.lists(word.upper());
        if (!whole.equals(Lexicon.NO_LIST) || word.text().indexOf('-') < 0) {
            return whole;
        }
        StringBuilder parts = new StringBuilder("h");
        for (String part : word.text().split("-", -1)) {
            parts.append(Lexicon.lists(Words.upper(part)).charAt(0));
        }
        return parts.toString();
    }

    private static List<String> labels(Word word) {
        List<String> whole = word.form().equals(Words.MASK) ? List.of() : Lexicon.labels(word.upper());
        return !whole.isEmpty() || word.text().indexOf('-') < 0 || word.form().equals(Words.MASK)
                ? whole
                : Arrays.stream(word.text().split("-", -1))
                        .flatMap(part -> Lexicon.labels(Words.upper(part)).stream())
                        .distinct()
                        .toList();
    }

    private static String kind(Word word, String lists) {
        if (!word.form().equals(Words.PLAIN) && !word.form().equals(Words.SHORT)) {
            return word.form();
        }
        if (word.isLetters()) {
            boolean unknown = lists.equals(Lexicon.NO_LIST) && word.upper().length() <= SHORT_WORD;
            return word.upper().length() == 1 ? "I" : unknown ? "a3" : "a" + lists;
        }
        if (SIZE.matcher(word.text()).matches()) {
            return "SIZE";
        }
        if (MEASURE.matcher(word.text()).matches()) {
            return "MEASURE";
        }
        return Words.isDigits(word.upper()) ? digits(word) : signs(word);
    }

    private static String digits(Word word) {
        int length = word.upper().length();
        if (word.text().length() == length) {
            return "D" + step(length, LENGTHS_OF_DIGITS);
        }
        return word.text().indexOf('-') > 0 ? length <= SHORT_WITH_HYPHEN ? "d-4" : "d-" : "d.";
    }

    private static String signs(Word word) {
        if (Lexicon.lists(word.upper()).equals("p")) {
            return "Xp";
        }
        boolean strange = word.text().chars().anyMatch(sign -> STRANGE.indexOf(sign) >= 0);
        String hyphen = word.text().indexOf('-') > 0 ? "-" : "";
        return (strange ? "!" : "X") + hyphen + step(word.upper().length(), LENGTHS_OF_SIGNS);
    }

    /** The first of these that is at least as large, more where none is. */
    private static String step(int length, int... steps) {
        for (int step : steps) {
            if (length <= step) {
                return String.valueOf(step);
            }
        }
        return "more";
    }

    private static String group(String kind) {
        return switch (kind.charAt(0)) {
            case 'a' -> "a";
            case 'X', '!' -> kind.endsWith("4") ? "X4" : "X";
            case 'd' -> "d";
            case 'D' -> kind.equals("DATE") ? kind : groupOfDigits(kind.substring(1));
            default -> kind.equals("I") ? "a" : kind;
        };
    }

    private static String groupOfDigits(String length) {
        boolean many = length.length() > 1 || length.charAt(0) > '0' + DIGITS_OF_FEW;
        return many ? "D" : length.charAt(0) <= '0' + DIGITS_OF_A_COUNT ? "D3" : "D5";
    }
}
