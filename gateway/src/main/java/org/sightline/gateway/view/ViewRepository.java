package org.sightline.gateway.view;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.audit.Concerned;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.json.Json;
import org.sightline.kit.message.Epoch;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/** Looks up single things in the view. */
@ApplicationScoped
public class ViewRepository {

    /** What stands for the name of an agency of which only findings are known yet. */
    public static final String UNNAMED = "Agency not named yet";

    private final Sql sql;
    private final Scope scope;
    private final Concerned concerned;

    ViewRepository(Sql sql, Scope scope, Concerned concerned) {
        this.sql = sql;
        this.scope = scope;
        this.concerned = concerned;
    }

    /**
     * A thing as its service last sent it.
     *
     * @param agencyId the agency that it is about
     * @param json the whole thing
     */
    public record Stored(long version, UUID agencyId, String json) {

        /** Whether the message listed less than there is; the service that owns the thing has the whole. */
        public boolean isCut() {
            JsonNode thing = Json.tree(json);
            return cut(thing, "lines", "lineCount")
                    || cut(thing, "evidence", "evidenceCount")
                    || cut(thing, "timeline", "timelineCount");
        }

        private static boolean cut(JsonNode thing, String list, String count) {
            return thing.path(count).asInt() > thing.path(list).size();
        }
    }

    /**
     * A whole finding, with its version.
     *
     * @throws Problem 404 where there is none that the caller may see
     */
    @Transactional
    public Stored finding(Caller caller, UUID id) {
        Stored stored = stored("select version, agency_id, body::text as body from finding where id = :id", id)
                .orElseThrow(Problem::notFound);
        Access.require(caller, Action.READ, scope.visibleAs(caller, stored.agencyId()));
        concerned.with(stored.agencyId());
        return stored;
    }

    /** The agency as inventory-service last sent it; empty where it is not known. */
    public Optional<Stored> agency(UUID id) {
        return stored("select version, id as agency_id, body::text as body from agency where id = :id", id);
    }

    private Optional<Stored> stored(String query, UUID id) {
        return sql.query(query)
                .with("id", id)
                .first(row -> new Stored(
                        Epoch.own(row.number("version")),
                        row.requiredUuid("agency_id"),
                        Epoch.own(row.requiredText("body"))));
    }

    /** The agency's name, or words that say that it is not known. */
    public String agencyName(UUID agency) {
        return agencyNames(List.of(agency)).getOrDefault(agency, UNNAMED);
    }

    /**
     * The name of an agency for whoever may see who acts for it, also where they read nothing else of it; empty where there
     * is no such agency. Whoever calls this has asked whether the caller may.
     */
    public Optional<String> registeredName(UUID agency) {
        return sql.as(
                RowScope.job("name of an agency"),
                () -> sql.query("select name from agency where id = :id")
                        .with("id", agency)
                        .first(row -> row.requiredText("name")));
    }

    /** The names of these agencies, as far as they are known. */
    public Map<UUID, String> agencyNames(Collection<UUID> agencies) {
        Map<UUID, String> names = new TreeMap<>();
        sql.query("select id, name from agency where id = any (:agencies)")
                .with("agencies", agencies)
                .<@Nullable String>list(row -> names.put(row.requiredUuid("id"), row.requiredText("name")));
        return names;
    }

    /** The names of these sources; of one that is not known, its id. */
    public Map<String, String> sourceNames(Collection<String> sources) {
        Map<String, String> names = idsOf(sources);
        sql.query(
                        "select source_id, max(source_name) as name from coverage where source_id = any (:sources) group by 1")
                .with("sources", List.copyOf(names.keySet()))
                .<@Nullable String>list(row -> names.put(row.requiredText("source_id"), row.requiredText("name")));
        return names;
    }

    /** The short names of these makers; of one that is not known, its id. */
    public Map<String, String> makerNames(Collection<String> makers) {
        Map<String, String> names = idsOf(makers);
        sql.query("select id, name from maker where id = any (:makers)")
                .with("makers", List.copyOf(names.keySet()))
                .<@Nullable String>list(row -> names.put(row.requiredText("id"), row.requiredText("name")));
        return names;
    }

    private static Map<String, String> idsOf(Collection<String> ids) {
        Map<String, String> names = new LinkedHashMap<>();
        ids.forEach(id -> names.put(id, id));
        return names;
    }

    /** The version of the watchlist in force; empty where none was published yet. */
    public Optional<String> watchlistVersion() {
        return sql.query("select list_version from watchlist order by published_at desc limit 1")
                .first(row -> row.requiredText("list_version"));
    }
}
