package org.sightline.matching.finding;

import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;

/** What people write about a finding, within its bounds. */
public final class Wording {

    private static final int LONGEST_TEXT = 4000;
    private static final int LONGEST_DETAIL = 500;

    private Wording() {}

    /**
     * What has to be given.
     *
     * @throws Problem 422 with the message where it is missing
     */
    public static <T> T required(String pointer, @Nullable T value, String message) {
        if (value == null) {
            throw Problem.invalid(pointer, "missing", message);
        }
        return value;
    }

    /** A text that has to be given. */
    public static String text(String pointer, @Nullable String text, String message) {
        return required(pointer, bounded(pointer, text, LONGEST_TEXT), message);
    }

    /** A short text that may be left out; null where it is blank. */
    public static @Nullable String detail(String pointer, @Nullable String text) {
        return bounded(pointer, text, LONGEST_DETAIL);
    }

    private static @Nullable String bounded(String pointer, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > longest) {
            throw Problem.invalid(pointer, "too-long", "Use at most " + longest + " characters.");
        }
        return text.strip();
    }

    /** The text behind its label; null where there is none. */
    public static @Nullable String labelled(String label, @Nullable String text) {
        return text == null ? null : label + text;
    }
}
