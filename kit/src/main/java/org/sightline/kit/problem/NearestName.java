package org.sightline.kit.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the name that somebody probably meant. */
public final class NearestName {

    private NearestName() {}

    /** Says which name was probably meant, or which there are. */
    public static String hint(String wrong, Collection<String> known) {
        return of(wrong, known)
                .map(name -> "Did you mean \"" + name + "\"?")
                .orElse(
                        known.isEmpty()
                                ? "None is taken here."
                                : "Known are: " + String.join(", ", new TreeSet<>(known)) + ".");
    }

    /** The name with the fewest letters to change, if there are few enough. */
    public static Optional<String> of(String wrong, Collection<String> known) {
        int most = Math.max(2, wrong.length() / 3);
        return known.stream()
                .min(Comparator.<String>comparingInt(name -> distance(plain(wrong), plain(name)))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(name -> distance(plain(wrong), plain(name)) <= most);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }

    /** How many letters have to be put in, taken out or replaced (Levenshtein). */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = corner + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                corner = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
