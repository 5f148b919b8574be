package org.sightline.gateway.opendata.redaction;

import java.util.regex.Pattern;

/** Takes telephone numbers of North America, others that begin with a plus, and extensions out of a text. */
final class TelephoneNumbers {

    private static final String MASK = "[telephone number]";
    private static final String EXTENSION = "(?:\\s*,?\\s*(?:EXT(?:ENSION|N)?|X)\\b?\\.?\\s*:?#?\\s*\\d{1,6})?";

    private static final Pattern WHOLE = Pattern.compile("(?i)(?<![\\w-])(?:(?:\\+?1[-. /]?)?"
            + "(?:\\(\\d{3}\\)[-. ]{0,2}\\d{3}[-. ]?\\d{4}|\\d{3}([-. /])\\s?\\d{3}[-. ]\\d{4})"
            + "|\\+\\d{1,3}(?:[ .()-]{1,2}\\d{1,5}){2,6})" + EXTENSION + "(?![\\w-])");

    /** Seven or ten digits behind a word that says what they are, with at most a name between them. */
    private static final Pattern SAID = Pattern.compile(
            "(?i)((?:\\b(?:PH|PHONE|TEL|TELEPHONE|CELL|MOBILE|MOB|CALL|RING|DIAL|FAX|TEXT|PAGER|CONTACT|[CHW](?=#))\\b[\\s.:#]*"
                    + "(?:(?:NO|NUMBER|AT|IS)\\b[\\s.:#]*|@\\s*)?|\\[name][\\s.,:;/@(-]{1,4}(?:AT\\s+)?)"
                    + "(?:[A-Z.']{1,15}\\s+){0,2}(?:AT\\s+|@\\s*)?)"
                    + "(?:1[-. ]?)?(?:\\d{3}[-. ]?)?\\d{3}[-. ]?\\d{4}" + EXTENSION + "(?![\\w-])");

    /** Ten digits behind a colon, however they stand together. */
    private static final Pattern GROUPED_WRONG = Pattern.compile(
            "(?i)(\\b(?:PH|PHONE|TEL|TELEPHONE|CELL|MOBILE|FAX)\\s*[:#.]\\s*)\\d(?:[-. ]?\\d){9}(?![\\w-])");

    /** What speaks of lines and of what stands at their ends: then ten digits in a row are a telephone number. */
    private static final Pattern OF_LINES = Pattern.compile(
            "(?i)\\b(?:WIRELESS|LINES?|POTS|SMS|PHONES?|TELEPHONE|CELL|MOBILE|FAX|PAGERS?|TEXT|DIALER|HOTSPOTS?|CALL|VOICE)\\b");

    private static final Pattern IN_A_ROW = Pattern.compile(
            "(?i)(?<![\\w.$-])(?<!\\b(?:PO|P\\.O\\.|INV|INVOICE|REQ|ACCT|ACCOUNT|ORDER|ITEM|PART|P/N|UPC|SKU|NSN|QUOTE|CONTRACT)\\s?(?:NO)?[ .:#]{0,2})"
                    + "[2-9]\\d{2}[2-9]\\d{6}(?![\\w-])");

    private static final Pattern PAGER = Pattern.compile(
            "(?i)(\\b(?:PAGERS?|PHONES?|CELL|TEL|FAX|SMS|POTS|LINE)\\b[^\\d\\n]{0,25}#\\s?)\\d{3}-\\d{4}(?![\\w-])");

    /** As long as one in a house is, behind a word or a name. */
    private static final Pattern INNER = Pattern.compile(
            "(?i)((?:\\bEXT(?:ENSION|N)?\\b[.\\s:#]*(?:NO\\b[.\\s:#]*)?"
                    + "|(?:\\[name]|\\[telephone number]|\\[mail address]|(?<!\\d\\s?)\\b(?:FOR|AT|CALL))[\\s,]*X\\s?))"
                    + "\\d{2,6}(?!\\s*(?:FT|FEET|FOOT|IN|INCH|MM|CM|M|EA|PK|YR|MO|MONTHS?|DAYS?|HRS?|V|W|AWG|PCS)\\b|[\\w\"'./-]*\\w)");

    private TelephoneNumbers() {}

    static String without(String text) {
        String left = WHOLE.matcher(text).replaceAll(MASK);
        left = SAID.matcher(left).replaceAll("$1" + MASK);
        left = GROUPED_WRONG.matcher(left).replaceAll("$1" + MASK);
        left = PAGER.matcher(left).replaceAll("$1" + MASK);
        if (OF_LINES.matcher(left).find()) {
            left = IN_A_ROW.matcher(left).replaceAll(MASK);
        }
        return INNER.matcher(left).replaceAll("$1" + MASK);
    }
}
