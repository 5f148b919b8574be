package org.sightline.matching.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.sightline.kit.clock.OfficeClock;
import org.sightline.kit.sql.Sql;

/** What waits for agencies, by the day on which it is due, and which reminders were sent. Works in the running transaction. */
@ApplicationScoped
class ReminderRepository {

    private final Sql sql;

    ReminderRepository(Sql sql) {
        this.sql = sql;
    }

    /**
     * What an agency owes the office on one day.
     *
     * @param agencyId the agency that remains after merges
     * @param begun since when the first of it waits
     */
    record Owed(UUID agencyId, LocalDate dueOn, long findings, LocalDate begun) {}

    /** What is due within these days. */
    List<Owed> owed(LocalDate from, LocalDate to) {
        return sql.query("""
                        select coalesce(l.agency_id, t.agency_id) as agency, t.due_on, count(*) as findings,
                          min(t.since) as begun
                        from finding_task t
                        join finding f on f.id = t.finding_id
                        left join agency_alias l on l.alias_id = t.agency_id
                        where t.next_step in ('answer', 'keep_promise') and t.status = f.status and not f.withdrawn
                          and t.due_on between :from and :to
                        group by coalesce(l.agency_id, t.agency_id), t.due_on
                        order by t.due_on, agency
                        """)
                .with("from", from)
                .with("to", to)
                .list(row -> new Owed(
                        row.requiredUuid("agency"),
                        Objects.requireNonNull(row.day("due_on")),
                        row.number("findings"),
                        OfficeClock.day(row.requiredInstant("begun"))));
    }

    /** The marks that were sent for what is due on a day. */
    Set<Integer> sent(Owed owed) {
        return new HashSet<>(sql.query("select mark from reminder where agency_id = :agency and due_on = :due")
                .with("agency", owed.agencyId())
                .with("due", owed.dueOn())
                .<Integer>list(row -> row.integer("mark")));
    }

    /** Takes a mark; says no where another instance has taken it. */
    boolean take(Owed owed, int mark, Instant now) {
        return sql.query("""
                        insert into reminder (agency_id, due_on, mark, sent_at) values (:agency, :due, :mark, :now)
                        on conflict do nothing
                        """)
                        .with("agency", owed.agencyId())
                        .with("due", owed.dueOn())
                        .with("mark", mark)
                        .with("now", now)
                        .change()
                == 1;
    }
}
