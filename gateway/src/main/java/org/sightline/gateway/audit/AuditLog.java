package org.sightline.gateway.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.correlation.Correlation;
import org.sightline.kit.paging.BoundCursor;
import org.sightline.kit.paging.Page;

/** Writes and reads the chains. The database role can add rows and read them, nothing else. */
@ApplicationScoped
public class AuditLog {

    /** The chain of what is about no single agency. */
    public static final UUID OFFICE = new UUID(0, 0);

    private static final int READ_AT_ONCE = 5_000;

    private final AuditRepository rows;
    private final Clock clock;

    AuditLog(AuditRepository rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * Adds a row, in a transaction of its own, so that it stays whatever becomes of the rest.
     *
     * @param chain an agency, or {@link #OFFICE}
     */
    public void write(UUID chain, Caller caller, String action, String target, String outcome) {
        rows.inOwnTransaction(() -> append(chain, caller, action, target, outcome));
    }

    private void append(UUID chain, Caller caller, String action, String target, String outcome) {
        rows.lock(chain);
        AuditEntry last = rows.last(chain).orElse(null);
        AuditEntry next = new AuditEntry(
                last == null ? 1 : last.seq() + 1,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                caller.subject(),
                caller.name(),
                action,
                target,
                outcome,
                Correlation.current(),
                last == null ? AuditEntry.START : last.hash(),
                "");
        rows.add(chain, next.sealed(chain));
    }

    /** The rows of a chain, newest first. */
    public Page<AuditEntry> page(UUID chain, @Nullable Integer asked, @Nullable String cursor) {
        int limit = Page.limit(asked);
        BoundCursor cursors = BoundCursor.to("audit", chain);
        BoundCursor.Place place = cursors.read(cursor, 1);
        long before = place == null ? Long.MAX_VALUE : place.number(0);
        List<AuditEntry> read = rows.newest(chain, before, limit + 1);
        return Page.cut(read, limit, last -> cursors.after(last.seq()), rows.count(chain));
    }

    /**
     * Reads a chain from its start and says which row is the first that does not follow from the one before.
     *
     * @param knownSeq a row that the reader has seen before, null for none
     * @param knownHash the hash that it had then
     */
    public Verification verify(UUID chain, @Nullable Long knownSeq, @Nullable String knownHash) {
        long count = 0;
        long seq = 0;
        String previous = AuditEntry.START;
        while (true) {
            List<AuditEntry> read = rows.oldest(chain, seq, READ_AT_ONCE);
            for (AuditEntry entry : read) {
                String wrong = wrong(chain, entry, seq, previous, knownSeq, knownHash);
                if (wrong != null) {
                    return new Verification(false, count, seq, previous, entry.seq(), wrong);
                }
                count++;
                seq = entry.seq();
                previous = entry.hash();
            }
            if (read.size() < READ_AT_ONCE) {
                return end(count, seq, previous, knownSeq);
            }
        }
    }

    private static Verification end(long rows, long seq, String hash, @Nullable Long knownSeq) {
        return knownSeq != null && knownSeq > seq
                ? new Verification(false, rows, seq, hash, seq + 1, "The rows after " + seq + " are gone.")
                : new Verification(true, rows, seq, hash, null, null);
    }

    private static @Nullable String wrong(
            UUID chain,
            AuditEntry entry,
            long seq,
            String previous,
            @Nullable Long knownSeq,
            @Nullable String knownHash) {
        if (entry.seq() != seq + 1) {
            return "Row " + (seq + 1) + " is gone.";
        }
        if (!entry.previous().equals(previous)) {
            return "It does not follow from the row before.";
        }
        if (!entry.hashItShouldHave(chain).equals(entry.hash())) {
            return "Its content is not what was written.";
        }
        if (knownSeq != null && knownSeq == entry.seq() && !entry.hash().equalsIgnoreCase(knownHash)) {
            return "It had another hash when you saw it before.";
        }
        return null;
    }
}
