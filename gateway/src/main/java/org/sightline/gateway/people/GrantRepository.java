package org.sightline.gateway.people;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.sql.Sql;

/** Who gave and took which role, and when. Rows are only added. */
@ApplicationScoped
class GrantRepository {

    private static final String GIVEN = """
        select subject, role, at, by_name from grant_event
        where agency_id = :agency and action = 'granted' order by id\
        """;

    private static final String LAST = """
        select action = 'granted' as granted from grant_event
        where subject = :subject and agency_id = :agency and role = :role order by id desc limit 1\
        """;

    private static final String RECORD = """
        insert into grant_event (at, action, subject, username, agency_id, role, by_subject, by_name)
        values (:at, :action, :subject, :username, :agency, :role, :bySubject, :byName)\
        """;

    private final Sql sql;
    private final Clock clock;

    GrantRepository(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** When a role was given, and by whom. */
    record Given(Instant at, String by) {}

    /** The last time that each role was given, by subject and role with a slash between them. */
    Map<String, Given> given(UUID agency) {
        Map<String, Given> given = new TreeMap<>();
        sql.query(GIVEN).with("agency", agency).list(row -> {
            Given grant = new Given(row.requiredInstant("at"), row.requiredText("by_name"));
            given.put(row.requiredText("subject") + "/" + row.requiredText("role"), grant);
            return grant;
        });
        return given;
    }

    /** Whether the last that was recorded of this role is that it was given. */
    boolean inForce(String subject, UUID agency, String role) {
        return sql.query(LAST)
                .with("subject", subject)
                .with("agency", agency)
                .with("role", role)
                .<Boolean>first(row -> row.flag("granted"))
                .orElse(false);
    }

    void record(String action, Directory.Account account, UUID agency, String role, Caller by) {
        sql.query(RECORD)
                .with("at", clock.instant().truncatedTo(ChronoUnit.MICROS))
                .with("action", action)
                .with("subject", account.subject())
                .with("username", account.username())
                .with("agency", agency)
                .with("role", role)
                .with("bySubject", by.subject())
                .with("byName", by.name())
                .change();
    }
}
