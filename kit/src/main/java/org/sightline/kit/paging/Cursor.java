package org.sightline.kit.paging;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;

/** An opaque place in a list: the sort values of the last row given. {@link BoundCursor} ties it to list and filter. */
final class Cursor {

    private static final String SEPARATOR = "\u001f";

    private Cursor() {}

    /** What to give the client. */
    static String of(@Nullable Object... values) {
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
     * @throws Problem 400 where it is not one of ours
     */
    static @Nullable List<String> read(@Nullable String cursor, int parts) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        List<String> values = decode(cursor);
        if (values.size() != parts) {
            throw foreign();
        }
        return values;
    }

    private static List<String> decode(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            return List.of(text.split(SEPARATOR, -1));
        } catch (IllegalArgumentException notBase64) {
            throw foreign();
        }
    }

    static Problem foreign() {
        return Problem.malformed(
                "cursor",
                "unknown-cursor",
                "This cursor is not one that we gave for this list and filter. Start again without it.");
    }
}
