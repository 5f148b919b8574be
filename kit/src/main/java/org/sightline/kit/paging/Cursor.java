package org.sightline.kit.paging;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.sightline.kit.problem.Problem;

/** An opaque place in a list: the sort values of the last row given. */
public final class Cursor {

    private static final String SEPARATOR = "\u001f";

    private Cursor() {}

    /** What to give the client. */
    public static String of(Object... values) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            text.append(i == 0 ? "" : SEPARATOR).append(values[i]);
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What the client gave back.
     *
     * @param parts how many values the list sorts by
     * @return null where there is no cursor
     * @throws Problem 422 where it is not one of ours
     */
    public static List<String> read(String cursor, int parts) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            List<String> values = List.of(text.split(SEPARATOR, -1));
            if (values.size() == parts) {
                return values;
            }
        } catch (IllegalArgumentException notBase64) {
            throw foreign();
        }
        throw foreign();
    }

    private static Problem foreign() {
        return Problem.invalid(
                "cursor", "unknown-cursor", "This cursor is not one that we gave. Start again without it.");
    }
}
