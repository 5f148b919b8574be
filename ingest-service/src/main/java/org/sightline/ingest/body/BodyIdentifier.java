package org.sightline.ingest.body;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An identifier of a public body in some scheme, as files and lists write it. Leading zeros that a spreadsheet took away
 * are put back where the scheme has a fixed length.
 *
 * @param value without spelling: capitals, no spaces
 */
public record BodyIdentifier(Scheme scheme, String value) {

    /** Who gives the identifiers, and what one looks like. */
    public enum Scheme {
        /** Unique Entity ID of SAM.gov: twelve letters and digits. */
        UEI("[A-Z0-9]{12}", 0),
        /** Local education agency in the Common Core of Data: state and district, seven digits. */
        NCES("\\d{7}", 7),
        /** State and county (five digits), or state and place (seven), of the Census Bureau. */
        FIPS("\\d{5}|\\d{7}", 5),
        /** Originating agency of the FBI: two letters of the state and five or seven more signs. */
        ORI("[A-Z]{2}[A-Z0-9]{5}(?:[A-Z0-9]{2})?", 0);

        private final Pattern looks;
        private final int digits;

        Scheme(String looks, int digits) {
            this.looks = Pattern.compile(looks);
            this.digits = digits;
        }

        /** As a column and a field are called: {@code nces}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Reads an identifier.
     *
     * @return null where the text is none of the scheme
     */
    public static @Nullable BodyIdentifier of(Scheme scheme, @Nullable String text) {
        String value = text == null ? "" : text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        if (scheme.digits > 0 && value.matches("\\d+") && value.length() == scheme.digits - 1) {
            value = "0" + value;
        }
        return scheme.looks.matcher(value).matches() ? new BodyIdentifier(scheme, value) : null;
    }
}
