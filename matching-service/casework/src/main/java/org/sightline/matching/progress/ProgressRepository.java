package org.sightline.matching.progress;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;
import org.sightline.kit.sql.Statement;

/** Reads how far plans are. Works in the running transaction. */
@ApplicationScoped
class ProgressRepository {

    /** How many days the agency has for a draft, and the office for its decisions. */
    static final int DAYS_OF_AGENCY = 30;

    static final int DAYS_OF_OFFICE = 14;

    private static final String SUMS = """
            count(*) filter (where p.state = 'draft') as drafts,
            count(*) filter (where p.state = 'submitted') as submitted,
            count(*) filter (where p.state = 'accepted') as accepted,
            count(*) filter (where p.state = 'completed') as completed,
            coalesce(sum(i.items), 0) as items, coalesce(sum(i.settled), 0) as settled,
            coalesce(sum(i.pieces), 0) as pieces, coalesce(sum(i.proven), 0) as proven,
            coalesce(sum(i.late) filter (where p.state = 'accepted'), 0)
              + coalesce(sum(s.late) filter (where p.state = 'accepted'), 0) as overdue,
            coalesce(sum(p.cost) filter (where p.state in ('accepted', 'completed')), 0) as cost,
            min(least(i.next_due, s.next_due)) filter (where p.state = 'accepted') as next_due
            from plan p
            left join lateral (
                select count(*) as items, count(*) filter (where settled) as settled, sum(pieces) as pieces,
                       sum(proven) as proven, count(*) filter (where not settled and due_on < :today) as late,
                       min(due_on) filter (where not settled) as next_due
                from plan_item_standing where plan_id = p.id and p.state in ('accepted', 'completed')) i on true
            left join lateral (
                select count(*) filter (where due_on < :today) as late, min(due_on) as next_due
                from plan_step where plan_id = p.id and done_on is null) s on true
            """;

    /** Everything that waits of open plans. */
    private static final String TASKS = """
            with open_plan as (
                select * from plan
                where state in ('draft', 'submitted', 'accepted') and (:all or agency_id = any (:agencies))
            ), item as (
                select i.plan_id, i.due_on, i.pieces, i.settled, i.done_on
                from plan_item_standing i join open_plan p on p.id = i.plan_id where p.state = 'accepted'
            ), step as (
                select s.* from plan_step s join open_plan p on p.id = s.plan_id where p.state = 'accepted'
            ), task as (
                select id as plan_id, case state when 'draft' then 'submit' else 'decide' end as kind,
                       cast(state_since at time zone 'UTC' as date)
                         + case state when 'draft' then :agencyDays else :officeDays end as due_on,
                       cast(null as text) as what, cast(null as text) as owner, cast(null as bigint) as pieces,
                       '' as part
                from open_plan where state in ('draft', 'submitted')
                union all
                select plan_id, 'take_step', due_on, what, owner, null, cast(id as text) from step where done_on is null
                union all
                select plan_id, 'prove', due_on, null, null, sum(pieces), '' from item where not settled
                group by plan_id, due_on
                union all
                select l.plan_id, 'look_at_proof', l.done_on + :officeDays, null, null, l.pieces, ''
                from plan_proof_to_look_at l join open_plan p on p.id = l.plan_id
                union all
                select p.id, 'complete',
                       coalesce((select max(done_on) from (
                           select done_on from item i where i.plan_id = p.id
                           union all select done_on from step s where s.plan_id = p.id) d),
                         cast(p.accepted_at at time zone 'UTC' as date)) + :officeDays, null, null, null, ''
                from open_plan p
                where p.state = 'accepted' and (:anybody or p.accepted_by_identity <> :identity)
                  and not exists (select 1 from item i where i.plan_id = p.id and not i.settled)
                  and not exists (select 1 from step s where s.plan_id = p.id and s.done_on is null)
            ), keyed as (
                select t.*, p.agency_id, p.title, t.plan_id || '/' || t.kind || '/' || t.part as key
                from task t join open_plan p on p.id = t.plan_id
            )
            """;

    private final Sql sql;

    ProgressRepository(Sql sql) {
        this.sql = sql;
    }

    /** How far each agency with plans is, in the order of their ids after this one; null begins. */
    List<PlanProgress> byAgency(@Nullable UUID after, LocalDate today, int most) {
        return sql.query("select p.agency_id, " + SUMS + """
                        where p.agency_id > :after
                        group by p.agency_id
                        order by p.agency_id
                        limit :most
                        """)
                .with("after", after == null ? new UUID(0, 0) : after)
                .with("today", today)
                .with("most", most)
                .list(row -> progress(row, row.uuid("agency_id")));
    }

    /** How far these agencies are together; all where none is given. */
    PlanProgress together(Collection<UUID> agencies, @Nullable UUID agencyId, LocalDate today) {
        return sql.query("select " + SUMS + " where :all or p.agency_id = any (:agencies)")
                .with("all", agencies.isEmpty())
                .with("agencies", agencies)
                .with("today", today)
                .one(row -> progress(row, agencyId));
    }

    private static PlanProgress progress(Row row, @Nullable UUID agencyId) {
        BigDecimal cost = Objects.requireNonNull(row.decimal("cost"));
        return new PlanProgress(
                agencyId,
                row.integer("drafts"),
                row.integer("submitted"),
                row.integer("accepted"),
                row.integer("completed"),
                row.integer("items"),
                row.integer("settled"),
                row.number("pieces"),
                row.number("proven"),
                row.integer("overdue"),
                cost.setScale(2, java.math.RoundingMode.HALF_UP).toPlainString(),
                row.day("next_due"));
    }

    /** The pieces of these agencies' accepted plans, by the months in which they come and go; of all where none is given. */
    List<BurnDown.Pieces> pieces(Collection<UUID> agencies) {
        return sql.query("""
                        select cast(date_trunc('month', p.accepted_at at time zone 'UTC') as date) as accepted,
                               cast(date_trunc('month', i.due_on) as date) as due,
                               case when i.settled then cast(date_trunc('month',
                                   coalesce(i.done_on, cast(p.accepted_at at time zone 'UTC' as date))) as date) end as done,
                               sum(i.pieces) as number
                        from plan p
                        join plan_item_standing i on i.plan_id = p.id
                        where p.state in ('accepted', 'completed') and (:all or p.agency_id = any (:agencies))
                        group by 1, 2, 3
                        """)
                .with("all", agencies.isEmpty())
                .with("agencies", agencies)
                .list(row -> new BurnDown.Pieces(
                        month(Objects.requireNonNull(row.day("accepted"))),
                        month(Objects.requireNonNull(row.day("due"))),
                        row.day("done") == null ? null : month(Objects.requireNonNull(row.day("done"))),
                        row.number("number")));
    }

    private static YearMonth month(LocalDate day) {
        return YearMonth.from(day);
    }

    /**
     * Which tasks a list shows.
     *
     * @param agencies of whom; empty for all
     * @param kinds any of these
     * @param identity who asks: not what this person may not do as the second one; null for anybody's
     * @param dueBefore only those due before this day; null for any
     */
    record Filter(
            Set<UUID> agencies,
            List<String> kinds,
            @Nullable String identity,
            @Nullable LocalDate dueBefore) {}

    /** A task as it is stored, and its place in the order of tasks that are due on one day. */
    record Waiting(
            String key,
            UUID planId,
            UUID agencyId,
            String title,
            PlanTask.Kind kind,
            @Nullable String what,
            @Nullable String owner,
            @Nullable Long pieces,
            LocalDate dueOn) {}

    /**
     * What waits, the first due first.
     *
     * @param afterDay with {@code afterKey}, the place of the last one shown; null begins
     */
    List<Waiting> waiting(Filter filter, @Nullable LocalDate afterDay, @Nullable String afterKey, int most) {
        return filtered(TASKS + """
                        select * from keyed
                        where kind = any (:kinds)
                          and (:whenever or due_on < cast(:before as date))
                          and (:first or (due_on, key) > (cast(:day as date), :key))
                        order by due_on, key
                        limit :most
                        """, filter)
                .with("first", afterDay == null)
                .with("day", afterDay)
                .with("key", afterKey == null ? "" : afterKey)
                .with("most", most)
                .list(ProgressRepository::waiting);
    }

    /** How many there are, as {@link #waiting(Filter, LocalDate, String, int)} would give them. */
    long count(Filter filter) {
        return filtered(TASKS + """
                        select count(*) from keyed
                        where kind = any (:kinds) and (:whenever or due_on < cast(:before as date))
                        """, filter).number();
    }

    private Statement filtered(String query, Filter filter) {
        return sql.query(query)
                .with("all", filter.agencies().isEmpty())
                .with("agencies", filter.agencies())
                .with("agencyDays", DAYS_OF_AGENCY)
                .with("officeDays", DAYS_OF_OFFICE)
                .with("anybody", filter.identity() == null)
                .with("identity", filter.identity() == null ? "" : filter.identity())
                .with("kinds", filter.kinds())
                .with("whenever", filter.dueBefore() == null)
                .with("before", filter.dueBefore());
    }

    private static Waiting waiting(Row row) {
        return new Waiting(
                row.requiredText("key"),
                row.requiredUuid("plan_id"),
                row.requiredUuid("agency_id"),
                row.requiredText("title"),
                PlanTask.Kind.of(row.requiredText("kind")),
                row.text("what"),
                row.text("owner"),
                row.numberOrNull("pieces"),
                Objects.requireNonNull(row.day("due_on")));
    }
}
