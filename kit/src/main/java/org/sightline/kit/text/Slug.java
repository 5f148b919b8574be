package org.sightline.kit.text;

import java.util.Locale;
import java.util.regex.Pattern;

/** Makes an id of a name: its small letters and digits, with a hyphen between them for everything else. */
public final class Slug {

    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern ENDS = Pattern.compile("^-|-$");

    private Slug() {}

    /**
     * The id of a name; the same for names that differ in case, spaces and punctuation alone.
     *
     * @param longest how many characters it has at most
     * @return empty where the name has no letter a to z and no digit
     */
    public static String of(String name, int longest) {
        String slug = trimmed(OTHERS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("-"));
        return slug.length() > longest ? trimmed(slug.substring(0, longest)) : slug;
    }

    private static String trimmed(String slug) {
        return ENDS.matcher(slug).replaceAll("");
    }
}
