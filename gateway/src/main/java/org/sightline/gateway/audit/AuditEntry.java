package org.sightline.gateway.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of a chain. Its hash is SHA-256 over the hash of the row before, then the row as JSON with sorted keys and no
 * spaces, in UTF-8; the first row follows 32 zero bytes.
 *
 * @param seq 1, 2, 3, … without a gap
 * @param at UTC, whole microseconds
 * @param subject Keycloak's id of who did it
 * @param name the name that it had then
 * @param action a verb or two, such as {@code decide finding}
 * @param target what it was done to, a path under {@code /api}
 * @param outcome {@code requested}, {@code done 201}, {@code refused 409}, {@code failed} or {@code exported}
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
        @Nullable String correlationId,
        String previous,
        String hash) {

    static final String START = "0".repeat(64);

    /** The same row with the hash that it should have. */
    AuditEntry sealed(UUID chain) {
        return new AuditEntry(
                seq, at, subject, name, action, target, outcome, correlationId, previous, hashItShouldHave(chain));
    }

    String hashItShouldHave(UUID chain) {
        String canonical = "{" + pair("action", action) + "," + pair("at", at.toString()) + ","
                + pair("chain", chain.toString())
                + "," + pair("correlationId", correlationId) + "," + pair("name", name) + "," + pair("outcome", outcome)
                + ",\"seq\":" + seq + "," + pair("subject", subject) + "," + pair("target", target) + "}";
        MessageDigest digest = sha256();
        digest.update(HexFormat.of().parseHex(previous));
        return HexFormat.of().formatHex(digest.digest(canonical.getBytes(StandardCharsets.UTF_8)));
    }

    private static String pair(String key, @Nullable String value) {
        return "\"" + key + "\":" + (value == null ? "null" : quoted(value));
    }

    /** As in RFC 8785: only what must be escaped is. */
    private static String quoted(String value) {
        StringBuilder text = new StringBuilder("\"");
        value.codePoints().forEach(c -> {
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
                        text.append(String.format("\\u%04x", c));
                    } else {
                        text.appendCodePoint(c);
                    }
                }
            }
        });
        return text.append('"').toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
