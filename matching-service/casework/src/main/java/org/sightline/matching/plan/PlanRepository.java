package org.sightline.matching.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.json.Json;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.lifecycle.WireNames;
import org.sightline.matching.plan.PlanStanding.Signature;

/** The stored plans with their steps, findings, proofs and histories. Works in the running transaction. */
@ApplicationScoped
public class PlanRepository {

    /** Apart from the locks of other rooms on the same agency. */
    private static final long LOCK = 0x706c616e73L;

    private static final String SELECT = """
            select id, agency_id, version, state, state_since, content, created_at, accepted_by, accepted_by_identity, accepted_at,
              completed_by, completed_by_identity, completed_at
            from plan""";

    private final Sql sql;

    PlanRepository(Sql sql) {
        this.sql = sql;
    }

    /** What the plan itself is, without its parts. */
    record Head(UUID id, UUID agencyId, long version, PlanContent content, Instant createdAt, PlanStanding standing) {}

    /** A plan as a list shows it. */
    record Listed(
            Head head,
            int items,
            int settled,
            long pieces,
            long proven,
            @Nullable LocalDate nextDue) {}

    /** Until the transaction ends nobody else changes a plan of this agency. */
    void lock(UUID agency) {
        sql.lock(LOCK ^ agency.getMostSignificantBits() ^ agency.getLeastSignificantBits());
    }

    Optional<Head> head(Collection<UUID> agencies, UUID id) {
        return sql.query(SELECT + " where id = :id and agency_id = any (:agencies)")
                .with("id", id)
                .with("agencies", agencies)
                .first(PlanRepository::head);
    }

    /** Plans of these agencies, the latest first. */
    List<Listed> list(Collection<UUID> agencies, @Nullable Instant before, @Nullable UUID beforeId, int most) {
        return sql.query("""
                        select p.*, i.items, i.settled, i.pieces, i.proven, least(i.next_due, s.next_due) as next_due
                        from (""" + SELECT + """
                         where agency_id = any (:agencies)
                           and (:first or (created_at, id) < (cast(:before as timestamptz), cast(:id as uuid)))
                         order by created_at desc, id desc
                         limit :most) p
                        cross join lateral (
                            select count(*) as items, count(*) filter (where settled) as settled,
                                   coalesce(sum(pieces), 0) as pieces, coalesce(sum(proven), 0) as proven,
                                   min(due_on) filter (where not settled) as next_due
                            from plan_item_standing where plan_id = p.id) i
                        cross join lateral (
                            select min(due_on) as next_due from plan_step where plan_id = p.id and done_on is null) s
                        order by p.created_at desc, p.id desc
                        """)
                .with("agencies", agencies)
                .with("first", before == null)
                .with("before", before)
                .with("id", beforeId)
                .with("most", most)
                .list(row -> new Listed(
                        head(row),
                        row.integer("items"),
                        row.integer("settled"),
                        row.number("pieces"),
                        row.number("proven"),
                        row.day("next_due")));
    }

    long count(Collection<UUID> agencies) {
        return sql.query("select count(*) from plan where agency_id = any (:agencies)")
                .with("agencies", agencies)
                .number();
    }

    void add(Head head) {
        sql.query("""
                        insert into plan (id, agency_id, version, state, state_since, content, title, cost, created_at)
                        values (:id, :agency, 1, :state, :since, :content, :title, :cost, :created)
                        """)
                .with("id", head.id())
                .with("agency", head.agencyId())
                .with("state", head.standing().state().wireName())
                .with("since", head.standing().since())
                .with("content", Json.write(head.content()))
                .with("title", head.content().title())
                .with("cost", cost(head.content()))
                .with("created", head.createdAt())
                .change();
    }

    /** Stores another content or standing as the next version. */
    void keep(UUID id, PlanContent content, PlanStanding standing) {
        Signature accepted = standing.accepted();
        Signature completed = standing.completed();
        sql.query("""
                        update plan
                        set version = version + 1, state = :state, state_since = :since, content = :content, title = :title,
                          cost = :cost, accepted_by = :accepted, accepted_by_identity = :acceptedIdentity,
                          accepted_at = cast(:acceptedAt as timestamptz), completed_by = :completed,
                          completed_by_identity = :completedIdentity, completed_at = cast(:completedAt as timestamptz)
                        where id = :id
                        """)
                .with("id", id)
                .with("state", standing.state().wireName())
                .with("since", standing.since())
                .with("content", Json.write(content))
                .with("title", content.title())
                .with("cost", cost(content))
                .with("accepted", accepted == null ? null : accepted.name())
                .with("acceptedIdentity", accepted == null ? null : accepted.identity())
                .with("acceptedAt", accepted == null ? null : accepted.at())
                .with("completed", completed == null ? null : completed.name())
                .with("completedIdentity", completed == null ? null : completed.identity())
                .with("completedAt", completed == null ? null : completed.at())
                .change();
        sql.query("update plan_item set holds = :holds where plan_id = :id")
                .with("id", id)
                .with("holds", !standing.state().ended())
                .change();
    }

    private static @Nullable BigDecimal cost(PlanContent content) {
        return content.cost() == null ? null : new BigDecimal(content.cost());
    }

    private static Head head(Row row) {
        return new Head(
                row.requiredUuid("id"),
                row.requiredUuid("agency_id"),
                row.number("version"),
                Json.read(row.requiredText("content"), PlanContent.class),
                row.requiredInstant("created_at"),
                new PlanStanding(
                        PlanState.of(row.requiredText("state")),
                        row.requiredInstant("state_since"),
                        signature(row, "accepted"),
                        signature(row, "completed")));
    }

    private static @Nullable Signature signature(Row row, String what) {
        String name = row.text(what + "_by");
        return name == null
                ? null
                : new Signature(name, row.requiredText(what + "_by_identity"), row.requiredInstant(what + "_at"));
    }

    /** Puts these steps in the place of those that the plan has; what was reported of one that stays is kept. */
    void steps(Head plan, List<PlanForm.CheckedStep> steps) {
        sql.query("delete from plan_step where plan_id = :plan and not id = any (:kept)")
                .with("plan", plan.id())
                .with("kept", steps.stream().map(PlanForm.CheckedStep::id).toList())
                .change();
        List<Integer> places = new ArrayList<>();
        steps.forEach(step -> places.add(places.size()));
        sql.batch(
                """
                insert into plan_step (id, plan_id, agency_id, position, what, owner, due_on)
                values (:id, :plan, :agency, :position, :what, :owner, :due)
                on conflict (id) do update
                set position = excluded.position, what = excluded.what, owner = excluded.owner, due_on = excluded.due_on
                where plan_step.plan_id = excluded.plan_id
                """,
                places,
                (row, place) -> row.with("id", steps.get(place).id())
                        .with("plan", plan.id())
                        .with("agency", plan.agencyId())
                        .with("position", place)
                        .with("what", steps.get(place).what())
                        .with("owner", steps.get(place).owner())
                        .with("due", steps.get(place).dueOn()));
    }

    List<PlanStep> steps(UUID plan, LocalDate today) {
        return sql.query("""
                        select id, what, owner, due_on, done_on, done_by from plan_step where plan_id = :plan order by position, id
                        """).with("plan", plan).list(row -> step(row, today));
    }

    private static PlanStep step(Row row, LocalDate today) {
        LocalDate due = day(row, "due_on");
        LocalDate done = row.day("done_on");
        return new PlanStep(
                row.requiredUuid("id"),
                row.requiredText("what"),
                row.requiredText("owner"),
                due,
                done,
                row.text("done_by"),
                done == null && due.isBefore(today));
    }

    /** Says that a step is done, or is due on another day. */
    void report(UUID plan, UUID step, @Nullable LocalDate doneOn, @Nullable LocalDate dueOn, String by) {
        sql.query("""
                        update plan_step
                        set done_on = cast(:done as date), done_by = case when cast(:done as date) is null then null else :by end,
                          due_on = coalesce(cast(:due as date), due_on)
                        where plan_id = :plan and id = :step
                        """)
                .with("plan", plan)
                .with("step", step)
                .with("done", doneOn)
                .with("due", dueOn)
                .with("by", by)
                .change();
    }

    /**
     * A finding as a plan may take it.
     *
     * @param makerName the short name of the designated maker, or of whom the watchlist names
     * @param what what the record says, in short; null where it says nothing
     * @param verdict the finding's headline verdict
     * @param pieces as the record says, without those that the office verified as gone in other plans; at least 1
     */
    @Schema(name = "PlanCandidate")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Candidate(
            UUID findingId, String makerName, @Nullable String what, String verdict, String status, int pieces) {}

    private static final String CANDIDATE = """
            select f.id, f.verdict, f.status,
              coalesce(cast(f.content as jsonb) ->> 'shortName', cast(f.content as jsonb) ->> 'makerName',
                       cast(f.content as jsonb) ->> 'entityName', f.entity_id) as maker_name,
              left(coalesce(cast(f.content as jsonb) #>> '{lines,0,description}',
                            nullif(concat_ws(' ', cast(f.content as jsonb) #>> '{device,maker}',
                                             cast(f.content as jsonb) #>> '{device,model}'), '')), 200) as what,
              least(1000000, greatest(1, ceil(coalesce(cast(cast(f.content as jsonb) ->> 'quantity' as numeric), 1))
                - coalesce((select g.verified from planned_pieces g where g.finding_id = f.id), 0))) as pieces
            from finding f
            where f.agency_id = any (:agencies) and not f.withdrawn and f.role = 'PURCHASE' and f.status <> 'closed'
              and not exists (select 1 from plan_item i where i.finding_id = f.id and i.holds""";

    /** Open findings of these agencies that no plan has, those that a law forbids first. */
    List<Candidate> candidates(Collection<UUID> agencies, int most) {
        return sql.query(CANDIDATE + """
                        )
                        order by array_position(array['PROHIBITED', 'RESTRICTED', 'UNDETERMINED', 'FLAGGED'], f.verdict), f.id
                        limit :most
                        """)
                .with("agencies", agencies)
                .with("most", most)
                .list(PlanRepository::candidate);
    }

    /** Of these findings those that this plan may have: it has them, or no other plan does. */
    Map<UUID, Candidate> takeable(Collection<UUID> agencies, UUID plan, Collection<UUID> findings) {
        Map<UUID, Candidate> found = new HashMap<>();
        sql.query(CANDIDATE + " and i.plan_id <> :plan) and f.id = any (:findings)")
                .with("agencies", agencies)
                .with("plan", plan)
                .with("findings", findings)
                .list(PlanRepository::candidate)
                .forEach(one -> found.put(one.findingId(), one));
        return found;
    }

    private static Candidate candidate(Row row) {
        return new Candidate(
                row.requiredUuid("id"),
                row.requiredText("maker_name"),
                row.text("what"),
                row.requiredText("verdict"),
                row.requiredText("status"),
                row.integer("pieces"));
    }

    /**
     * A finding that is in a plan.
     *
     * @param outcome its outcome; empty text while it is open
     * @param pieces how many of it are in the plan
     */
    record Held(String outcome, int pieces) {}

    /** The findings that are in a plan. */
    Map<UUID, Held> held(UUID plan) {
        Map<UUID, Held> found = new HashMap<>();
        sql.query("""
                        select i.finding_id, coalesce(f.outcome, '') as outcome, i.pieces
                        from plan_item i join finding f on f.id = i.finding_id
                        where i.plan_id = :plan
                        """)
                .with("plan", plan)
                .list(row -> found.put(
                        row.requiredUuid("finding_id"), new Held(row.requiredText("outcome"), row.integer("pieces"))));
        return found;
    }

    /**
     * Puts these findings in the place of those that the plan has; what was reported of one that stays is kept.
     *
     * @param pieces of each finding
     */
    void items(Head plan, List<PlanForm.CheckedItem> items, Map<UUID, Integer> pieces) {
        sql.query("delete from plan_item where plan_id = :plan and not finding_id = any (:kept)")
                .with("plan", plan.id())
                .with(
                        "kept",
                        items.stream().map(PlanForm.CheckedItem::findingId).toList())
                .change();
        sql.batch(
                """
                insert into plan_item (plan_id, finding_id, agency_id, treatment, pieces, due_on, holds)
                values (:plan, :finding, :agency, :treatment, :pieces, :due, true)
                on conflict (plan_id, finding_id) do update
                set treatment = excluded.treatment, pieces = excluded.pieces, due_on = excluded.due_on
                """,
                items,
                (row, item) -> row.with("plan", plan.id())
                        .with("finding", item.findingId())
                        .with("agency", plan.agencyId())
                        .with("treatment", item.treatment().wireName())
                        .with("pieces", pieces.getOrDefault(item.findingId(), 1))
                        .with("due", item.dueOn()));
    }

    List<PlanItem> items(UUID plan, LocalDate today) {
        Map<UUID, List<PlanItem.Proof>> proofs = proofs(plan);
        return sql.query("""
                        select s.*, coalesce(cast(f.content as jsonb) ->> 'shortName', s.maker_name) as short_name, i.taken_back_at
                        from plan_item_standing s join finding f on f.id = s.finding_id
                        join plan_item i on i.plan_id = s.plan_id and i.finding_id = s.finding_id
                        where s.plan_id = :plan order by s.due_on, s.finding_id
                        """).with("plan", plan).list(row -> item(row, proofs, today));
    }

    private static PlanItem item(Row row, Map<UUID, List<PlanItem.Proof>> proofs, LocalDate today) {
        UUID finding = row.requiredUuid("finding_id");
        LocalDate due = day(row, "due_on");
        boolean settled = row.flag("settled");
        return new PlanItem(
                finding,
                row.requiredText("short_name"),
                row.text("what"),
                row.requiredText("status"),
                row.text("outcome"),
                PlanItem.Treatment.valueOf(row.requiredText("treatment").toUpperCase(Locale.ROOT)),
                row.integer("pieces"),
                due,
                row.day("done_on"),
                row.text("done_by"),
                proofs.getOrDefault(finding, List.of()),
                row.integer("proven"),
                settled,
                !settled && due.isBefore(today),
                row.instant("taken_back_at"));
    }

    private Map<UUID, List<PlanItem.Proof>> proofs(UUID plan) {
        Map<UUID, List<PlanItem.Proof>> proofs = new HashMap<>();
        sql.query("""
                        select p.finding_id, p.file_id, e.name, p.kind, p.pieces, p.shows, e.withdrawn_at is not null as withdrawn
                        from plan_proof p join evidence_file e on e.id = p.file_id
                        where p.plan_id = :plan
                        order by e.added_at, p.file_id
                        """)
                .with("plan", plan)
                .list(row -> proofs.computeIfAbsent(row.requiredUuid("finding_id"), fresh -> new ArrayList<>())
                        .add(new PlanItem.Proof(
                                row.requiredUuid("file_id"),
                                row.requiredText("name"),
                                PlanItem.ProofKind.valueOf(
                                        row.requiredText("kind").toUpperCase(Locale.ROOT)),
                                row.integer("pieces"),
                                row.text("shows"),
                                row.flag("withdrawn"))));
        return proofs;
    }

    /** Which of these files are evidence of the finding and not withdrawn. */
    Set<UUID> evidence(UUID finding, Collection<UUID> files) {
        return Set.copyOf(
                sql.query("""
                        select id from evidence_file where finding_id = :finding and id = any (:files) and withdrawn_at is null
                        """).with("finding", finding).with("files", files).<UUID>list(row -> row.requiredUuid("id")));
    }

    /** Says how far a finding is, with its proofs in the place of those that it had. */
    void report(Head plan, UUID finding, @Nullable LocalDate doneOn, String by, List<PlanItem.Proof> proofs) {
        sql.query("""
                        update plan_item
                        set done_on = cast(:done as date), done_by = case when cast(:done as date) is null then null else :by end
                        where plan_id = :plan and finding_id = :finding
                        """)
                .with("plan", plan.id())
                .with("finding", finding)
                .with("done", doneOn)
                .with("by", by)
                .change();
        sql.query("delete from plan_proof where plan_id = :plan and finding_id = :finding")
                .with("plan", plan.id())
                .with("finding", finding)
                .change();
        sql.batch(
                """
                insert into plan_proof (plan_id, finding_id, file_id, agency_id, kind, pieces, shows)
                values (:plan, :finding, :file, :agency, :kind, :pieces, :shows)
                """,
                proofs,
                (row, proof) -> row.with("plan", plan.id())
                        .with("finding", finding)
                        .with("file", proof.fileId())
                        .with("agency", plan.agencyId())
                        .with("kind", proof.kind().wireName())
                        .with("pieces", proof.pieces())
                        .with("shows", proof.shows()));
    }

    /** Whether a finding is in a plan that the office accepted and that was not given up. */
    public boolean isPlanned(UUID finding) {
        return sql.query("""
                        select 1 from plan_item i join plan p on p.id = i.plan_id
                        where i.finding_id = :finding and p.state in ('accepted', 'completed')
                        """).with("finding", finding).exists();
    }

    /** Whether a finding is in a plan that the office accepted and that is not completed yet. */
    public boolean isAccepted(UUID finding) {
        return sql.query("""
                        select 1 from plan_item i join plan p on p.id = i.plan_id
                        where i.finding_id = :finding and p.state = 'accepted'
                        """).with("finding", finding).exists();
    }

    /** A person reopened the finding, so what completed plans say of it no longer counts. */
    public void takeBack(UUID finding, Instant now) {
        sql.query("""
                        update plan_item i
                        set taken_back_at = :now
                        from plan p
                        where p.id = i.plan_id and p.state = 'completed' and i.finding_id = :finding and i.taken_back_at is null
                        """).with("finding", finding).with("now", now).change();
    }

    /** Whether a finding is in a plan that waits for the office or that the office accepted, and that is not completed. */
    public boolean isUnderWay(UUID finding) {
        return sql.query("""
                        select 1 from plan_item i join plan p on p.id = i.plan_id
                        where i.finding_id = :finding and p.state in ('submitted', 'accepted')
                        """).with("finding", finding).exists();
    }

    /** Adds to the history of a plan. */
    void add(Head plan, Plan.Event event, String identity) {
        sql.query("""
                        insert into plan_event (plan_id, agency_id, seq, at, actor, actor_identity, side, move, text, from_state,
                          to_state)
                        values (:plan, :agency,
                          (select count(*) + 1 from plan_event where plan_id = :plan), :at, :by, :identity, :side, :move, :text,
                          :from, :to)
                        """)
                .with("plan", plan.id())
                .with("agency", plan.agencyId())
                .with("at", event.at())
                .with("by", event.by())
                .with("identity", identity)
                .with("side", event.side().wireName())
                .with("move", event.move().wireName())
                .with("text", event.text())
                .with("from", event.from() == null ? null : WireNames.of(event.from()))
                .with("to", event.to().wireName())
                .change();
    }

    List<Plan.Event> history(UUID plan) {
        return sql.query("""
                        select at, actor, side, move, text, from_state, to_state from plan_event where plan_id = :plan order by seq
                        """).with("plan", plan).list(row -> {
            String from = row.text("from_state");
            return new Plan.Event(
                    row.requiredInstant("at"),
                    row.requiredText("actor"),
                    PlanMove.Side.of(row.requiredText("side")),
                    PlanMove.of(row.requiredText("move")),
                    row.text("text"),
                    from == null ? null : PlanState.of(from),
                    PlanState.of(row.requiredText("to_state")));
        });
    }

    /** Whether this person did something with the plan for this side. */
    boolean hasActed(UUID plan, String identity, PlanMove.Side side) {
        return sql.query("""
                        select 1 from plan_event where plan_id = :plan and side = :side and actor_identity = :identity
                        """)
                .with("plan", plan)
                .with("side", side.wireName())
                .with("identity", identity)
                .exists();
    }

    private static LocalDate day(Row row, String column) {
        LocalDate day = row.day(column);
        if (day == null) {
            throw new IllegalStateException("The column " + column + " is null");
        }
        return day;
    }
}
