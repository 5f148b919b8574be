package org.sightline.gateway.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/** The rows of the chains. The database role can add rows and read them, nothing else. */
@ApplicationScoped
class AuditRepository {

    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(:chain, 889))";

    private static final String NEWEST = """
        select seq, at, subject, name, action, target, outcome, correlation_id, encode(previous, 'hex') as previous,
            encode(hash, 'hex') as hash
        from audit where chain = :chain and seq < :before order by seq desc limit :most\
        """;

    private static final String OLDEST = """
        select seq, at, subject, name, action, target, outcome, correlation_id, encode(previous, 'hex') as previous,
            encode(hash, 'hex') as hash
        from audit where chain = :chain and seq > :after order by seq limit :most\
        """;

    private static final String ADD = """
        insert into audit (chain, seq, at, subject, name, action, target, outcome, correlation_id, previous, hash)
        values (:chain, :seq, :at, :subject, :name, :action, :target, :outcome, :correlationId, :previous, :hash)\
        """;

    private final Sql sql;

    AuditRepository(Sql sql) {
        this.sql = sql;
    }

    /**
     * Does work in a transaction of its own, on whichever chain: who asks need not be able to read the chain that says
     * what they did.
     */
    void inOwnTransaction(Runnable work) {
        sql.as(RowScope.job("audit"), () -> QuarkusTransaction.requiringNew().run(work));
    }

    /** Lets nobody else add to the chain until the running transaction ends. */
    void lock(UUID chain) {
        sql.query(LOCK).with("chain", "audit " + chain).list(row -> true);
    }

    Optional<AuditEntry> last(UUID chain) {
        return newest(chain, Long.MAX_VALUE, 1).stream().findFirst();
    }

    /** Rows before one, newest first. */
    List<AuditEntry> newest(UUID chain, long before, int most) {
        return sql.query(NEWEST)
                .with("chain", chain)
                .with("before", before)
                .with("most", most)
                .list(AuditRepository::entry);
    }

    /** Rows after one, oldest first. */
    List<AuditEntry> oldest(UUID chain, long after, int most) {
        return sql.query(OLDEST)
                .with("chain", chain)
                .with("after", after)
                .with("most", most)
                .list(AuditRepository::entry);
    }

    long count(UUID chain) {
        return sql.query("select count(*) from audit where chain = :chain")
                .with("chain", chain)
                .number();
    }

    void add(UUID chain, AuditEntry entry) {
        sql.query(ADD)
                .with("chain", chain)
                .with("seq", entry.seq())
                .with("at", entry.at())
                .with("subject", entry.subject())
                .with("name", entry.name())
                .with("action", entry.action())
                .with("target", entry.target())
                .with("outcome", entry.outcome())
                .with("correlationId", entry.correlationId())
                .with("previous", HexFormat.of().parseHex(entry.previous()))
                .with("hash", HexFormat.of().parseHex(entry.hash()))
                .change();
    }

    private static AuditEntry entry(Row row) {
        return new AuditEntry(
                row.number("seq"),
                row.requiredInstant("at"),
                row.requiredText("subject"),
                row.requiredText("name"),
                row.requiredText("action"),
                row.requiredText("target"),
                row.requiredText("outcome"),
                row.text("correlation_id"),
                row.requiredText("previous"),
                row.requiredText("hash"));
    }
}
