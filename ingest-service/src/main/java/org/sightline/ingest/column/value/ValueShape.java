package org.sightline.ingest.column.value;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.sightline.ingest.column.Field;

/**
 * What the values of one column look like, as shares from 0 to 1 of the values that are not blank.
 *
 * @param rows how many sample rows there are
 * @param filled how many sample values are not blank
 * @param days values that are days
 * @param periods values that are days, months, quarters or years
 * @param amounts values that are numbers
 * @param words values with at least two letters
 * @param companies values that end as company names do
 * @param publicBodies values that sound like public bodies
 * @param states values that are two capital letters
 * @param distinct different values
 * @param cents values with a currency sign or two decimals
 * @param links values that are addresses of pages
 * @param yesOrNo values that answer a question or count a thing
 * @param codes values that may be a code: with a digit, and hardly words
 * @param counts values that may count lines: few digits and nothing else
 * @param persons values in the form of a person's name
 * @param units values that are units of measure
 * @param incorporated values that end as names of companies do and texts do not
 * @param lastNames values that are a person's name, the last name first or the first one as an initial
 * @param digits values with a digit
 * @param length letters on average
 */
public record ValueShape(
        int rows,
        int filled,
        double days,
        double periods,
        double amounts,
        double words,
        double companies,
        double publicBodies,
        double states,
        double distinct,
        double cents,
        double links,
        double yesOrNo,
        double codes,
        double counts,
        double persons,
        double units,
        double incorporated,
        double lastNames,
        double digits,
        double length) {

    private static final Pattern COMPANY = Pattern.compile(
            ".*\\b(inc|llc|llp|ltd|corp|corporation|co|company|lp|plc|pc|pllc|dba|group|enterprises|services|supply|associates)\\b\\.?\\W*$");
    private static final Pattern INCORPORATED = Pattern.compile(
            ".*\\b(inc|llc|llp|ltd|corp|corporation|co|company|lp|plc|pc|pllc|dba|enterprises|associates)\\b\\.?\\W*$");
    private static final Pattern LAST_NAME_FIRST = Pattern.compile(
            "\\p{Lu}[\\p{L}'-]+, ?(\\p{Lu}[\\p{L}'-]*\\.?( \\p{Lu}\\.?)?|\\*)|\\p{Lu}\\. \\p{Lu}[\\p{L}'-]+");
    private static final Pattern PUBLIC_BODY =
            Pattern.compile("(?!usd$).*\\b(city of|county of|town of|village of|township|school"
                    + " district|schools|isd|usd|university|state of|department of|dept of|housing authority|utility"
                    + " district|school dist|unified sch|sch dist|police dep|esd region|public library|board of"
                    + " education|sheriff|police department|fire department|fire district|water district|transit|port"
                    + " of|borough of|charter school|municipio de|autoridad de|departamento"
                    + " de).*|.*\\b(county|city|cnty|council|esd|sch dist \\w+|academy|sheriff|library|airport)$");
    /** A column in which so many values end as names of companies do holds names. */
    public static final double COMPANY_VALUES = 0.2;

    private static final double FEW_BODIES = 0.2;
    private static final double MANY_NAMES = 0.5;
    private static final double MOST_VALUES = 0.8;

    /** Letters of the shortest word that says what was bought, on average; what is shorter is a code. */
    public static final int SHORTEST_TEXT = 4;

    /** "NVR" and "PTZ" are goods; "EA" is none. */
    private static final int SHORT_NAME = 3;

    private static final double FEW_DIGITS = 0.3;
    private static final Set<Field> NUMBERS = EnumSet.of(Field.DOCUMENT_NUMBER, Field.ORDER_NUMBER, Field.SOURCE_KEY);
    private static final Set<Field> DESCRIPTIONS = EnumSet.of(Field.DESCRIPTION, Field.DESCRIPTION2);
    private static final double LIKE_PERSONS = 0.85;
    private static final int LONGEST_UNIT = 20;
    private static final int SHORT_UNIT = 4;
    private static final double PERHAPS_A_UNIT = 0.55;

    private static final Pattern CENTS = Pattern.compile(".*[$\u20ac\u00a3].*|.*\\d[.,]\\d{2}\\D*");
    private static final Set<String> YES_OR_NO =
            Set.of("yes", "no", "y", "n", "x", "ea", "each", "lot", "true", "false");

    private static final Set<String> UNITS = Set.of(
            "ea",
            "each",
            "lot",
            "unit",
            "units",
            "pc",
            "pcs",
            "piece",
            "pieces",
            "pr",
            "pair",
            "set",
            "st",
            "kit",
            "bx",
            "box",
            "cs",
            "case",
            "ct",
            "ctn",
            "carton",
            "pk",
            "pkg",
            "pack",
            "package",
            "bag",
            "bg",
            "roll",
            "rl",
            "dz",
            "doz",
            "dozen",
            "ft",
            "feet",
            "foot",
            "lf",
            "sf",
            "sy",
            "cy",
            "yd",
            "yard",
            "in",
            "inch",
            "mi",
            "mile",
            "acre",
            "lb",
            "lbs",
            "pound",
            "ton",
            "tn",
            "oz",
            "gal",
            "gallon",
            "gl",
            "qt",
            "hr",
            "hrs",
            "hour",
            "hours",
            "dy",
            "day",
            "days",
            "wk",
            "mo",
            "month",
            "months",
            "yr",
            "year",
            "job",
            "jb",
            "ls",
            "lump sum",
            "dol",
            "usd",
            "dollar",
            "au",
            "pd",
            "bt",
            "bottle",
            "can",
            "drum",
            "ream",
            "rm",
            "sheet",
            "page",
            "service",
            "svc",
            "license",
            "seat");

    /** Companies with names of three letters are few, but there are some: IBM, 3M. */
    private static final double SHORT_NAMES = 0.75;

    private static final Pattern STATE = Pattern.compile("[A-Z]{2}");
    /** A code has a digit, and where it has words they are its explanation: "84033 - cameras". */
    private static final Pattern CODE = Pattern.compile("\\S*\\d\\S*(\\s*[-:/].*|\\s\\S*\\d\\S*)*|[A-Z]{1,6}");

    private static final Pattern COUNT = Pattern.compile("#?[A-Za-z]?-?\\d{1,9}([.-]\\d{1,4})?[A-Za-z]?");
    private static final Pattern PERSON = Pattern.compile(
            "\\p{Lu}[\\p{L}'-]+, ?\\p{Lu}[\\p{L}'-]*\\.?( \\p{Lu}\\.?)?|\\p{Lu}\\p{Ll}+ (\\p{Lu}\\.? )?\\p{Lu}\\p{Ll}+"
                    + "|\\p{Lu}\\.? \\p{Lu}[\\p{L}'-]+");
    private static final Pattern TWO_LETTERS = Pattern.compile(".*\\p{L}.*\\p{L}.*");

    public static ValueShape of(List<String> values) {
        int[] counts = new int[17];
        long letters = 0;
        Set<String> distinct = new HashSet<>();
        int filled = 0;
        for (String value : values) {
            if (value.isEmpty()) {
                continue;
            }
            filled++;
            letters += value.length();
            distinct.add(value);
            count(value, counts);
        }
        double all = Math.max(1, filled);
        return new ValueShape(
                values.size(),
                filled,
                counts[0] / all,
                counts[1] / all,
                counts[2] / all,
                counts[3] / all,
                counts[4] / all,
                counts[5] / all,
                counts[6] / all,
                distinct.size() / all,
                counts[7] / all,
                counts[8] / all,
                counts[9] / all,
                counts[10] / all,
                counts[11] / all,
                counts[12] / all,
                counts[13] / all,
                counts[14] / all,
                counts[15] / all,
                counts[16] / all,
                letters / all);
    }

    private static void count(String value, int[] counts) {
        boolean day = Dates.day(value, Dates.Order.MDY) != null || Dates.day(value, Dates.Order.DMY) != null;
        boolean serial = day && value.length() == 5;
        boolean period = day || Dates.read(value, Dates.Order.MDY, true) != null || value.matches("1[0-2]|[1-9]");
        boolean amount = Amounts.read(value, false) != null || Amounts.read(value, true) != null;
        String lower = value.toLowerCase(Locale.ROOT);
        boolean[] is = {
            day && !serial,
            period,
            amount,
            TWO_LETTERS.matcher(value).matches(),
            COMPANY.matcher(lower).matches(),
            PUBLIC_BODY.matcher(lower).matches(),
            STATE.matcher(value).matches(),
            CENTS.matcher(value).matches(),
            lower.startsWith("http://") || lower.startsWith("https://"),
            YES_OR_NO.contains(lower),
            CODE.matcher(value).matches(),
            COUNT.matcher(value).matches(),
            PERSON.matcher(value).matches(),
            UNITS.contains(lower),
            INCORPORATED.matcher(lower).matches(),
            LAST_NAME_FIRST.matcher(value).matches(),
            hasDigit(value)
        };
        for (int i = 0; i < is.length; i++) {
            counts[i] += is[i] ? 1 : 0;
        }
    }

    private static boolean hasDigit(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isDigit(value.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** How well such values go with a field, from 0 (they contradict it) to 1. */
    public double fits(Field field) {
        if (filled > 0) {
            return valuesFit(field);
        }
        return rows == 0 ? 0.8 : 0.5;
    }

    private double valuesFit(Field field) {
        return switch (field) {
            case ORDER_DATE -> share(periods);
            case PAYMENT_DATE, END_DATE -> share(length == 5 ? periods : days);
            case QUANTITY, UNIT_PRICE, AMOUNT -> areDates() ? 0 : share(amounts);
            case STATE -> share(states);
            // "Brookfield Zoo" looks like a person too: under a plain name of the column it is a body all the same.
            case BUYER -> publicBodies < FEW_BODIES && persons > 0.5 ? LIKE_PERSONS * fitsBody() : fitsBody();
            // Departments are known by three letters too: "DNR".
            case DEPARTMENT -> length < 4 ? SHORT_NAMES * fitsText() : fitsText();
            case VENDOR -> fitsVendor();
            case DESCRIPTION, DESCRIPTION2, MANUFACTURER, PROGRAM -> fitsWords(field);
            case UNIT -> fitsUnit();
            case LINE_NUMBER -> counts >= 0.6 ? fitsCode(field) : 0;
            // Words are no code.
            case NIGP, UNSPSC, PSC, NAICS, ACCOUNT -> codes >= 0.5 ? fitsCode(field) : 0;
            default -> fitsCode(field);
        };
    }

    /** "EA" and "JC" say by a code of two letters what is bought, and are no words for it. */
    private double fitsWords(Field field) {
        boolean shortCodes = length < SHORT_NAME && codes >= MOST_VALUES;
        return shortCodes && DESCRIPTIONS.contains(field) ? 0 : fitsText();
    }

    /** A part of an office is called a unit too. */
    private double fitsUnit() {
        if (words < 0.5 || length > LONGEST_UNIT) {
            return 0;
        }
        return units >= 0.3 || length <= SHORT_UNIT ? 1 : PERHAPS_A_UNIT;
    }

    private double fitsBody() {
        return length < 4 ? 0 : fitsText();
    }

    private double fitsVendor() {
        if (length >= 4) {
            return fitsText();
        }
        return yesOrNo > 0.5 ? 0 : SHORT_NAMES * fitsText();
    }

    /** Days in digits, which read as numbers too. */
    private boolean areDates() {
        return days > 0.8 && cents < 0.1 && length >= 8;
    }

    private double fitsText() {
        if (links > 0.5 || yesOrNo > 0.5) {
            return 0;
        }
        if (words >= 0.6 && days < 0.5) {
            return 1;
        }
        return words >= 0.3 ? 0.6 : 0;
    }

    /** Neither money nor long text; dates only where they may be models. "PO" and "CT" are kinds of papers: a number has digits. */
    private double fitsCode(Field field) {
        if (digits < FEW_DIGITS && NUMBERS.contains(field)) {
            return 0;
        }
        return cents <= 0.8 && length <= 60 && (days <= 0.8 || field == Field.MODEL) ? 1 : 0;
    }

    /** What the values are, in one word, by which a layout is known again. */
    public String kind() {
        if (filled == 0) {
            return "blank";
        }
        if (days >= MOST_VALUES) {
            return "days";
        }
        if (amounts >= MOST_VALUES) {
            return "numbers";
        }
        if (codes >= MOST_VALUES) {
            return "codes";
        }
        return words >= MOST_VALUES ? "words" : "mixed";
    }

    /** Whether the values are words that may say what was bought, and no names. */
    public boolean isText() {
        return isTextOrPersons() && persons <= 0.5;
    }

    /** The same where the name of the column says that they are no persons: "Child Welfare" looks like one. */
    public boolean isTextOrPersons() {
        return filled > 0
                && length >= SHORTEST_TEXT
                && fitsText() == 1
                && incorporated < MANY_NAMES
                && publicBodies < MANY_NAMES;
    }

    /** Whether the values are long and varied texts that name no companies. */
    public boolean isProse() {
        return words > 0.9 && links < 0.5 && length > 20 && distinct > 0.3 && companies < COMPANY_VALUES;
    }

    private static double share(double share) {
        return share >= 0.8 ? 1 : share >= 0.5 ? 0.7 : 0;
    }
}
