package org.sightline.gateway.opendata.redaction;

import java.util.regex.Pattern;

/**
 * Takes numbers of people and of their vehicles out of a text: of badges, employees, students, patients and driver licenses,
 * social security numbers, days of birth, license plates and vehicle identification numbers (49 CFR 565).
 */
final class PersonalNumbers {

    private static final String MASK = "[personal number]";
    private static final String VEHICLE_MASK = "[vehicle]";

    private static final String NO = "[\\s.:#]*(?:(?:ID|NO|NUM|NUMBER)(?:'?S)?\\b[\\s.:#]*)?";
    private static final String REALLY_NO = "(?:\\s*#|\\s*(?:ID|NO|NUM|NUMBER)(?:'?S)?\\b)[\\s.:#]*";
    private static final String VALUE = "(?:[A-Z]{1,2}-?)?\\d[\\d/-]{1,11}+";
    private static final String COUNTED = "(?!\\s*(?:/?\\s*(?:PK|BX|EA|PACK|CT|PCS|CASE)\\b)|\\w)";

    private static final Pattern OF_PEOPLE =
            Pattern.compile("(?i)(\\b(?:(?:BADGES?|BDG|SHIELD|DOB|BIRTH\\s?DATE|SSN|MRN)" + NO
                    + "|(?:EMP(?:LOYEE)?|OFFICER|STU(?:DENT)?|PATIENT|INMATE|CLIENT|MEMBER|DL|CDL|DRIVER'?S?\\s+LIC(?:ENSE)?|CARD|FOB)"
                    + REALLY_NO + "))(?:" + VALUE + COUNTED
                    + "|[A-Z]{2}\\d{5,10}(?!\\w))(?:(?:[\\s,;/&]|\\bAND\\b)+(?:[A-Z]{1,2}-?)?\\d{4,10}(?![\\w-]))*+");

    private static final Pattern BEHIND_A_NAME =
            Pattern.compile("(?i)(\\[name]\\s*,?\\s*#\\s*)[A-Z]{0,2}-?\\d{2,8}(?!\\w)");

    private static final Pattern SECURITY = Pattern.compile("(?<![\\w-])\\d{3}-\\d{2}-\\d{4}(?![\\w-])");

    private static final Pattern VEHICLE =
            Pattern.compile("(?i)(?<![\\w-])(?=[A-Z0-9]*[A-Z])(?=(?:[A-Z]*\\d){6})[A-HJ-NPR-Z0-9]{13}\\d{4}(?![\\w-])");

    private static final Pattern VEHICLE_SAID = Pattern.compile(
            "(?i)((?<!\\w)(?:VINS?|V\\.I\\.N\\.?)(?:\\s+(?:NO|LAST|ENDING)\\b)?(?:\\s+\\d(?=\\W))?[\\s.:#]*)"
                    + "(?=[A-Z]*\\d)[A-Z0-9]{6,17}(?!\\w)");

    private static final String PLATE =
            "(?=[A-Z0-9 -]{0,5}\\d{2})(?=[\\d -]{0,5}[A-Z])(?:[A-Z0-9]{5,8}|[A-Z0-9]{1,4}[ -](?=[A-Z0-9]*\\d|[A-Z]{3}\\b)[A-Z0-9]{2,5})(?![\\w-])";

    /** Behind words that say so; behind the word plate alone unless it is one of a wall, a mount or armor. */
    private static final Pattern LICENSE = Pattern.compile(
            "(?i)((?:\\bLIC(?:ENSE|ENCE)?\\.?\\s*(?:PLATES?|PLT|TAG)\\b" + NO + "|\\bLIC(?:ENSE)?\\s*#\\s*|\\bTAG"
                    + REALLY_NO + "|\\bVEH(?:ICLE)?\\s+REG(?:ISTRATION)?\\b" + NO
                    + "|(?<!\\b(?:WALL|FACE|BASE|BACK|MOUNTING|MOUNT|COVER|ADAPTER|SKID|TRIM|STEEL|RIFLE|ARMOR|BLANK|PATCH|JUNCTION|STRIKE|KICK)\\s)\\bPLATES?\\b"
                    + NO + "))"
                    + PLATE + "(?:[\\s,;/&]+(?:AND\\s+)?" + PLATE + ")*+");

    private PersonalNumbers() {}

    static String without(String text) {
        String left = OF_PEOPLE.matcher(text).replaceAll("$1" + MASK);
        left = BEHIND_A_NAME.matcher(left).replaceAll("$1" + MASK);
        left = SECURITY.matcher(left).replaceAll(MASK);
        left = VEHICLE.matcher(left).replaceAll(VEHICLE_MASK);
        left = VEHICLE_SAID.matcher(left).replaceAll("$1" + VEHICLE_MASK);
        return LICENSE.matcher(left).replaceAll("$1" + VEHICLE_MASK);
    }
}
