package org.sightline.kit.caller;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
    private final Event<Taken> taken;

    HeldGrants(Sql sql, Event<Taken> taken) {
        this.sql = sql;
        this.taken = taken;
    }

    /** Grants that were just taken in, for whoever tells people of them; it is told in the same transaction. */
    public record Taken(List<Grant> grants) {

        public Taken {
            grants = List.copyOf(grants);
        }
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

    /**
     * Whether a person who is not the one that asks may do this at a moment.
     *
     * @param person issuer and subject, as {@link Caller#identity()} has them
     * @param agency null where the action is not about one
     * @return false also where the account is disabled
     */
    public boolean allow(String person, Action action, @Nullable UUID agency, Instant now) {
        List<Grant> grants = of(person);
        boolean disabled =
                grants.stream().map(Grant::account).anyMatch(account -> account != null && !account.enabled());
        return !disabled && Access.allows(Caller.holding("", person, person, grants, now), action, agency);
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
        taken.fire(new Taken(grants));
    }

    /** Everybody whose account is disabled, by issuer and subject. */
    public Set<String> disabled() {
        return Set.copyOf(sql.as(
                RowScope.NONE,
                () -> sql.query("""
                                select person from held_grant
                                where place = :place and body -> 'account' -> 'enabled' = 'false'::jsonb
                                """)
                        .with("place", Grant.Place.ACCOUNT.wireName())
                        .list(row -> row.requiredText("person"))));
    }

    /** All that is held in a place by anybody. */
    public List<Grant> in(Grant.Place place) {
        return in(place.wireName());
    }

    /** All that is held in an agency by anybody. */
    public List<Grant> in(UUID agency) {
        return in(agency.toString());
    }

    private List<Grant> in(String place) {
        return sql.as(
                RowScope.NONE,
                () -> sql.query("select body::text as body from held_grant where place = :place order by person")
                        .with("place", place)
                        .list(row -> Json.read(row.requiredText("body"), Grant.class)));
    }
}
