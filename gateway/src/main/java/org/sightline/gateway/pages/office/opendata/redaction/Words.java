package org.sightline.gateway.pages.office.opendata.redaction;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Divides a text into words: what has a form of its own, such as a mail address or a date, is one word. */
final class Words {

    /**
     * @param text as it stands in the purchase
     * @param upper its letters and digits alone, in capitals, without accents
     * @param form what its form says, such as MAIL; WORD where it says nothing
     * @param start in the text, the first character
     * @param end in the text, behind the last character
     * @param isLetters whether it is of letters alone, marks aside
     */
    record Word(String text, String upper, String form, int start, int end, boolean isLetters) {}

    static final String MASK = "MASK";
    static final String PLAIN = "WORD";
    static final String SHORT = "SHORT";
    private static final String MAIL = "MAIL";

    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|[01]?\\d?\\d)";
    private static final String ENDING = "(?i:com|org|net|gov|edu|us|invalid|example|mil|coop|k12)\\b";
    private static final String NO_MORE = "(?![\\w.:-])";

    /** In this order: what is whole before what could be a part of it. The first of each is the form and names its group. */
    private static final String[][] FORMS = {
        {MASK, Kind.masks()},
        {
            MAIL,
            "(?:[A-Za-z]{2,8}://)?[\\w.%+'-]+@[\\w-]+(?:\\.[\\w-]+)*\\.[A-Za-z][\\w-]+"
                    + "|[\\w.%+-]+\\s?[(\\[{]\\s*(?i:at)\\s*[)\\]}]\\s?[\\w-]+(?:\\s*(?:\\.|[(\\[{]\\s*(?i:dot)\\s*[)\\]}])\\s*[\\w-]+)+"
                    + "|[\\w.%+-]+\\s(?i:at)\\s[\\w-]+(?:(?:\\.|\\s(?i:dot)\\s)[\\w-]+)*(?:\\.|\\s(?i:dot)\\s)" + ENDING
                    + "|[\\w.%+-]+\\s?@\\s?[\\w-]+(?:\\.[\\w-]+)*\\." + ENDING
        },
        {
            "MAC",
            "(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{1,2}(?![\\w:-])|(?:[0-9A-Fa-f]{2}[. ]){5}[0-9A-Fa-f]{2}(?![\\w.])"
                    + "|[0-9A-Fa-f]{4}(?<between>[.:-])[0-9A-Fa-f]{4}\\k<between>[0-9A-Fa-f]{4}" + NO_MORE
        },
        {"IP", OCTET + "(?:\\." + OCTET + "){3}(?:/\\d{1,2}|:\\d{1,5})?(?![\\w.]*\\w)"},
        {
            "IPSIX",
            "(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}(?![\\w:])"
                    + "|(?:[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4}){0,6})?::[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4}){0,6}(?:/\\d{1,3})?(?![\\w:])"
        },
        {
            "PHONE",
            "(?:\\+?1[ .-]?)?(?:\\(\\d{3}\\)[ .-]{0,2}|\\d{3}[ ./-])\\d{3}[ .-]?\\d{4}(?![\\d-]|[A-WYZa-wyz](?!xt))"
        },
        {"PHONESHORT", "\\d{3}[.-]\\d{4}(?![\\w./-])"},
        {"SECURITY", "\\d{3}-\\d{2}-\\d{4}(?![\\w-])"},
        {
            "DATE",
            "\\d{1,2}[/.-]\\d{1,2}[/.-](?:19|20)?\\d{2}(?![\\w-])|(?:19|20)\\d{2}[/-]\\d{1,2}[/-]\\d{1,2}(?![\\w-])"
        },
        {"AMOUNT", "\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?(?![\\w])"},
        {"FRACTION", "(?:\\d{1,2}-)?\\d{1,3}/\\d{1,3}(?![\\w/-])"},
        {SHORT, "(?:\\p{L}\\.){2,}|\\p{L}/\\p{L}(?:/\\p{L})?[sS]?(?!\\p{L})"},
        {
            PLAIN,
            "[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_]|[-!@$%^*~](?=[\\p{L}\\p{N}_])|['’](?=\\p{L})(?![sS](?!\\w))|\\.(?=\\d)"
                    + "|(?<=\\d)\\.(?=\\p{L}))*[!$*]*"
        },
    };

    private static final Pattern WORDS = pattern(FORMS);
    /** Mail addresses are the slowest to look for. */
    private static final Pattern WITHOUT_MAIL =
            pattern(Arrays.stream(FORMS).filter(form -> !form[0].equals(MAIL)).toArray(String[][]::new));

    private static final Pattern AT = Pattern.compile("(?i)@|[\\s(\\[{]at[\\s)\\]}]");
    private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{N}]");

    private Words() {}

    private static Pattern pattern(String[]... forms) {
        StringBuilder all = new StringBuilder();
        for (String[] form : forms) {
            all.append(all.isEmpty() ? "(?<" : "|(?<")
                    .append(form[0])
                    .append('>')
                    .append(form[1])
                    .append(')');
        }
        return Pattern.compile(all.toString());
    }

    static List<Word> of(String text) {
        List<Word> words = new ArrayList<>();
        boolean mail = AT.matcher(text).find();
        Matcher next = (mail ? WORDS : WITHOUT_MAIL).matcher(text);
        while (next.find()) {
            String upper = upper(next.group());
            words.add(new Word(next.group(), upper, form(next, mail), next.start(), next.end(), isLetters(upper)));
        }
        return words;
    }

    /** Letters and digits alone, in capitals, without accents. */
    static String upper(String word) {
        String plain = Normalizer.isNormalized(word, Normalizer.Form.NFD)
                ? word
                : Normalizer.normalize(word, Normalizer.Form.NFD);
        return (isLetters(plain) ? plain : MARKS.matcher(plain).replaceAll("")).toUpperCase(Locale.ROOT);
    }

    static boolean isLetters(String word) {
        for (int at = 0; at < word.length(); at++) {
            if (!Character.isLetter(word.charAt(at))) {
                return false;
            }
        }
        return !word.isEmpty();
    }

    static boolean isDigits(String word) {
        for (int at = 0; at < word.length(); at++) {
            if (!Character.isDigit(word.charAt(at))) {
                return false;
            }
        }
        return !word.isEmpty();
    }

    private static String form(Matcher found, boolean mail) {
        for (String[] form : FORMS) {
            if ((mail || !form[0].equals(MAIL)) && found.start(form[0]) >= 0) {
                return form[0];
            }
        }
        throw new IllegalStateException(found.group());
    }
}
