package org.sightline.gateway.pages.office.overview;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a county in the one form in which names are compared within a state: "DeKalb County" and "De Kalb", "Saint
 * Louis" and "St. Louis" are the same.
 */
final class CountyName {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}");
    private static final Pattern LEFT_OUT = Pattern.compile("['’.]");
    private static final Pattern APART = Pattern.compile("[^a-z0-9]+");
    private static final Pattern KIND = Pattern.compile("^(?:county|parish|borough) of "
            + "| (?:county|parish|city and borough|borough|census area|municipality)$");
    private static final Pattern CITY = Pattern.compile("(?<=.)city$");

    private CountyName() {}

    /** The name as it is compared, without what kind of county it is. */
    static String compared(String name) {
        String plain = ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        String words = APART.matcher(LEFT_OUT.matcher(plain).replaceAll(""))
                .replaceAll(" ")
                .strip();
        return KIND.matcher(words)
                .replaceAll("")
                .replaceAll("\\bsaint\\b", "st")
                .replaceAll("\\bsainte\\b", "ste")
                .replace(" ", "");
    }

    /** The same without the word that a city has which belongs to no county. */
    static String withoutCity(String compared) {
        return CITY.matcher(compared).replaceAll("");
    }
}
