package org.sightline.kit.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.digest.Sha256;

/**
 * One row of a chain. Its hash is SHA-256 over the hash of the row before, then the row as JSON with sorted keys and no
 * spaces, in UTF-8, where {@code detail} stands only if there is one; the first row follows 32 zero bytes.
 *
 * @param seq 1, 2, 3, … without a gap
 * @param at UTC, whole microseconds
 * @param subject Keycloak's id of who did it; empty for somebody who is not signed in
 * @param name the name that it had then
 * @param action a verb or two, such as {@code decide finding}
 * @param target what it was done to, a path
 * @param outcome {@code requested}, {@code done 201}, {@code refused 409}, {@code failed}, {@code exported} or {@code seen}
 * @param detail more, such as the filter and the number of rows of an export; null where there is no more
 * @param correlationId null where there is none
 * @param previous hex
 * @param hash hex
 */
public record AuditEntry(
        long seq,
        Instant at,
        String subject,
        String name,
        String action,
        String target,
        String outcome,
        @Nullable String detail,
        @Nullable String correlationId,
        String previous,
        String hash) {

    /** What the first row of a chain follows. */
    public static final String START = "0".repeat(64);

    /** The same row with the hash that it should have. */
    public AuditEntry sealed(UUID chain) {
        return new AuditEntry(
                seq,
                at,
                subject,
                name,
                action,
                target,
                outcome,
                detail,
                correlationId,
                previous,
                hashItShouldHave(chain));
    }

    String hashItShouldHave(UUID chain) {
        StringBuilder canonical = new StringBuilder(400).append('{');
        pair(canonical, "action", action).append(',');
        pair(canonical, "at", at.toString()).append(',');
        pair(canonical, "chain", chain.toString()).append(',');
        pair(canonical, "correlationId", correlationId).append(',');
        if (detail != null) {
            pair(canonical, "detail", detail).append(',');
        }
        pair(canonical, "name", name).append(',');
        pair(canonical, "outcome", outcome).append(",\"seq\":").append(seq).append(',');
        pair(canonical, "subject", subject).append(',');
        pair(canonical, "target", target).append('}');
        byte[] row = canonical.toString().getBytes(StandardCharsets.UTF_8);
        return Sha256.start()
                .update(HexFormat.of().parseHex(previous))
                .update(row)
                .hex();
    }

    private static StringBuilder pair(StringBuilder text, String key, @Nullable String value) {
        text.append('"').append(key).append("\":");
        return value == null ? text.append("null") : quoted(text, value);
    }

    /** As in RFC 8785: only what must be escaped is. */
    private static StringBuilder quoted(StringBuilder text, String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\b' -> text.append("\\b");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\f' -> text.append("\\f");
                case '\r' -> text.append("\\r");
                default -> {
                    if (c < 0x20) {
                        text.append(String.format("\\u%04x", (int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        return text.append('"');
    }
}
