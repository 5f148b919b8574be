package org.sightline.matching.screen;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.screening.match.Band;
import org.sightline.matching.screening.match.Match;
import org.sightline.matching.screening.subject.Subject;
import org.sightline.matching.watchlist.Entity;
import org.sightline.matching.watchlists.WatchlistInForce;
import org.sightline.matching.watchlists.Watchlists;

/** The Reconciliation Service API 0.2, which OpenRefine speaks: a manifest, batches of queries, suggestions. */
@Path("/reconcile")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "screen")
public class ReconcileResource {

    private static final int USUAL_LIMIT = 5;
    private static final int MOST_QUERIES = 500;
    private static final double PERCENT = 100;
    private static final Type TYPE = new Type("maker", "Maker or brand");

    private final Watchlists lists;
    private final CurrentCaller caller;
    private final ObjectMapper json;

    ReconcileResource(Watchlists lists, CurrentCaller caller, ObjectMapper json) {
        this.lists = lists;
        this.caller = caller;
        this.json = json;
    }

    /** A class of things. */
    @Schema(name = "ReconcileType")
    record Type(String id, String name) {}

    /** Something that is known of what is looked for: description, manufacturer or model. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Property(String pid, JsonNode v) {}

    /** One query. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Query(String query, Integer limit, List<Property> properties) {

        @Nullable
        String property(String pid) {
            if (properties == null) {
                return null;
            }
            return properties.stream()
                    .filter(one -> pid.equals(one.pid()) && one.v() != null)
                    .map(one -> one.v().isArray() && !one.v().isEmpty()
                            ? one.v().get(0).asText()
                            : one.v().asText())
                    .findFirst()
                    .orElse(null);
        }
    }

    /** Part of how a score came about. */
    @Schema(name = "ReconcileFeature")
    record Feature(String id, String name, double value) {}

    /** A candidate; the score goes from 0 to 100. */
    @Schema(name = "ReconcileCandidate")
    record Candidate(
            String id,
            String name,
            String description,
            List<Type> type,
            double score,
            boolean match,
            List<Feature> features) {}

    /** The candidates of one query. */
    @Schema(name = "ReconcileResult")
    record Result(List<Candidate> result) {}

    /** An entity to choose by hand. */
    record Suggestion(String id, String name, String description) {}

    /** Entities to choose by hand. */
    record Suggestions(List<Suggestion> result) {}

    @GET
    @Requires(Action.SIGNED_IN)
    @Operation(summary = "The manifest of the reconciliation service, or answers where queries are given")
    public Map<String, Object> manifest(
            @Parameter(description = "A JSON object: each query by a name of your choice") @QueryParam("queries")
                    String queries,
            @Context UriInfo uri) {
        caller.requireMember();
        if (queries != null) {
            return new LinkedHashMap<>(answers(queries));
        }
        String here = uri.getBaseUri().resolve("reconcile").toString();
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("versions", List.of("0.2"));
        manifest.put("name", "Sightline: designated makers");
        manifest.put("identifierSpace", "urn:sightline:entity");
        manifest.put("schemaSpace", "urn:sightline:schema");
        manifest.put("defaultTypes", List.of(TYPE));
        manifest.put("batchSize", MOST_QUERIES);
        manifest.put("suggest", Map.of("entity", Map.of("service_url", here, "service_path", "/suggest/entity")));
        return manifest;
    }

    @POST
    @Requires(Action.SIGNED_IN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(summary = "Answer a batch of queries")
    public Map<String, Result> batch(@FormParam("queries") String queries) {
        caller.requireMember();
        if (queries == null) {
            throw Problem.invalid("queries", "missing", "Send a form field queries with a JSON object of queries.");
        }
        return answers(queries);
    }

    private Map<String, Result> answers(String queries) {
        Map<String, Query> asked;
        try {
            asked = json.readValue(queries, new TypeReference<LinkedHashMap<String, Query>>() {});
        } catch (JsonProcessingException unreadable) {
            throw Problem.of(
                    400,
                    "unreadable-json",
                    "The queries are not the JSON that is expected here",
                    unreadable.getOriginalMessage());
        }
        if (asked.size() > MOST_QUERIES) {
            throw Problem.invalid("queries", "too-many", "Send at most " + MOST_QUERIES + " queries at a time.");
        }
        WatchlistInForce list = lists.current();
        Map<String, Result> answers = new LinkedHashMap<>();
        asked.forEach((key, query) -> answers.put(key, answer(list, query)));
        return answers;
    }

    private static Result answer(WatchlistInForce list, Query query) {
        Subject subject = Subject.ofLine(
                query.query(), query.property("description"), query.property("manufacturer"), query.property("model"));
        List<Match> matches = list.screener().screen(subject);
        boolean clear =
                matches.stream().filter(match -> match.band() == Band.MATCH).count() == 1;
        int limit = query.limit() == null ? USUAL_LIMIT : Math.max(1, query.limit());
        return new Result(matches.stream()
                .limit(limit)
                .map(match -> candidate(match, clear))
                .toList());
    }

    private static Candidate candidate(Match match, boolean clear) {
        List<Feature> features = match.evidence().stream()
                .map(one -> new Feature(
                        one.ruleId(), one.kind().name().toLowerCase(Locale.ROOT) + " " + one.text(), one.weight()))
                .toList();
        return new Candidate(
                match.entityId(),
                match.entityName(),
                match.explanation(),
                List.of(TYPE),
                Math.round(match.score() * PERCENT * 10) / 10.0,
                clear && match.band() == Band.MATCH,
                features);
    }

    @GET
    @Requires(Action.SIGNED_IN)
    @Path("/suggest/entity")
    @Operation(summary = "Entities whose id or name begins with a prefix")
    public Suggestions suggest(
            @Parameter(description = "How the id or the name begins") @QueryParam("prefix") String prefix,
            @Parameter(description = "How many entities to pass over") @QueryParam("cursor") Integer cursor) {
        caller.requireMember();
        String wanted = prefix == null ? "" : prefix.toLowerCase(Locale.ROOT).strip();
        return new Suggestions(lists.current().watchlist().content().entities().stream()
                .filter(entity -> begins(entity, wanted))
                .skip(cursor == null ? 0 : Math.max(0, cursor))
                .limit(10)
                .map(entity -> new Suggestion(
                        entity.id(), entity.name(), entity.kind().name().toLowerCase(Locale.ROOT)))
                .toList());
    }

    private static boolean begins(Entity entity, String wanted) {
        String name = entity.name().toLowerCase(Locale.ROOT);
        return entity.id().startsWith(wanted) || name.startsWith(wanted) || name.contains(" " + wanted);
    }
}
