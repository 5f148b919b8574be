package org.sightline.kit.caller;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.sightline.kit.json.Json;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/**
 * The grants as this service holds them, asked on each request: what is taken away ends with the next request, whatever
 * the caller's token says. The table is in {@code held_grant.sql.txt} beside this class and belongs into a service's
 * migrations.
 */
@ApplicationScoped
public class HeldGrants {

    private final Sql sql;

    HeldGrants(Sql sql) {
        this.sql = sql;
    }

    /** All that is held of a person. */
    public List<Grant> of(String person) {
        // Without any scope: whose rows the caller sees follows from what is read here.
        return sql.as(
                RowScope.NONE,
                () -> sql.query("select body::text as body from held_grant where person = :person")
                        .with("person", person)
                        .list(row -> Json.read(row.requiredText("body"), Grant.class)));
    }

    /** Takes grants in; of each person and place the newest stays. */
    public void take(List<Grant> grants) {
        sql.batch(
                """
                insert into held_grant (person, place, version, body)
                values (:person, :place, :version, :body::jsonb)
                on conflict (person, place) do update set version = excluded.version, body = excluded.body
                where held_grant.version < excluded.version\
                """,
                grants,
                (row, grant) -> row.with("person", grant.person())
                        .with("place", grant.where())
                        .with("version", grant.version())
                        .with("body", Json.write(grant)));
    }
}
