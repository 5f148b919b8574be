package org.sightline.gateway.opendata.redaction;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes serial numbers of devices and the numbers of their SIM cards and modems out of a text, one or a list. A list goes on as
 * long as what follows has the form of its first number; so the model or the quantity that stands behind it stays.
 */
final class SerialNumbers {

    private static final String MASK = "[serial number]";

    /** What says so beyond doubt, with words that may stand between it and the number. */
    private static final Pattern SAID = Pattern.compile(
            "(?i)(?<![\\w-])(?:S/NS?|(?:(?:N(?:UM(?:ERO)?|RO|O)?\\.?|#)\\s*(?:DE\\s+)?SERIE|SERIE(?=\\s*[:#]))|SER(?:I[AE]L)?S?\\.?\\s*(?:NO|NUM|NUMBER|#)(?:'?S|\\(S\\))?|SERI[AE]L(?:'?S|\\(S\\))|SER(?=\\.)|SRL|SN'?S"
                    + "|SERNO|SER#|SN(?=\\s*[:#=])|SERI[AE]L(?=\\s*[:#=])|(?:SERVICE|SVC)\\s+TAGS?|(?:HOST|COMPUTER|PC)\\s?NAME|IMEIS?|ICCIDS?|MEID|ESN|P2P\\s+ID|DEVICE\\s+ID"
                    + "|IMSI|EID|SIM(?:\\s+CARD)?\\s*(?:NO|NUM|NUMBER|#)|SN(?=\\d[A-Z0-9]{5}))(?<=\\)|#|(?![\\w-])|SN)"
                    + "(?:[^:;\\n]{1,40}:(?=\\s*[A-Z0-9-]*\\d)|\\s*(?:FOR|OF|ON)\\b[^:;,\\n]{1,40}?\\s(?:IS|ARE|WAS)(?=\\s+[A-Z0-9-]*\\d))?"
                    + "(?:[\\s.:#=(-]|(?:IS|ARE|FROM|RANGE|ENDING|BEGINNING|STARTING|IN|WITH|NO|NOS|NUMBERS?)\\b)*+");

    /** What may also be a word of something else. */
    private static final Pattern PERHAPS =
            Pattern.compile("(?i)(?<![\\w-])(?:SN|SER|SER[IA]{1,2}[AE]?L)\\s+(?=[A-Z0-9-]*\\d)");

    private static final Pattern INTERFACE =
            Pattern.compile("(?i)(?:RS|DB|USB|RJ|CAT)-?\\d.*|\\d{1,3}-?(?:PORT|FT|PIN|WAY|CH|IN|M|MM|EA|PK|PCS)S?.*");

    private static final Pattern NUMBER = Pattern.compile("(?i)(?=[A-Z0-9/-]*\\d)[A-Z0-9]+(?:-[A-Z0-9]+)*+(?![\\w])");

    /** Also with a space in it, as in PL21307, PL 21340. */
    private static final Pattern FURTHER =
            Pattern.compile("(?:[A-Z]{1,4} \\d{3,12}(?!\\w))|" + NUMBER.pattern(), Pattern.CASE_INSENSITIVE);

    private static final Pattern BETWEEN = Pattern.compile(
            "(?i)(?:\\s|[,;/&+|]|\\bAND\\b|\\bTHRU\\b|\\bTHROUGH\\b|\\bTO\\b|\\.{2,3}|[–-]|S/N|\\bSN\\b|#)++");

    /** The model of a maker may stand before the number in one word: the number begins with the day of production. */
    private static final Pattern DATED =
            Pattern.compile("(?<=[A-Z0-9-])20[0-4]\\d[01]\\d[0-3]\\d[A-Z]{2,6}\\d{8,9}[A-Z]{0,4}(?![\\w-])");

    /** Of the modem of a telephone (IMEI, 3GPP TS 23.003) and of a SIM card (ICCID, ITU-T E.118; EID, GSMA SGP.02), known by their form. */
    private static final Pattern OF_TELEPHONES = Pattern.compile(
            "(?<![\\w-])(?:(?:35|86|01|99)(?:\\d{13}|[ -]\\d{6}[ -]\\d{6}[ -]\\d)|89(?:\\d{17,18}|\\d{30}))(?![\\w-])");

    /** With an arrow to what it is behind it. */
    private static final Pattern BEFORE_ARROW =
            Pattern.compile("(?i)(?<![\\w-])(?=[A-Z0-9-]*\\d)[A-Z0-9-]{5,20}(?=\\s*<[-=]+\\s*(?:SER|S/N|SN))");

    /**
     * Without a word that says so, known by their form: of HP (place, year, week, number) and Cisco (place, year, week, number), as
     * both publish it, and of Axon beside its name.
     */
    private static final Pattern OF_MAKERS =
            Pattern.compile("(?<![\\w-])(?:(?:5C|CN|MX|8C|2U)[A-Z]\\d(?:0[1-9]|[1-4]\\d|5[0-3])[A-Z0-9]{4}"
                    + "|[A-Z]{3}\\d\\d(?:0[1-9]|[1-4]\\d|5[0-3])(?=\\d*[A-Z])[A-Z0-9]{4}"
                    + "|(?<=\\b(?:TASER|AXON)\\b.{0,40})X\\d{2}(?=[A-Z0-9]*[A-Z])[A-Z0-9]{6})(?![\\w-])");

    /** A list in brackets with what it is behind it. */
    private static final Pattern BEFORE =
            Pattern.compile("(?i)\\((?:(?=[A-Z]{0,4}\\d)[A-Z0-9]{5,20}[\\s,;/&]*)+(?=\\)\\s*(?:SERI[AE]L|S/N))");

    private static final Pattern UNIT_FOLLOWS = Pattern.compile(
            "(?i)\\s*(?:EA|EACH|PCS|PC|UNITS?|QTY|X|MP|MM|FT|TB|CH|PORT|CAMERAS?|CAMS?|DOMES?|BULLETS?|NVRS?|@|\\$)(?!\\w).*");

    private static final int SHORTEST_SAID = 3;
    private static final int SHORTEST_PERHAPS = 5;
    private static final int FEWEST_DIGITS_PERHAPS = 3;
    private static final int LONG = 7;
    private static final int SAME_BEGINNING = 3;
    private static final int SHORTEST_REST = 2;
    private static final int LONGEST_REST = 5;

    private SerialNumbers() {}

    static String without(String text) {
        String dated = DATED.matcher(text).replaceAll(MASK);
        dated = OF_TELEPHONES.matcher(dated).replaceAll(MASK);
        dated = BEFORE.matcher(dated).replaceAll("(" + MASK);
        dated = BEFORE_ARROW.matcher(dated).replaceAll(MASK);
        return OF_MAKERS
                .matcher(behind(PERHAPS, behind(SAID, dated, false), true))
                .replaceAll(MASK);
    }

    private static String behind(Pattern label, String text, boolean perhaps) {
        StringBuilder left = new StringBuilder();
        Matcher found = label.matcher(text);
        Matcher number = NUMBER.matcher(text);
        int told = 0;
        int from = 0;
        while (from <= text.length() && found.find(from)) {
            from = found.end() > from ? found.end() : from + 1;
            number.usePattern(NUMBER).region(found.end(), text.length());
            if (number.lookingAt() && isSerial(number.group(), perhaps)) {
                left.append(text, told, number.start()).append(MASK);
                told = endOfList(text, number);
                from = told;
            }
        }
        return told == 0 ? text : left.append(text, told, text.length()).toString();
    }

    private static boolean isSerial(String number, boolean perhaps) {
        return perhaps
                ? number.length() >= SHORTEST_PERHAPS
                        && number.chars().filter(Character::isDigit).count() >= FEWEST_DIGITS_PERHAPS
                        && !INTERFACE.matcher(number).matches()
                : number.length() >= SHORTEST_SAID;
    }

    private static int endOfList(String text, Matcher number) {
        String first = number.group();
        Matcher between = BETWEEN.matcher(text);
        int end = number.end();
        while (true) {
            between.region(end, text.length());
            if (!between.lookingAt()) {
                return end;
            }
            number.usePattern(FURTHER).region(between.end(), text.length());
            if (!number.lookingAt()
                    || !belongs(
                            first, between.group(), number.group().replace(" ", ""), text.substring(number.end()))) {
                return end;
            }
            end = number.end();
        }
    }

    private static boolean belongs(String first, String between, String next, String after) {
        int difference = Math.abs(first.length() - next.length());
        boolean counts = UNIT_FOLLOWS.matcher(after).matches();
        if (difference <= 1 && form(first).equals(form(next))) {
            return difference == 0 || next.length() >= SHORTEST_SAID && !counts;
        }
        return isAlike(first, next, difference) || isRest(first, between, next) && !counts;
    }

    /** Whether both have letters and digits in no order, as some makers' numbers have, or begin alike. */
    private static boolean isAlike(String first, String next, int difference) {
        boolean plain = first.indexOf('-') < 0 && next.indexOf('-') < 0;
        int fewest = difference == 0 ? LONG : LONG + 2;
        return plain && difference <= 2 && next.length() >= fewest
                || difference <= 1 && first.regionMatches(true, 0, next, 0, SAME_BEGINNING);
    }

    /** The last digits alone, as in ABC123, 124 or ABC123 to 130. */
    private static boolean isRest(String first, String between, String next) {
        int digits = first.length() - first.replaceAll("\\d+$", "").length();
        return !between.isBlank()
                && next.chars().allMatch(Character::isDigit)
                && next.length() >= SHORTEST_REST
                && next.length() <= Math.min(digits, LONGEST_REST);
    }

    /** A9 for ABC123: which kinds of signs follow each other. */
    private static String form(String number) {
        return number.replaceAll("[A-Za-z]+", "A").replaceAll("\\d+", "9");
    }
}
