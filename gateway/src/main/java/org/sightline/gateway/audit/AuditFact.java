package org.sightline.gateway.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.audit.AuditEntry;
import org.sightline.kit.caller.Caller;

/**
 * What happened, before it has its place in a chain.
 *
 * @param chain an agency, or {@link AuditLog#OFFICE}
 * @param subject empty for somebody who is not signed in
 * @param detail null where there is no more to say
 * @param correlationId null where there is none
 */
public record AuditFact(
        UUID chain,
        Instant at,
        String subject,
        String name,
        String action,
        String target,
        String outcome,
        @Nullable String detail,
        @Nullable String correlationId) {

    static final int LONGEST = 2_000;

    public AuditFact {
        at = at.truncatedTo(ChronoUnit.MICROS);
        target = storable(target);
        detail = detail == null ? null : storable(detail);
    }

    /** What somebody did. */
    public static AuditFact of(
            UUID chain,
            Instant at,
            Caller caller,
            String action,
            String target,
            String outcome,
            @Nullable String detail) {
        return new AuditFact(chain, at, caller.subject(), caller.name(), action, target, outcome, detail, null);
    }

    public AuditFact within(@Nullable String request) {
        return new AuditFact(chain, at, subject, name, action, target, outcome, detail, request);
    }

    public AuditFact in(UUID other) {
        return new AuditFact(other, at, subject, name, action, target, outcome, detail, correlationId);
    }

    AuditEntry after(long seq, String previous) {
        return new AuditEntry(seq + 1, at, subject, name, action, target, outcome, detail, correlationId, previous, "")
                .sealed(chain);
    }

    /** The database takes no NUL, and what a request says of itself may be of any length. */
    private static String storable(String text) {
        String clean = text.replace('\u0000', '?');
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
    }
}
