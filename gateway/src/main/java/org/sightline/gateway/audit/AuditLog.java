package org.sightline.gateway.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.audit.AuditEntry;
import org.sightline.kit.audit.ChainCheck;
import org.sightline.kit.audit.ChainFile;
import org.sightline.kit.audit.Verification;
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
    private static final int CHAINS_AT_ONCE = 100;

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
        write(Set.of(chain), caller, action, target, outcome, null);
    }

    /**
     * As {@link #write(UUID, Caller, String, String, String)}, in each of these chains.
     *
     * @param detail null where there is no more to say
     */
    public void write(
            Collection<UUID> chains,
            Caller caller,
            String action,
            String target,
            String outcome,
            @Nullable String detail) {
        Instant now = clock.instant();
        writeAll(chains.stream()
                .map(chain -> AuditFact.of(chain, now, caller, action, target, outcome, detail)
                        .within(Correlation.current()))
                .toList());
    }

    /**
     * Says in each of these chains that something left as a file.
     *
     * @param rows for each chain how many rows of its agency are in the file
     * @param filter what was asked for
     */
    public void exported(Map<UUID, Long> rows, Caller caller, String action, String target, String filter) {
        Instant now = clock.instant();
        String request = Correlation.current();
        writeAll(rows.entrySet().stream()
                .map(each -> AuditFact.of(
                                each.getKey(),
                                now,
                                caller,
                                action,
                                target,
                                "exported",
                                "rows: " + each.getValue() + "; filter: " + filter)
                        .within(request))
                .toList());
    }

    /** Adds rows. A transaction holds few chains at a time, always in one order, so that no two wait for each other. */
    public void writeAll(Collection<AuditFact> facts) {
        Map<UUID, List<AuditFact>> byChain =
                facts.stream().collect(Collectors.groupingBy(AuditFact::chain, TreeMap::new, Collectors.toList()));
        List<UUID> chains = List.copyOf(byChain.keySet());
        for (int from = 0; from < chains.size(); from += CHAINS_AT_ONCE) {
            List<UUID> some = chains.subList(from, Math.min(chains.size(), from + CHAINS_AT_ONCE));
            rows.inOwnTransaction(() -> append(some, byChain));
        }
    }

    private void append(List<UUID> chains, Map<UUID, List<AuditFact>> facts) {
        rows.lock(chains);
        Map<UUID, AuditRepository.End> ends = rows.ends(chains);
        List<AuditRepository.Placed> placed = new ArrayList<>();
        for (UUID chain : chains) {
            AuditRepository.End end = ends.getOrDefault(chain, AuditRepository.End.NOTHING);
            for (AuditFact fact : Objects.requireNonNull(facts.get(chain))) {
                AuditEntry next = fact.after(end.seq(), end.hash());
                placed.add(new AuditRepository.Placed(chain, next));
                end = new AuditRepository.End(next.seq(), next.hash());
            }
        }
        rows.add(placed);
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
        ChainCheck check = new ChainCheck(chain);
        if (knownSeq != null) {
            check.knowing(knownSeq, knownHash == null ? "" : knownHash, "you");
        }
        long seq = 0;
        while (true) {
            List<AuditEntry> read = rows.oldest(chain, seq, READ_AT_ONCE);
            for (AuditEntry entry : read) {
                if (!check.follow(entry)) {
                    return check.result();
                }
                seq = entry.seq();
            }
            if (read.size() < READ_AT_ONCE) {
                return check.result();
            }
        }
    }

    /** How many rows a chain has. */
    long length(UUID chain) {
        return rows.ends(List.of(chain))
                .getOrDefault(chain, AuditRepository.End.NOTHING)
                .seq();
    }

    /** The whole chain as a file that can be checked without this program. */
    void download(UUID chain, OutputStream out) throws IOException {
        ChainFile.Output file = new ChainFile.Output(new OutputStreamWriter(out, StandardCharsets.UTF_8), chain);
        long seq = 0;
        List<AuditEntry> read;
        do {
            read = rows.oldest(chain, seq, READ_AT_ONCE);
            for (AuditEntry entry : read) {
                file.add(entry);
                seq = entry.seq();
            }
        } while (read.size() == READ_AT_ONCE);
        file.end();
    }
}
