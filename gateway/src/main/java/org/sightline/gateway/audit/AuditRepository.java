package org.sightline.gateway.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.audit.AuditEntry;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.kit.sql.Statement;

/** The rows of the chains. The database role can add rows and read them, nothing else. */
@ApplicationScoped
class AuditRepository {

    private static final String LOCK = """
        select pg_advisory_xact_lock(number) from (
            select distinct hashtextextended('audit ' || chain, 889) as number
            from unnest(cast(:chains as uuid[])) chain order by 1
        ) numbers\
        """;

    private static final String ENDS = """
        select chains.chain, last.seq, encode(last.hash, 'hex') as hash
        from unnest(cast(:chains as uuid[])) as chains (chain) cross join lateral (
            select seq, hash from audit where audit.chain = chains.chain order by seq desc limit 1
        ) last\
        """;

    /** Walks from chain to chain, not over every row. */
    private static final String ALL_ENDS = """
        with recursive chains as (
            (select chain from audit order by chain limit 1)
            union all
            select (select audit.chain from audit where audit.chain > chains.chain order by audit.chain limit 1)
            from chains where chains.chain is not null
        )
        select chains.chain, last.seq, encode(last.hash, 'hex') as hash
        from chains cross join lateral (
            select seq, hash from audit where audit.chain = chains.chain order by seq desc limit 1
        ) last
        where chains.chain is not null\
        """;

    private static final String NEWEST = """
        select seq, at, subject, name, action, target, outcome, detail, correlation_id, encode(previous, 'hex') as previous,
            encode(hash, 'hex') as hash
        from audit where chain = :chain and seq < :before order by seq desc limit :most\
        """;

    private static final String OLDEST = """
        select seq, at, subject, name, action, target, outcome, detail, correlation_id, encode(previous, 'hex') as previous,
            encode(hash, 'hex') as hash
        from audit where chain = :chain and seq > :after order by seq limit :most\
        """;

    private static final String ADD = """
        insert into audit (chain, seq, at, subject, name, action, target, outcome, detail, correlation_id, previous, hash)
        values (:chain, :seq, :at, :subject, :name, :action, :target, :outcome, :detail, :correlationId, :previous, :hash)\
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

    /** The last row of a chain, and its hash in hex. */
    record End(long seq, String hash) {

        static final End NOTHING = new End(0, AuditEntry.START);
    }

    /** A row with the chain that it belongs to. */
    record Placed(UUID chain, AuditEntry row) {}

    /** Lets nobody else add to these chains until the running transaction ends. Other chains go on. */
    void lock(Collection<UUID> chains) {
        sql.query(LOCK).with("chains", chains).list(row -> true);
    }

    /** The ends of these chains; one without a row is not among them. */
    Map<UUID, End> ends(Collection<UUID> chains) {
        return ends(sql.query(ENDS).with("chains", chains));
    }

    /** The ends of all chains, whoever asks. */
    Map<UUID, End> allEnds() {
        return sql.as(RowScope.job("audit"), () -> sql.inTransaction(() -> ends(sql.query(ALL_ENDS))));
    }

    private static Map<UUID, End> ends(Statement query) {
        Map<UUID, End> ends = new TreeMap<>();
        query.<@Nullable End>list(
                row -> ends.put(row.requiredUuid("chain"), new End(row.number("seq"), row.requiredText("hash"))));
        return ends;
    }

    /** Those of these ids that are agencies. */
    Set<UUID> agencies(Collection<UUID> ids) {
        return sql.as(
                RowScope.job("audit"),
                () -> sql.inTransaction(
                        () -> Set.copyOf(sql.query("select id from agency where id = any (cast(:ids as uuid[]))")
                                .with("ids", ids)
                                .list(row -> row.requiredUuid("id")))));
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

    void add(List<Placed> placed) {
        sql.batch(ADD, placed, (row, given) -> {
            AuditEntry entry = given.row();
            row.with("chain", given.chain())
                    .with("seq", entry.seq())
                    .with("at", entry.at())
                    .with("subject", entry.subject())
                    .with("name", entry.name())
                    .with("action", entry.action())
                    .with("target", entry.target())
                    .with("outcome", entry.outcome())
                    .with("detail", entry.detail())
                    .with("correlationId", entry.correlationId())
                    .with("previous", HexFormat.of().parseHex(entry.previous()))
                    .with("hash", HexFormat.of().parseHex(entry.hash()));
        });
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
                row.text("detail"),
                row.text("correlation_id"),
                row.requiredText("previous"),
                row.requiredText("hash"));
    }
}
