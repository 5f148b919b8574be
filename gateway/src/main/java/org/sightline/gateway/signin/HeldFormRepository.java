package org.sightline.gateway.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.json.Json;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/** Forms that wait, for half an hour. Each is seen by whoever sent it, and by nobody else. */
@ApplicationScoped
class HeldFormRepository {

    private static final Duration KEPT = Duration.ofMinutes(30);
    /** The oldest of one person goes when there are more. */
    private static final int MOST_OF_ONE = 5;

    private static final String FORGET = "delete from held_form where created_at < :before";

    private static final String MAKE_ROOM = """
        delete from held_form where id in (
            select id from held_form where caller = :caller order by created_at desc offset :most)\
        """;

    private final Sql sql;
    private final Clock clock;

    HeldFormRepository(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Transactional
    UUID keep(Caller caller, String path, List<HeldForm.Field> fields) {
        Instant now = clock.instant();
        UUID id = UUID.randomUUID();
        sql.as(
                RowScope.job("held forms"),
                () -> sql.query(FORGET).with("before", now.minus(KEPT)).change());
        sql.query("""
                insert into held_form (id, caller, path, fields, created_at)
                values (:id, :caller, :path, :fields::jsonb, :now)""")
                .with("id", id)
                .with("caller", caller.subject())
                .with("path", path)
                .with("fields", Json.write(fields))
                .with("now", now)
                .change();
        sql.query(MAKE_ROOM)
                .with("caller", caller.subject())
                .with("most", MOST_OF_ONE)
                .change();
        return id;
    }

    /** A form that the caller sent within half an hour. */
    Optional<HeldForm> find(Caller caller, UUID id) {
        return sql.query("""
                        select id, path, fields::text as fields from held_form
                        where id = :id and caller = :caller and created_at >= :since""")
                .with("id", id)
                .with("caller", caller.subject())
                .with("since", clock.instant().minus(KEPT))
                .first(row -> new HeldForm(
                        row.requiredUuid("id"), row.requiredText("path"), fields(row.requiredText("fields"))));
    }

    private static List<HeldForm.Field> fields(String json) {
        return List.of(Json.read(json, HeldForm.Field[].class));
    }
}
