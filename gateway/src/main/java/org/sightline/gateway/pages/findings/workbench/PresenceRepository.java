package org.sightline.gateway.pages.findings.workbench;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.sql.Sql;

/** Who of the office opened a finding in the review queue a short while ago. Works in the running transaction. */
@ApplicationScoped
class PresenceRepository {

    /** How many names are given, those who opened it last first. */
    static final int MOST_NAMED = 10;

    private static final Duration KEPT = Duration.ofMinutes(5);

    private final Sql sql;

    PresenceRepository(Sql sql) {
        this.sql = sql;
    }

    /** Notes that the caller opened a finding, and forgets what is too long ago. */
    void opened(Caller caller, UUID finding, Instant now) {
        sql.query("delete from finding_presence where seen_at < :oldest")
                .with("oldest", now.minus(KEPT))
                .change();
        sql.query("""
                        insert into finding_presence (finding_id, caller, name, seen_at) values (:finding, :who, :name, :now)
                        on conflict (finding_id, caller) do update set name = excluded.name, seen_at = excluded.seen_at\
                        """)
                .with("finding", finding)
                .with("who", caller.subject())
                .with("name", caller.name())
                .with("now", now)
                .change();
    }

    /** The others who opened it. */
    List<String> others(Caller caller, UUID finding, Instant now) {
        return sql.query("""
                        select name from finding_presence
                        where finding_id = :finding and caller <> :who and seen_at >= :oldest
                        order by seen_at desc, name limit :most\
                        """)
                .with("finding", finding)
                .with("who", caller.subject())
                .with("oldest", now.minus(KEPT))
                .with("most", MOST_NAMED)
                .list(row -> row.requiredText("name"));
    }
}
