package org.sightline.gateway.pages.office.opendata.redaction;

/** Numbers that check themselves. */
final class Numbers {

    private static final int[] OF_PLACES = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
    /** The letter at a place has the last digit of the place as its value. */
    private static final String OF_LETTERS = "0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ";

    private static final int CHECK = 8;
    private static final int MODULUS = 11;
    private static final int TEN = 10;

    private Numbers() {}

    /** Whether these 17 signs are a vehicle identification number: the ninth checks the others (49 CFR 565.15). */
    static boolean isVehicle(String upper) {
        int sum = 0;
        for (int at = 0; at < OF_PLACES.length; at++) {
            sum += OF_LETTERS.indexOf(upper.charAt(at)) % TEN * OF_PLACES[at];
        }
        int rest = sum % MODULUS;
        return upper.charAt(CHECK) == (rest == TEN ? 'X' : (char) ('0' + rest));
    }

    /** Whether the last digit checks the others by the formula of Luhn (ISO/IEC 7812-1), as in the number of a telephone (IMEI). */
    static boolean isChecked(String digits) {
        int sum = 0;
        for (int at = 0; at < digits.length(); at++) {
            int digit = digits.charAt(digits.length() - 1 - at) - '0';
            int weighed = at % 2 == 1 ? digit * 2 : digit;
            sum += weighed > TEN - 1 ? weighed - (TEN - 1) : weighed;
        }
        return sum % TEN == 0;
    }
}
