package org.sightline.matching.task;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;

/** What the office put aside. For an agency there is nothing in it. Works in the running transaction. */
@ApplicationScoped
class SnoozeRepository {

    private static final long LOCK = 7_316_889_200_342L;

    private final Sql sql;

    SnoozeRepository(Sql sql) {
        this.sql = sql;
    }

    /** One at a time puts something aside, until the transaction ends. */
    void lock() {
        sql.lock(LOCK);
    }

    /** What is put aside on a day, that which is back first first. */
    List<Snooze> all(Set<UUID> agencies, LocalDate today) {
        return sql.query("""
                        select s.finding_id, s.agency_id, s.until, s.reason, s.snoozed_by, s.snoozed_at
                        from snooze_in_force s
                        join finding f on f.id = s.finding_id
                        where s.until > :today and not f.withdrawn
                          and (:all or s.agency_id = any (:agencies))
                        order by s.until, s.finding_id
                        """)
                .with("today", today)
                .with("all", agencies.isEmpty())
                .with("agencies", agencies)
                .list(SnoozeRepository::snooze);
    }

    /** Until when and why a finding is put aside on a day; empty where it is not. */
    Optional<Snooze> of(UUID finding, LocalDate today) {
        return sql.query("""
                        select finding_id, agency_id, until, reason, snoozed_by, snoozed_at
                        from snooze_in_force
                        where finding_id = :finding and until > :today
                        """).with("finding", finding).with("today", today).first(SnoozeRepository::snooze);
    }

    private static Snooze snooze(Row row) {
        return new Snooze(
                row.requiredUuid("finding_id"),
                row.requiredUuid("agency_id"),
                Objects.requireNonNull(row.day("until")),
                row.requiredText("reason"),
                row.requiredText("snoozed_by"),
                row.requiredInstant("snoozed_at"));
    }

    /**
     * Puts a finding aside.
     *
     * @param taskVersion the version of its task; the next one ends it
     */
    void add(Snooze snooze, long taskVersion, Caller by) {
        sql.query("""
                        insert into finding_snooze (id, finding_id, agency_id, task_version, until, reason, snoozed_by,
                          snoozed_by_identity, snoozed_at)
                        values (:id, :finding, :agency, :task, :until, :reason, :by, :identity, :at)
                        """)
                .with("id", UUID.randomUUID())
                .with("finding", snooze.findingId())
                .with("agency", snooze.agencyId())
                .with("task", taskVersion)
                .with("until", snooze.until())
                .with("reason", snooze.reason())
                .with("by", snooze.snoozedBy())
                .with("identity", by.identity())
                .with("at", snooze.snoozedAt())
                .change();
    }

    /** Ends what is put aside of a finding, also what is over already. */
    void end(UUID finding, Caller by, Instant now) {
        sql.query("""
                        update finding_snooze set ended_by = :by, ended_by_identity = :identity, ended_at = :now
                        where finding_id = :finding and ended_at is null
                        """)
                .with("by", by.name())
                .with("identity", by.identity())
                .with("now", now)
                .with("finding", finding)
                .change();
    }
}
