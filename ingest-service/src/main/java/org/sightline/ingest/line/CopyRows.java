package org.sightline.ingest.line;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** Rows in the text format of PostgreSQL's COPY. */
final class CopyRows {

    private final StringBuilder text = new StringBuilder();
    private boolean first = true;

    CopyRows add(Object plain) {
        separate();
        text.append(plain);
        return this;
    }

    CopyRows add(UUID id) {
        separate();
        text.append(id);
        return this;
    }

    CopyRows add(Instant instant) {
        separate();
        text.append(instant);
        return this;
    }

    /** Any text, escaped; null is SQL's null. */
    CopyRows add(String value) {
        separate();
        if (value == null) {
            text.append("\\N");
            return this;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
        return this;
    }

    void end() {
        text.append('\n');
        first = true;
    }

    boolean isEmpty() {
        return text.length() == 0;
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void separate() {
        if (!first) {
            text.append('\t');
        }
        first = false;
    }
}
