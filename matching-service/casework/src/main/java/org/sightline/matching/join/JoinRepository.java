package org.sightline.matching.join;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.finding.Finding;

/** What people said of findings. Works in the running transaction. */
@ApplicationScoped
class JoinRepository {

    private static final String COLUMNS = """
            select j.id, j.kind, j.finding_id, j.other_id, j.reason, j.said_by, j.said_identity, j.said_at, j.waits, j.agreed_by,
              j.agreed_at, j.undone_by, j.undone_at,
              array(select l.line_id from purchase_join_line l where l.join_id = j.id order by l.line_id) as lines
            from purchase_join j
            """;

    private final Sql sql;

    JoinRepository(Sql sql) {
        this.sql = sql;
    }

    /**
     * What was asked for and waits for another person.
     *
     * @param identity issuer and subject of who asked
     */
    record Waiting(PurchaseJoin join, String identity) {}

    /**
     * Keeps what a person said.
     *
     * @param at the finding that it was said of; its agency and maker are those of the other one
     */
    PurchaseJoin add(
            PurchaseJoin.Kind kind,
            Finding at,
            @Nullable UUID other,
            String reason,
            boolean waits,
            Caller by,
            Instant now) {
        UUID id = UUID.randomUUID();
        sql.query("""
                        insert into purchase_join (id, agency_id, maker_key, kind, finding_id, other_id, reason, said_by,
                          said_identity, said_at, waits)
                        values (:id, :agency, :maker, :kind, :finding, :other, :reason, :by, :identity, :now, :waits)
                        """)
                .with("id", id)
                .with("agency", at.agencyId())
                .with("maker", at.group().makerKey())
                .with("kind", kind.wireName())
                .with("finding", at.id())
                .with("other", other)
                .with("reason", reason)
                .with("by", by.name())
                .with("identity", by.identity())
                .with("now", now)
                .with("waits", waits)
                .change();
        return of(id).orElseThrow();
    }

    /**
     * Says which lines it is about.
     *
     * @param anchors for each line the one whose purchase it belongs to; null where the line is parted
     */
    void addLines(UUID join, Finding at, Map<UUID, ? extends @Nullable UUID> anchors) {
        sql.batch(
                """
                insert into purchase_join_line (join_id, line_id, anchor_id, agency_id, maker_key)
                values (:join, :line, :anchor, :agency, :maker)
                """,
                List.copyOf(anchors.keySet()),
                (row, line) -> row.with("join", join)
                        .with("line", line)
                        .with("anchor", anchors.get(line))
                        .with("agency", at.agencyId())
                        .with("maker", at.group().makerKey()));
    }

    Optional<PurchaseJoin> of(UUID id) {
        return sql.query(COLUMNS + "where j.id = :id").with("id", id).first(JoinRepository::join);
    }

    /** As it is stored, locked until the transaction ends. */
    Optional<PurchaseJoin> lock(UUID id) {
        sql.query("select id from purchase_join where id = :id for update")
                .with("id", id)
                .first(row -> row.requiredUuid("id"));
        return of(id);
    }

    /** What was said of a finding and of all that were joined to it, newest first. */
    List<PurchaseJoin> saidOf(UUID finding) {
        return sql.query("""
                        with recursive part (id) as (
                          select cast(:finding as uuid)
                          union select f.id from finding f join part p on f.joined_into = p.id)
                        """ + COLUMNS + """
                        where j.finding_id in (select id from part) or j.other_id in (select id from part)
                        order by j.said_at desc, j.id
                        """).with("finding", finding).list(JoinRepository::join);
    }

    /** The join of two findings that waits for another person. */
    Optional<Waiting> waiting(UUID one, UUID other) {
        return sql.query(COLUMNS + """
                        where j.waits and j.undone_at is null
                          and (j.finding_id = :one and j.other_id = :other or j.finding_id = :other and j.other_id = :one)
                        order by j.said_at limit 1
                        """)
                .with("one", one)
                .with("other", other)
                .first(row -> new Waiting(join(row), row.requiredText("said_identity")));
    }

    /** What says that two findings are different purchases; empty where nobody does. */
    Optional<PurchaseJoin> different(UUID one, UUID other) {
        return sql.query(COLUMNS + """
                        where j.kind = 'different_purchases' and j.undone_at is null
                          and (j.finding_id = :one and j.other_id = :other or j.finding_id = :other and j.other_id = :one)
                        order by j.said_at limit 1
                        """).with("one", one).with("other", other).first(JoinRepository::join);
    }

    /** Whether a later join or parting that is in force is about one of these lines. */
    boolean isFollowed(PurchaseJoin said, Collection<UUID> lines) {
        return sql.query("""
                        select 1 from purchase_join_line l join purchase_join j on j.id = l.join_id
                        where not j.waits and j.undone_at is null and j.id <> :id and coalesce(j.agreed_at, j.said_at) >= :at
                          and (l.line_id = any (cast(:lines as uuid[])) or l.anchor_id = any (cast(:lines as uuid[])))
                        """)
                .with("id", said.id())
                .with("at", said.agreedAt() == null ? said.saidAt() : said.agreedAt())
                .with("lines", lines)
                .exists();
    }

    /** Another person agreed. */
    PurchaseJoin agree(UUID id, Finding kept, UUID other, Caller by, Instant now) {
        sql.query("""
                        update purchase_join
                        set waits = false, finding_id = :finding, other_id = :other, agreed_by = :by, agreed_identity = :identity,
                          agreed_at = :now
                        where id = :id
                        """)
                .with("finding", kept.id())
                .with("other", other)
                .with("by", by.name())
                .with("identity", by.identity())
                .with("now", now)
                .with("id", id)
                .change();
        return of(id).orElseThrow();
    }

    /** Somebody took it back. */
    PurchaseJoin undo(UUID id, Caller by, Instant now) {
        sql.query("""
                        update purchase_join set undone_by = :by, undone_identity = :identity, undone_at = :now where id = :id
                        """)
                .with("by", by.name())
                .with("identity", by.identity())
                .with("now", now)
                .with("id", id)
                .change();
        return of(id).orElseThrow();
    }

    private static PurchaseJoin join(Row row) {
        Instant agreed = row.instant("agreed_at");
        Instant undone = row.instant("undone_at");
        return new PurchaseJoin(
                row.requiredUuid("id"),
                1 + (agreed == null ? 0 : 1) + (undone == null ? 0 : 1),
                PurchaseJoin.Kind.valueOf(row.requiredText("kind").toUpperCase(Locale.ROOT)),
                row.requiredUuid("finding_id"),
                row.uuid("other_id"),
                row.uuids("lines"),
                row.requiredText("reason"),
                row.requiredText("said_by"),
                row.requiredInstant("said_at"),
                row.flag("waits"),
                row.text("agreed_by"),
                agreed,
                row.text("undone_by"),
                undone);
    }
}
