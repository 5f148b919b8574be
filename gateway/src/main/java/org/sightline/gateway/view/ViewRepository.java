package org.sightline.gateway.view;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.sightline.gateway.database.Database;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.problem.Problem;

/** Looks up single things in the view. */
@ApplicationScoped
public class ViewRepository {

    private final Database database;
    private final Scope scope;

    ViewRepository(Database database, Scope scope) {
        this.database = database;
        this.scope = scope;
    }

    /**
     * A thing as its service last sent it.
     *
     * @param agencyId the agency that it is about
     * @param json the whole thing
     */
    public record Stored(long version, UUID agencyId, String json) {}

    /**
     * A whole finding, with its version.
     *
     * @throws Problem 404 where there is none that the caller may see
     */
    public Stored finding(Caller caller, UUID id) {
        Stored stored = database.first(
                        "select version, agency_id, body::text as body from finding where id = ?",
                        row -> new Stored(row.getLong("version"), Database.id(row, "agency_id"), row.getString("body")),
                        id)
                .orElseThrow(Problem::notFound);
        Access.require(caller, Action.READ, scope.visibleAs(caller, stored.agencyId()));
        return stored;
    }

    /** The agency as inventory-service last sent it; empty where it is not known. */
    public Optional<Stored> agency(UUID id) {
        return database.first(
                "select version, id, body::text as body from agency where id = ?",
                row -> new Stored(row.getLong("version"), Database.id(row, "id"), row.getString("body")),
                id);
    }

    /** The names of these agencies, as far as they are known. */
    public Map<UUID, String> agencyNames(Iterable<UUID> agencies) {
        List<UUID> ids = new ArrayList<>();
        agencies.forEach(ids::add);
        Map<UUID, String> names = new TreeMap<>();
        database.list(
                "select id, name from agency where id = any (?)",
                row -> names.put(Database.id(row, "id"), row.getString("name")),
                (Object) ids.toArray(UUID[]::new));
        return names;
    }

    /** The version of the watchlist in force; empty where none was published yet. */
    public Optional<String> watchlistVersion() {
        return database.first(
                "select list_version from watchlist order by published_at desc limit 1",
                row -> row.getString("list_version"));
    }
}
