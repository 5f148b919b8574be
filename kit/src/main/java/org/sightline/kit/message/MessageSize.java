package org.sightline.kit.message;

import java.nio.charset.StandardCharsets;

/** How large a message may be. What is larger is refused before it is sent, far below what the broker takes. */
public final class MessageSize {

    /** The most bytes of a payload: 256 KB. */
    public static final int MOST_BYTES = 256 * 1024;

    private MessageSize() {}

    static boolean fits(OutgoingMessage message) {
        String json = message.json();
        // A character is at most three bytes, so most messages need not be counted.
        return json == null
                || json.length() <= MOST_BYTES / 3
                || json.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    }
}
