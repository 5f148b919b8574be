package org.sightline.matching.casework;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.casework.JointDecision.Decided;
import org.sightline.matching.casework.JointDecision.LeftOut;
import org.sightline.matching.lifecycle.Outcome;

/** Joint decisions, with what became of each of their findings. Works in the running transaction. */
@ApplicationScoped
class JointDecisionRepository {

    private final Sql sql;

    JointDecisionRepository(Sql sql) {
        this.sql = sql;
    }

    private record Part(
            UUID finding,
            @Nullable Long version,
            @Nullable LeftOut leftOut,
            @Nullable LeftOut notUndone) {}

    void add(JointDecision joint, Caller by) {
        Outcome outcome = joint.outcome();
        sql.query("""
                        insert into joint_decision (id, finding_id, agency_id, decision, outcome, reason, decided_by,
                          decided_identity, decided_at)
                        values (:id, :finding, :agency, :decision, :outcome, :reason, :by, :identity, :at)
                        """)
                .with("id", joint.id())
                .with("finding", joint.findingId())
                .with("agency", joint.agencyId())
                .with("decision", joint.decision())
                .with("outcome", outcome == null ? null : outcome.wireName())
                .with("reason", joint.reason())
                .with("by", joint.decidedBy())
                .with("identity", by.identity())
                .with("at", joint.decidedAt())
                .change();
        List<Part> parts = new ArrayList<>();
        joint.decided().forEach(one -> parts.add(new Part(one.findingId(), one.version(), null, null)));
        joint.leftOut().forEach(one -> parts.add(new Part(one.findingId(), null, one, null)));
        sql.batch(
                """
                insert into joint_decision_finding (joint_decision_id, finding_id, agency_id, place, version, left_out_code,
                  left_out_why)
                values (:joint, :finding, :agency, :place, :version, :code, :why)
                """,
                parts,
                (row, part) -> row.with("joint", joint.id())
                        .with("finding", part.finding())
                        .with("agency", joint.agencyId())
                        .with("place", parts.indexOf(part))
                        .with("version", part.version())
                        .with(
                                "code",
                                part.leftOut() == null ? null : part.leftOut().code())
                        .with(
                                "why",
                                part.leftOut() == null ? null : part.leftOut().why()));
    }

    /** One of a finding, locked until the transaction ends; empty where there is none. */
    Optional<JointDecision> lock(UUID finding, UUID id) {
        sql.query("select id from joint_decision where id = :id and finding_id = :finding for update")
                .with("id", id)
                .with("finding", finding)
                .first(row -> row.requiredUuid("id"));
        return of(finding, id);
    }

    /** One of a finding; empty where there is none. */
    Optional<JointDecision> of(UUID finding, UUID id) {
        List<Part> parts = sql.query("""
                        select finding_id, version, left_out_code, left_out_why, not_undone_code, not_undone_why
                        from joint_decision_finding
                        where joint_decision_id = :id
                        order by place
                        """).with("id", id).list(JointDecisionRepository::part);
        return sql.query("""
                        select id, finding_id, agency_id, decision, outcome, reason, decided_by, decided_at, undone_by,
                          undone_at
                        from joint_decision
                        where id = :id and finding_id = :finding
                        """).with("id", id).with("finding", finding).first(row -> joint(row, parts));
    }

    private static Part part(Row row) {
        UUID finding = row.requiredUuid("finding_id");
        return new Part(
                finding,
                row.numberOrNull("version"),
                leftOut(finding, row.text("left_out_code"), row.text("left_out_why")),
                leftOut(finding, row.text("not_undone_code"), row.text("not_undone_why")));
    }

    private static @Nullable LeftOut leftOut(UUID finding, @Nullable String code, @Nullable String why) {
        return code == null || why == null ? null : new LeftOut(finding, code, why);
    }

    private static JointDecision joint(Row row, List<Part> parts) {
        List<Decided> decided = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        List<LeftOut> notUndone = new ArrayList<>();
        for (Part part : parts) {
            if (part.version() != null) {
                decided.add(new Decided(part.finding(), part.version()));
            }
            if (part.leftOut() != null) {
                leftOut.add(part.leftOut());
            }
            if (part.notUndone() != null) {
                notUndone.add(part.notUndone());
            }
        }
        String outcome = row.text("outcome");
        Instant undoneAt = row.instant("undone_at");
        return new JointDecision(
                row.requiredUuid("id"),
                undoneAt == null ? 1 : 2,
                row.requiredUuid("finding_id"),
                row.requiredUuid("agency_id"),
                row.requiredText("decision"),
                outcome == null ? null : Outcome.valueOf(outcome.toUpperCase(Locale.ROOT)),
                row.requiredText("reason"),
                row.requiredText("decided_by"),
                row.requiredInstant("decided_at"),
                decided,
                leftOut,
                row.text("undone_by"),
                undoneAt,
                notUndone);
    }

    /** Somebody took it back, all but some of its findings. */
    void undo(UUID id, Caller by, Instant at, List<LeftOut> notUndone) {
        sql.query("""
                        update joint_decision set undone_by = :by, undone_identity = :identity, undone_at = :at
                        where id = :id
                        """)
                .with("by", by.name())
                .with("identity", by.identity())
                .with("at", at)
                .with("id", id)
                .change();
        sql.batch(
                """
                update joint_decision_finding set not_undone_code = :code, not_undone_why = :why
                where joint_decision_id = :id and finding_id = :finding
                """,
                notUndone,
                (row, one) -> row.with("code", one.code())
                        .with("why", one.why())
                        .with("id", id)
                        .with("finding", one.findingId()));
    }
}
