package org.sightline.matching.waiver;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.verdict.book.WaiverLaw;
import org.sightline.matching.waiver.WaiverMove.Side;
import org.sightline.matching.waiver.WaiverMove.State;

/** The stored waivers with their histories. Works in the running transaction. */
@ApplicationScoped
public class WaiverRepository {

    private static final String SELECT = """
            select w.*,
              coalesce(cast(f.content as jsonb) ->> 'shortName', cast(f.content as jsonb) ->> 'makerName',
                       cast(f.content as jsonb) ->> 'entityName', f.entity_id) as maker_name,
              left(coalesce(cast(f.content as jsonb) #>> '{lines,0,description}',
                            nullif(concat_ws(' ', cast(f.content as jsonb) #>> '{device,maker}',
                                             cast(f.content as jsonb) #>> '{device,model}'), '')), 200) as what
            from waiver w join finding f on f.id = w.finding_id
            """;

    private final Sql sql;

    WaiverRepository(Sql sql) {
        this.sql = sql;
    }

    /** Whether a waiver holds for this finding. */
    public boolean isWaived(UUID finding) {
        return sql.query("select 1 from waiver where finding_id = :finding and state = 'granted'")
                .with("finding", finding)
                .exists();
    }

    /** Whether a waiver for this finding waits or holds. */
    public boolean isOpen(UUID finding) {
        return sql.query("select 1 from waiver where finding_id = :finding and state in ('requested', 'granted')")
                .with("finding", finding)
                .exists();
    }

    Optional<Waiver> one(Collection<UUID> agencies, UUID id) {
        return sql.query(SELECT + " where w.id = :id and w.agency_id = any (:agencies)")
                .with("id", id)
                .with("agencies", agencies)
                .first(row -> waiver(row, history(id)));
    }

    /** The waiver of this id, which is known to be there. */
    Waiver known(UUID id) {
        return sql.query(SELECT + " where w.id = :id").with("id", id).one(row -> waiver(row, List.of()));
    }

    /** Locked until the transaction ends. */
    void lock(UUID id) {
        sql.query("select 1 from waiver where id = :id for update")
                .with("id", id)
                .exists();
    }

    /**
     * Waivers of these agencies, of all where none is given; those that wait or hold first, then the latest first.
     *
     * @param most more are left out
     */
    List<Waiver> list(
            Collection<UUID> agencies, boolean waiting, @Nullable Instant before, @Nullable UUID beforeId, int most) {
        return sql.query(SELECT + """
                        where (:all or w.agency_id = any (:agencies))
                          and (not :waiting or w.state = 'requested')
                          and (:first or (w.requested_at, w.id) < (cast(:before as timestamptz), cast(:id as uuid)))
                        order by w.requested_at desc, w.id desc
                        limit :most
                        """)
                .with("all", agencies.isEmpty())
                .with("agencies", agencies)
                .with("waiting", waiting)
                .with("first", before == null)
                .with("before", before)
                .with("id", beforeId)
                .with("most", most)
                .list(row -> waiver(row, List.of()));
    }

    /** How many wait for a decision that this person did not ask for. */
    long waiting(String identity) {
        return sql.query("select count(*) from waiver where state = 'requested' and requested_by_identity <> :identity")
                .with("identity", identity)
                .number();
    }

    /** The ids of those that wait or hold. */
    List<UUID> open() {
        return sql.query("select id from waiver where state in ('requested', 'granted') order by id")
                .list(row -> row.requiredUuid("id"));
    }

    /** Adds one; says no where the finding has one that waits or holds under this rule, unless it renews that one. */
    boolean add(Waiver waiver) {
        return sql.query("""
                        insert into waiver (id, agency_id, finding_id, rule_id, version, state, justification, controls, expires_on,
                          renews, print, requested_by, requested_by_identity, requested_at)
                        values (:id, :agency, :finding, :rule, 1, 'requested', :justification, :controls, :expires,
                          cast(:renews as uuid), :print, :by, :identity, :at)
                        on conflict do nothing
                        """)
                        .with("id", waiver.id())
                        .with("agency", waiver.agencyId())
                        .with("finding", waiver.findingId())
                        .with("rule", waiver.ruleId())
                        .with("justification", waiver.justification())
                        .with("controls", waiver.controls())
                        .with("expires", waiver.expiresOn())
                        .with("renews", waiver.renews())
                        .with("print", waiver.print())
                        .with("by", waiver.requestedBy())
                        .with("identity", waiver.requesterIdentity())
                        .with("at", waiver.requestedAt())
                        .change()
                == 1;
    }

    /** What the office decided. */
    void decide(UUID id, State state, Caller by, Instant at, String reason, @Nullable String reference) {
        sql.query("""
                        update waiver
                        set version = version + 1, state = :state, decided_by = :by, decided_by_identity = :identity,
                          decided_at = :at, reason = :reason, reference = :reference
                        where id = :id
                        """)
                .with("id", id)
                .with("state", state.wireName())
                .with("by", by.name())
                .with("identity", by.identity())
                .with("at", at)
                .with("reason", reason)
                .with("reference", reference)
                .change();
    }

    void end(UUID id, State state, Instant at, String because) {
        sql.query("""
                        update waiver set version = version + 1, state = :state, ended_at = :at, ended_because = :because
                        where id = :id
                        """)
                .with("id", id)
                .with("state", state.wireName())
                .with("at", at)
                .with("because", because)
                .change();
    }

    /** Adds to the history of a waiver. */
    void add(Waiver waiver, Waiver.Event event) {
        sql.query("""
                        insert into waiver_event (waiver_id, agency_id, seq, at, actor, side, move, text, to_state)
                        values (:waiver, :agency, (select count(*) + 1 from waiver_event where waiver_id = :waiver), :at, :by,
                          :side, :move, :text, :to)
                        """)
                .with("waiver", waiver.id())
                .with("agency", waiver.agencyId())
                .with("at", event.at())
                .with("by", event.by())
                .with("side", event.side().wireName())
                .with("move", event.move().wireName())
                .with("text", event.text())
                .with("to", event.to().wireName())
                .change();
    }

    private List<Waiver.Event> history(UUID id) {
        return sql.query("""
                        select at, actor, side, move, text, to_state from waiver_event where waiver_id = :id order by seq
                        """)
                .with("id", id)
                .list(row -> new Waiver.Event(
                        row.requiredInstant("at"),
                        row.requiredText("actor"),
                        Side.of(row.requiredText("side")),
                        WaiverMove.of(row.requiredText("move")),
                        row.text("text"),
                        State.of(row.requiredText("to_state"))));
    }

    private static Waiver waiver(Row row, List<Waiver.Event> history) {
        String rule = row.requiredText("rule_id");
        return new Waiver(
                row.requiredUuid("id"),
                row.requiredUuid("agency_id"),
                row.requiredUuid("finding_id"),
                row.requiredText("maker_name"),
                row.text("what"),
                rule,
                WaiverLaw.of(rule).map(WaiverLaw::grantedBy).orElse(""),
                row.number("version"),
                State.of(row.requiredText("state")),
                row.requiredText("justification"),
                row.requiredText("controls"),
                Objects.requireNonNull(row.day("expires_on")),
                row.uuid("renews"),
                row.requiredText("requested_by"),
                row.requiredInstant("requested_at"),
                row.text("decided_by"),
                row.instant("decided_at"),
                row.text("reason"),
                row.text("reference"),
                row.instant("ended_at"),
                row.text("ended_because"),
                history,
                row.requiredText("requested_by_identity"),
                row.requiredText("print"));
    }
}
