package org.sightline.matching.task;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.json.Json;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;
import org.sightline.kit.sql.Statement;
import org.sightline.matching.finding.Finding;
import org.sightline.matching.lifecycle.NextStep;
import org.sightline.matching.lifecycle.Status;
import org.sightline.matching.task.Task.DueBy;
import org.sightline.matching.task.TaskState.Owner;

/**
 * The tasks, and the office's days for each step. A finding with which nothing was done has no row: its task follows from
 * the day on which it was opened. Works in the running transaction.
 */
@ApplicationScoped
class TaskRepository {

    private static final long POLICY_LOCK = 7_316_889_200_341L;

    /** Tasks of findings with which something was done. */
    private static final String TOUCHED = """
            from finding_task t
            join finding f on f.id = t.finding_id
            where t.next_step = any (:steps) and t.status = f.status and not f.withdrawn
              and t.due_on is not null
              and (:all or t.agency_id = any (:agencies))
              and (:anybody or t.next_step = 'close' and f.triaged_by_identity is distinct from :identity
                   or t.next_step <> 'close' and coalesce(t.owner_identity, :identity) = :identity)
              and (:anyones or t.owner_identity = :owner)
              and (:whenever or t.due_on < cast(:before as date))
              and not exists (select 1 from snooze_in_force s where s.finding_id = f.id and s.until > :today)""";

    /** Findings with which nothing was done; nobody sees to them yet. */
    private static final String UNTOUCHED = """
            from finding f
            where :triage and :anyones and f.status = 'new' and not f.withdrawn
              and not exists (select 1 from finding_task t
                              where t.finding_id = f.id and t.status = 'new')
              and (:all or f.agency_id = any (:agencies))
              and (:whenever
                   or cast(f.opened_at at time zone 'UTC' as date) < cast(:before as date) - :days)
              and not exists (select 1 from snooze_in_force s where s.finding_id = f.id and s.until > :today)""";

    private final Sql sql;

    TaskRepository(Sql sql) {
        this.sql = sql;
    }

    /**
     * Which tasks a list shows.
     *
     * @param agencies of whom; empty for all
     * @param steps any of these
     * @param waitingFor who asks: only what waits for this person of the office; null for anybody's
     * @param ownedBy only what this person of the office sees to; null for anybody's
     * @param dueBefore only those due before this day; null for any
     * @param today without what the office put aside until a later day; an agency sees all of its own
     */
    record Filter(
            Set<UUID> agencies,
            Set<NextStep> steps,
            @Nullable String waitingFor,
            @Nullable String ownedBy,
            @Nullable LocalDate dueBefore,
            LocalDate today) {}

    /** A task, with what its list shows of its finding. */
    record Listed(
            UUID findingId,
            UUID agencyId,
            String makerName,
            @Nullable String what,
            String verdict,
            TaskState state) {}

    /** The task of a finding; empty where nothing was done with it in its present state. */
    Optional<TaskState> of(UUID finding) {
        return sql.query("""
                        select version, status, next_step, since, owner, owner_identity, due_on, due_by, promised_on,
                          promises, said
                        from finding_task
                        where finding_id = :finding
                        """).with("finding", finding).first(TaskRepository::state);
    }

    void keep(Finding finding, TaskState state) {
        Owner owner = state.owner();
        DueBy dueBy = state.dueBy();
        sql.query("""
                        insert into finding_task (finding_id, agency_id, version, status, next_step, since, owner,
                          owner_identity, due_on, due_by, promised_on, promises, said)
                        values (:finding, :agency, :version, :status, :next, :since, :owner, :identity,
                          cast(:due as date), :dueBy, cast(:promised as date), :promises, :said)
                        on conflict (finding_id) do update
                        set version = excluded.version, status = excluded.status, next_step = excluded.next_step,
                          since = excluded.since, owner = excluded.owner, owner_identity = excluded.owner_identity,
                          due_on = excluded.due_on, due_by = excluded.due_by, promised_on = excluded.promised_on,
                          promises = excluded.promises, said = excluded.said
                        """)
                .with("finding", finding.id())
                .with("agency", finding.agencyId())
                .with("version", state.version())
                .with("status", state.status().wireName())
                .with("next", state.step().wireName())
                .with("since", state.since())
                .with("owner", owner == null ? null : owner.name())
                .with("identity", owner == null ? null : owner.identity())
                .with("due", state.dueOn())
                .with("dueBy", dueBy == null ? null : dueBy.wireName())
                .with("promised", state.promisedOn())
                .with("promises", state.promises())
                .with("said", state.said())
                .change();
    }

    /**
     * What waits, the first due first.
     *
     * @param policy for findings with which nothing was done yet
     * @param afterDay with {@code afterId}, the place of the last one shown; null begins
     */
    List<Listed> list(Filter filter, DuePolicy policy, @Nullable LocalDate afterDay, @Nullable UUID afterId, int most) {
        return filtered("""
                        select page.*, said.verdict,
                          coalesce(cast(said.content as jsonb) ->> 'shortName', cast(said.content as jsonb) ->> 'makerName',
                                   cast(said.content as jsonb) ->> 'entityName',
                                   said.entity_id) as maker_name,
                          left(coalesce(cast(said.content as jsonb) #>> '{lines,0,description}',
                                        nullif(concat_ws(' ', cast(said.content as jsonb) #>> '{device,maker}',
                                                         cast(said.content as jsonb) #>> '{device,model}'), '')),
                               200) as what
                        from (
                        select * from (
                          (select f.id, f.agency_id, t.version, t.status, t.next_step, t.since,
                             t.owner, t.owner_identity, t.due_on, t.due_by, t.promised_on, t.promises, t.said
                           %s
                             and (:first or (t.due_on, t.finding_id) > (cast(:day as date), cast(:id as uuid)))
                           order by t.due_on, t.finding_id
                           limit :most)
                          union all
                          (select f.id, f.agency_id, 0, 'new', 'triage', f.opened_at, null, null,
                             cast(f.opened_at at time zone 'UTC' as date) + :days, 'policy', null, 0, 'NOTHING'
                           %s
                             and (:first or (cast(f.opened_at at time zone 'UTC' as date), f.id)
                                            > (cast(:day as date) - :days, cast(:id as uuid)))
                           order by cast(f.opened_at at time zone 'UTC' as date), f.id
                           limit :most)) both_kinds
                        order by due_on, id
                        limit :most) page
                        join finding said on said.id = page.id
                        order by page.due_on, page.id
                        """.formatted(TOUCHED, UNTOUCHED), filter, policy)
                .with("first", afterDay == null)
                .with("day", afterDay)
                .with("id", afterId)
                .with("most", most)
                .list(row -> new Listed(
                        row.requiredUuid("id"),
                        row.requiredUuid("agency_id"),
                        row.requiredText("maker_name"),
                        row.text("what"),
                        row.requiredText("verdict"),
                        state(row)));
    }

    /** How many there are, as {@link #list} would give them. */
    long count(Filter filter, DuePolicy policy) {
        return filtered(
                        "select (select count(*) %s) + (select count(*) %s)".formatted(TOUCHED, UNTOUCHED),
                        filter,
                        policy)
                .number();
    }

    private Statement filtered(String query, Filter filter, DuePolicy policy) {
        return sql.query(query)
                .with("steps", filter.steps().stream().map(NextStep::wireName).toList())
                .with("triage", filter.steps().contains(NextStep.TRIAGE))
                .with("all", filter.agencies().isEmpty())
                .with("agencies", filter.agencies())
                .with("anybody", filter.waitingFor() == null)
                .with("identity", filter.waitingFor() == null ? "" : filter.waitingFor())
                .with("anyones", filter.ownedBy() == null)
                .with("owner", filter.ownedBy() == null ? "" : filter.ownedBy())
                .with("whenever", filter.dueBefore() == null)
                .with("before", filter.dueBefore())
                .with("today", filter.today())
                .with("days", policy.days().getOrDefault(NextStep.TRIAGE, 0));
    }

    private static TaskState state(Row row) {
        String owner = row.text("owner");
        String dueBy = row.text("due_by");
        return new TaskState(
                row.number("version"),
                Status.valueOf(row.requiredText("status").toUpperCase(Locale.ROOT)),
                NextStep.of(row.requiredText("next_step")),
                row.requiredInstant("since"),
                owner == null ? null : new Owner(owner, row.requiredText("owner_identity")),
                row.day("due_on"),
                dueBy == null ? null : DueBy.valueOf(dueBy.toUpperCase(Locale.ROOT)),
                row.day("promised_on"),
                row.integer("promises"),
                NextStep.Said.valueOf(row.requiredText("said")));
    }

    /** The office's days for each step. */
    DuePolicy policy() {
        return sql.query("""
                        select version, cast(days as text) as days, set_by, set_at
                        from due_policy
                        order by version desc
                        limit 1
                        """)
                .first(row -> new DuePolicy(
                        row.integer("version"),
                        Json.read(row.requiredText("days"), DueDays.class).days(),
                        row.text("set_by"),
                        row.instant("set_at")))
                .orElse(DuePolicy.USUAL);
    }

    /** Adds a version; of two people who add the same one, the second is told by the database. */
    void add(DuePolicy policy) {
        sql.query("""
                        insert into due_policy (version, days, set_by, set_at)
                        values (:version, cast(:days as jsonb), :by, :at)
                        """)
                .with("version", policy.version())
                .with("days", Json.write(new DueDays(policy.days())))
                .with("by", policy.setBy())
                .with("at", policy.setAt())
                .change();
    }

    /** One change of the days at a time, until the transaction ends. */
    void lockPolicy() {
        sql.lock(POLICY_LOCK);
    }
}
