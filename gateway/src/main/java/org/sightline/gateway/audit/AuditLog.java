package org.sightline.gateway.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.sightline.gateway.database.Database;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.correlation.Correlation;
import org.sightline.kit.paging.Cursor;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;

/** Writes and reads the chains. The database role can add rows and read them, nothing else. */
@ApplicationScoped
public class AuditLog {

    /** The chain of what is about no single agency. */
    public static final UUID OFFICE = new UUID(0, 0);

    private static final int READ_AT_ONCE = 5_000;

    private static final String COLUMNS =
            "seq, at, subject, name, action, target, outcome, correlation_id, encode(previous, 'hex') as previous, encode(hash, 'hex') as hash";

    private final Database database;

    AuditLog(Database database) {
        this.database = database;
    }

    /**
     * Adds a row, in a transaction of its own, so that it stays whatever becomes of the rest.
     *
     * @param chain an agency, or {@link #OFFICE}
     */
    public void write(UUID chain, Caller caller, String action, String target, String outcome) {
        QuarkusTransaction.requiringNew().run(() -> append(chain, caller, action, target, outcome));
    }

    private record Last(long seq, String hash) {}

    private void append(UUID chain, Caller caller, String action, String target, String outcome) {
        database.list("select pg_advisory_xact_lock(hashtextextended(?, 889))", row -> true, "audit " + chain);
        Last last = database.first(
                        "select seq, encode(hash, 'hex') as hash from audit where chain = ? order by seq desc limit 1",
                        row -> new Last(row.getLong("seq"), row.getString("hash")),
                        chain)
                .orElse(new Last(0, AuditEntry.START));
        long seq = last.seq() + 1;
        Instant at = Instant.now().truncatedTo(ChronoUnit.MICROS);
        String correlationId = Correlation.current();
        String hash = AuditEntry.hash(
                chain, seq, at, caller.subject(), caller.name(), action, target, outcome, correlationId, last.hash());
        database.change(
                "insert into audit (chain, seq, at, subject, name, action, target, outcome, correlation_id, previous, hash)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                chain,
                seq,
                at,
                caller.subject(),
                caller.name(),
                action,
                target,
                outcome,
                correlationId,
                HexFormat.of().parseHex(last.hash()),
                HexFormat.of().parseHex(hash));
    }

    /** The rows of a chain, newest first. */
    public Page<AuditEntry> page(UUID chain, Integer asked, String cursor) {
        int limit = Page.limit(asked);
        List<String> place = Cursor.read(cursor, 1);
        long before = place == null ? Long.MAX_VALUE : number(place.get(0));
        List<AuditEntry> rows = database.list(
                "select " + COLUMNS + " from audit where chain = ? and seq < ? order by seq desc limit ?",
                AuditLog::entry,
                chain,
                before,
                limit + 1);
        long total = database.number("select count(*) from audit where chain = ?", chain);
        return Page.cut(rows, limit, last -> Cursor.of(last.seq()), total);
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException foreign) {
            throw Problem.invalid(
                    "cursor", "unknown-cursor", "This cursor is not one that we gave. Start again without it.");
        }
    }

    /**
     * Reads a chain from its start and says which row is the first that does not follow from the one before.
     *
     * @param knownSeq a row that the reader has seen before, null for none
     * @param knownHash the hash that it had then
     */
    public Verification verify(UUID chain, Long knownSeq, String knownHash) {
        long rows = 0;
        long seq = 0;
        String previous = AuditEntry.START;
        while (true) {
            List<AuditEntry> read = database.list(
                    "select " + COLUMNS + " from audit where chain = ? and seq > ? order by seq limit ?",
                    AuditLog::entry,
                    chain,
                    seq,
                    READ_AT_ONCE);
            for (AuditEntry entry : read) {
                String wrong = wrong(chain, entry, seq, previous, knownSeq, knownHash);
                if (wrong != null) {
                    return new Verification(false, rows, seq, previous, entry.seq(), wrong);
                }
                rows++;
                seq = entry.seq();
                previous = entry.hash();
            }
            if (read.size() < READ_AT_ONCE) {
                return end(rows, seq, previous, knownSeq);
            }
        }
    }

    private static Verification end(long rows, long seq, String hash, Long knownSeq) {
        return knownSeq != null && knownSeq > seq
                ? new Verification(false, rows, seq, hash, seq + 1, "The rows after " + seq + " are gone.")
                : new Verification(true, rows, seq, hash, null, null);
    }

    private static String wrong(
            UUID chain, AuditEntry entry, long seq, String previous, Long knownSeq, String knownHash) {
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

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("seq"),
                Database.instant(row, "at"),
                row.getString("subject"),
                row.getString("name"),
                row.getString("action"),
                row.getString("target"),
                row.getString("outcome"),
                row.getString("correlation_id"),
                row.getString("previous"),
                row.getString("hash"));
    }
}
