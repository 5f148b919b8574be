package org.sightline.gateway.opendata.redaction;

import java.util.regex.Pattern;

/**
 * Takes numbers of people and of their vehicles out of a text: of badges, employees, students, patients and driver licenses,
 * social security numbers, days of birth, of customers' and bank accounts and cards, license plates and vehicle identification
 * numbers (49 CFR 565).
 */
final class PersonalNumbers {

    private static final String MASK = "[personal number]";
    private static final String VEHICLE_MASK = "[vehicle]";
    private static final String ACCOUNT_MASK = "[account number]";

    private static final String NO = "[\\s.:#]*(?:(?:ID|NO|NUM|NUMBER)(?:'?S)?\\b[\\s.:#]*)?";
    private static final String REALLY_NO = "(?:\\s*#|\\s*(?:ID|NO|NUM|NUMBER)(?:'?S)?\\b)[\\s.:#]*";
    private static final String VALUE = "(?:[A-Z]{1,2}-?)?\\d[\\d/-]{1,11}+";
    private static final String COUNTED = "(?!\\s*(?:/?\\s*(?:PK|BX|EA|PACK|CT|PCS|CASE)\\b)|\\w)";

    private static final Pattern OF_PEOPLE = Pattern.compile(
            "(?i)(\\b(?:(?:BADGES?|BDG|SHIELD|DOB|BIRTH\\s?DATE|SSN|MRN)" + NO
                    + "|(?:EMP(?:LOYEE)?|OFFICER|STU(?:DENT)?|PATIENT|INMATE|CLIENT|MEMBER|MEDICAID|MEDICARE|POLICY|DL|CDL|DRIVER'?S?\\s+LIC(?:ENSE)?|CARD|FOB)"
                    + REALLY_NO + "))(?:" + VALUE + COUNTED
                    + "|[A-Z]{2}\\d{5,10}[A-Z]?(?!\\w))(?:(?:[\\s,;/&]|\\bAND\\b)+(?:[A-Z]{1,2}-?)?\\d{4,10}(?![\\w-]))*+");

    private static final Pattern BEHIND_A_NAME =
            Pattern.compile("(?i)(\\[name]\\s*,?\\s*#\\s*)[A-Z]{0,2}-?\\d{2,8}(?!\\w)");

    private static final Pattern SECURITY = Pattern.compile("(?<![\\w-])\\d{3}-\\d{2}-\\d{4}(?![\\w-])");

    /** Seventeen signs with spaces or hyphens between them. */
    private static final String VEHICLE_IN_PARTS =
            "(?=[A-HJ-NPR-Z0-9]{2,14}[ -])(?:[A-HJ-NPR-Z0-9][ -]?){16}[A-HJ-NPR-Z0-9](?![\\w-])";

    /** Eleven signs, which say what it is, and the six of its own. */
    private static final Pattern VEHICLE_HALVED = Pattern.compile(
            "(?i)(?<![\\w-])(?=[A-Z]*\\d)(?=\\d*[A-Z][A-Z0-9]*[A-Z])[A-HJ-NPR-Z0-9]{11}-\\d{6}(?![\\w-])");

    private static final Pattern VEHICLE =
            Pattern.compile("(?i)(?<![\\w-])(?=[A-Z0-9]*[A-Z])(?=(?:[A-Z]*\\d){6})[A-HJ-NPR-Z0-9]{13}\\d{4}(?![\\w-])");

    private static final Pattern VEHICLE_SAID = Pattern.compile(
            "(?i)((?<!\\w)(?:VINS?|V\\.I\\.N\\.?)(?:\\s+(?:NO|LAST|ENDING)\\b)?(?:\\s+\\d(?=\\W))?[\\s.:#]*)" + "(?:"
                    + VEHICLE_IN_PARTS + "|(?=[A-Z]*\\d)[A-Z0-9]{6,17}(?!\\w))");

    private static final String PLATE =
            "(?=[A-Z0-9 -]{0,5}\\d{2})(?=[\\d -]{0,5}[A-Z])(?:[A-Z0-9]{5,8}|[A-Z0-9]{1,4}[ -](?=[A-Z0-9]*\\d|[A-Z]{3}\\b)[A-Z0-9]{2,5})(?![\\w-])";

    /** Behind words that say so; behind the word plate alone unless it is one of a wall, a mount or armor. */
    private static final Pattern LICENSE = Pattern.compile(
            "(?i)((?:\\bLIS?C(?:ENSE|ENCE)?\\.?\\s*(?:PLATES?|PLT|TAG)\\b" + NO + "|\\bLIC(?:ENSE)?\\s*#\\s*|\\bTAG"
                    + REALLY_NO + "|\\bVEH(?:ICLE)?\\s+REG(?:ISTRATION)?\\b" + NO
                    + "|(?<!\\b(?:WALL|FACE|BASE|BACK|MOUNTING|MOUNT|COVER|ADAPTER|SKID|TRIM|STEEL|RIFLE|ARMOR|BLANK|PATCH|JUNCTION|STRIKE|KICK)\\s)\\bPLATES?\\b"
                    + NO + "))"
                    + PLATE + "(?:[\\s,;/&]+(?:AND\\s+)?" + PLATE + ")*+");

    /** Behind the word tag alone: letters, a hyphen and digits, as on a car. */
    private static final Pattern TAG =
            Pattern.compile("(?i)(\\b(?:TAG|TABLILLA|PLACA|PLT(?=\\s*[:#]))\\b[\\s.:#]*)[A-Z]{2,3}-\\d{3,5}(?![\\w-])");

    private static final String DIGITS = "\\d(?:[ -]?\\d){5,18}+(?![\\w-]|\\.\\d)";

    /** Of a customer, a bank or a card; not of a ledger, in which the office books what it bought. */
    private static final Pattern ACCOUNT = Pattern.compile(
            "(?i)((?<!\\b(?:GL|G/L|LEDGER|EXPENSE|EXP|BUDGET|FUND|ORG|CHARGE|COST|REVENUE|OBJECT|LINE)[ .-]{0,2})"
                    + "(?:\\b(?:ACCT|ACCOUNT)\\b(?:\\s+ENDING)?(?:\\s*(?:NO|NUM|NUMBER)\\b)?[\\s.:#]*(?=(?:[ -]?\\d){9})"
                    + "|\\bA/C\\s*(?:(?:NO|NUM|NUMBER)\\b|#)[\\s.:#]*"
                    + "|\\bCUENTA\\b(?:\\s+DE\\s+\\p{L}+)?\\s*(?:(?:N(?:O|UM|RO)|NUMERO)\\b|#|:)[\\s.:#]*))" + DIGITS);

    private static final Pattern CARD = Pattern.compile(
            "(?i)(\\b(?:P-?CARDS?|(?:FUEL|CREDIT|DEBIT|GIFT|PURCHASING|VISA|MASTERCARD|AMEX|BANK)\\s+CARDS?|CARD|VISA|MASTERCARD)\\b"
                    + "(?:\\s*(?:NO|NUM|NUMBER|ENDING(?:\\s+IN)?)\\b)?[\\s.:#]*)(?:(?:\\d{4}[ -]){3}\\d{1,7}|\\d{13,19})(?![\\w-])");

    private PersonalNumbers() {}

    static String without(String text) {
        String left = OF_PEOPLE.matcher(text).replaceAll("$1" + MASK);
        left = BEHIND_A_NAME.matcher(left).replaceAll("$1" + MASK);
        left = SECURITY.matcher(left).replaceAll(MASK);
        left = VEHICLE.matcher(left).replaceAll(VEHICLE_MASK);
        left = VEHICLE_SAID.matcher(left).replaceAll("$1" + VEHICLE_MASK);
        left = VEHICLE_HALVED.matcher(left).replaceAll(VEHICLE_MASK);
        left = LICENSE.matcher(left).replaceAll("$1" + VEHICLE_MASK);
        left = TAG.matcher(left).replaceAll("$1" + VEHICLE_MASK);
        left = ACCOUNT.matcher(left).replaceAll("$1" + ACCOUNT_MASK);
        return CARD.matcher(left).replaceAll("$1" + ACCOUNT_MASK);
    }
}
