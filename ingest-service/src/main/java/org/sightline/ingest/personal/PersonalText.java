package org.sightline.ingest.personal;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Takes numbers and addresses of people out of texts: e-mail addresses, numbers of payment cards (ISO/IEC 7812, with the
 * right check digit) and social security numbers in their written form; and names of private people where the text says
 * whose name it is. What stands in their place says what it was. A text that was masked is not changed again.
 */
public final class PersonalText {

    private static final String EMAIL_MASK = "[e-mail removed]";
    private static final String CARD_MASK = "[card number removed]";
    private static final String SECURITY_MASK = "[social security number removed]";

    private static final Pattern EMAIL =
            Pattern.compile("[\\p{L}\\p{N}._%+'-]++@(?:[\\p{L}\\p{N}-]{1,63}\\.){1,8}\\p{L}{2,24}+");

    /** 16 digits of Visa, Mastercard, Discover, together or in fours; 15 of American Express. IMEI begin otherwise. */
    private static final Pattern CARD =
            Pattern.compile("(?<![\\p{L}\\p{N}-])(?:(?:4\\d{3}|5[1-5]\\d{2}|2[2-7]\\d{2}|6011|65\\d{2})"
                    + "([ -]?)\\d{4}\\1\\d{4}\\1\\d{4}|3[47]\\d{2}([ -]?)\\d{6}\\2\\d{5})(?![\\p{L}\\p{N}-])");

    /** As the Social Security Administration gives them: no area 000, 666 or above 899. */
    private static final Pattern SECURITY =
            Pattern.compile("(?<![\\p{L}\\p{N}-])(?!000|666|9)\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4}(?![\\p{L}\\p{N}-])");

    private static final int FEWEST_DIGITS = 9;

    private PersonalText() {}

    /** The text without them; the same text where there are none. */
    public static String masked(String text) {
        String masked = text;
        if (text.indexOf('@') >= 0) {
            masked = EMAIL.matcher(masked).replaceAll(EMAIL_MASK);
        }
        if (hasManyDigits(masked)) {
            masked = CARD.matcher(masked).replaceAll(PersonalText::cardMask);
            masked = SECURITY.matcher(masked).replaceAll(SECURITY_MASK);
        }
        return masked;
    }

    /** As {@link #masked}, also without the names of jurors, students and the like; for texts that people wrote. */
    public static String withoutNames(String text) {
        return NamedInText.masked(masked(text));
    }

    private static boolean hasManyDigits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length() && digits < FEWEST_DIGITS; i++) {
            char letter = text.charAt(i);
            digits += letter >= '0' && letter <= '9' ? 1 : 0;
        }
        return digits >= FEWEST_DIGITS;
    }

    private static String cardMask(MatchResult found) {
        return hasCheckDigit(found.group()) ? CARD_MASK : found.group();
    }

    /** Whether the last digit is the one that Luhn's formula gives (ISO/IEC 7812-1, annex B). */
    private static boolean hasCheckDigit(String number) {
        int sum = 0;
        boolean twice = false;
        for (int i = number.length() - 1; i >= 0; i--) {
            int digit = number.charAt(i) - '0';
            if (digit >= 0 && digit <= 9) {
                int worth = twice ? digit * 2 : digit;
                sum += worth > 9 ? worth - 9 : worth;
                twice = !twice;
            }
        }
        return sum % 10 == 0;
    }
}
