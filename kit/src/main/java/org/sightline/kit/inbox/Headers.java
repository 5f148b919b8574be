package org.sightline.kit.inbox;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.correlation.Correlation;

/** The headers of messages as texts. */
final class Headers {

    /** Thousands of messages, one after the other, have the same source, correlation and trace: each text is made once. */
    private static final Map<String, Came> LAST = new ConcurrentHashMap<>();

    private Headers() {}

    /** A text of a header as it came last. */
    private record Came(byte[] bytes, String text) {}

    /** The text of a header; null where there is none. */
    static @Nullable String text(ConsumerRecord<String, String> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null || header.value() == null ? null : text(name, header.value());
    }

    /** The correlation id that a message carries; null where it has none. */
    static @Nullable String correlation(ConsumerRecord<String, String> message) {
        return text(message, Correlation.KEY);
    }

    private static String text(String name, byte[] bytes) {
        Came last = LAST.get(name);
        if (last != null && Arrays.equals(last.bytes(), bytes)) {
            return last.text();
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        LAST.put(name, new Came(bytes, text));
        return text;
    }
}
