package org.sightline.matching.screening.text;

/** Edit distance, as far as screening needs it. */
public final class Distance {

    private Distance() {}

    /** Whether two words differ by at most one letter added, dropped or changed, or two neighbours swapped. */
    public static boolean withinOne(CharSequence a, CharSequence b) {
        if (a.length() > b.length()) {
            return withinOne(b, a);
        }
        if (b.length() - a.length() > 1) {
            return false;
        }
        int i = 0;
        while (i < a.length() && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        if (i == a.length()) {
            return true;
        }
        if (a.length() < b.length()) {
            return same(a, i, b, i + 1);
        }
        boolean swapped = i + 1 < a.length()
                && a.charAt(i) == b.charAt(i + 1)
                && a.charAt(i + 1) == b.charAt(i)
                && same(a, i + 2, b, i + 2);
        return swapped || same(a, i + 1, b, i + 1);
    }

    private static boolean same(CharSequence a, int from, CharSequence b, int at) {
        if (a.length() - from != b.length() - at) {
            return false;
        }
        for (int i = 0; i < a.length() - from; i++) {
            if (a.charAt(from + i) != b.charAt(at + i)) {
                return false;
            }
        }
        return true;
    }

    /** The share of the longer one's letters that both have in the same order. */
    public static double share(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int i = 1; i <= a.length(); i++) {
            int corner = 0;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                row[j] = a.charAt(i - 1) == b.charAt(j - 1) ? corner + 1 : Math.max(above, row[j - 1]);
                corner = above;
            }
        }
        return row[b.length()] / (double) Math.max(1, Math.max(a.length(), b.length()));
    }
}
