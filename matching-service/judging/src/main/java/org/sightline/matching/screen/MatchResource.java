package org.sightline.matching.screen;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
import org.sightline.matching.watchlist.Membership;
import org.sightline.matching.watchlists.WatchlistInForce;
import org.sightline.matching.watchlists.Watchlists;

/**
 * The matching endpoint of yente (the OpenSanctions API), so that clients of that can ask us. Queries and answers have
 * its shape; the score is ours, and {@code match} means the match band.
 */
@Path("/match")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "screen")
public class MatchResource {

    private static final int MOST_QUERIES = 500;
    private static final int USUAL_LIMIT = 5;

    private final Watchlists lists;
    private final CurrentCaller caller;

    MatchResource(Watchlists lists, CurrentCaller caller) {
        this.lists = lists;
        this.caller = caller;
    }

    /** One thing to look for, in the properties of FollowTheMoney. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @Schema(name = "MatchExample")
    record Example(String id, String schema, Map<String, List<String>> properties) {

        Example {
            properties = properties == null ? Map.of() : properties;
        }

        @Nullable
        String first(String... names) {
            for (String name : names) {
                List<String> values = properties.get(name);
                if (values != null && !values.isEmpty()) {
                    return values.get(0);
                }
            }
            return null;
        }
    }

    /** Several, by the client's own keys. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @Schema(name = "MatchQueries", requiredProperties = "queries", examples = """
                    {"queries": {"a": {"schema": "Company", "properties": {"name": ["Hangzhou Hikvision"]}}}}""")
    record Queries(Map<String, Example> queries) {}

    /** A candidate. */
    @Schema(name = "MatchCandidate")
    record Result(
            String id,
            String caption,
            String schema,
            Map<String, List<String>> properties,
            List<String> datasets,
            List<String> referents,
            boolean target,
            double score,
            boolean match,
            Map<String, Double> features,
            String explanation) {}

    /** How many there are. */
    @Schema(name = "MatchTotal")
    record Total(int value, String relation) {}

    /** The candidates for one query. */
    @Schema(name = "MatchAnswer")
    record Answer(int status, List<Result> results, Total total, Example query) {}

    /** All answers. */
    @Schema(name = "MatchAnswers")
    record Answers(Map<String, Answer> responses, Map<String, Map<String, String>> matcher, int limit) {}

    @POST
    @Requires(Action.SIGNED_IN)
    @Operation(summary = "Match entities (yente's shape)")
    public Answers match(
            @Parameter(description = "How many candidates of each query to give, 1 to 500; 5 where missing")
                    @QueryParam("limit")
                    Integer limit,
            @Parameter(description = "The least score of a candidate, 0 to 1") @QueryParam("threshold")
                    Double threshold,
            Queries asked) {
        return match("default", limit, threshold, asked);
    }

    @POST
    @Requires(Action.SIGNED_IN)
    @Path("/{dataset}")
    @Operation(
            summary = "Match entities (yente's shape)",
            description = "There is one data set, the list in force; its name does not matter.")
    public Answers match(
            @Parameter(description = "Any name; there is one data set, the list in force") @PathParam("dataset")
                    String dataset,
            @Parameter(description = "How many candidates of each query to give, 1 to 500; 5 where missing")
                    @QueryParam("limit")
                    Integer limit,
            @Parameter(description = "The least score of a candidate, 0 to 1") @QueryParam("threshold")
                    Double threshold,
            Queries asked) {
        caller.requireMember();
        if (asked == null || asked.queries() == null) {
            throw Problem.invalid(
                    "/queries",
                    "missing",
                    "Send {\"queries\": {\"any-key\": {\"schema\": ..., \"properties\": ...}}}.");
        }
        if (asked.queries().size() > MOST_QUERIES) {
            throw Problem.invalid("/queries", "too-many", "Send at most " + MOST_QUERIES + " queries at a time.");
        }
        WatchlistInForce list = lists.current();
        if (limit != null && limit < 1) {
            throw Problem.invalid("limit", "too-small", "Give limit as a whole number from 1 to " + MOST_QUERIES + ".");
        }
        int most = limit == null ? USUAL_LIMIT : Math.min(MOST_QUERIES, limit);
        double lowest = threshold == null ? Band.MATCH_FROM : threshold;
        Map<String, Answer> answers = new LinkedHashMap<>();
        asked.queries().forEach((key, example) -> answers.put(key, answer(list, example, most, lowest)));
        return new Answers(
                answers, Map.of("evidence", Map.of("description", "Evidence by kind; weights are log-odds")), most);
    }

    private static Answer answer(WatchlistInForce list, Example example, int most, double lowest) {
        List<Match> matches = new ArrayList<>();
        for (String name : names(example)) {
            Subject subject = new Subject(
                    name,
                    example.first("description", "notes"),
                    example.first("manufacturer"),
                    example.first("model"),
                    null,
                    null,
                    null,
                    example.first("uniqueEntityId", "ueiCode"),
                    example.first("cageCode"),
                    null);
            list.screener().screen(subject).stream()
                    .filter(match ->
                            matches.stream().noneMatch(known -> known.entityId().equals(match.entityId())))
                    .forEach(matches::add);
        }
        matches.sort(java.util.Comparator.comparingDouble(Match::score).reversed());
        List<Result> results = matches.stream()
                .limit(most)
                .map(match -> result(list, match, lowest))
                .toList();
        return new Answer(200, results, new Total(matches.size(), "eq"), example);
    }

    private static List<String> names(Example example) {
        List<String> names = new ArrayList<>(example.properties().getOrDefault("name", List.of()));
        names.addAll(example.properties().getOrDefault("alias", List.of()));
        if (names.isEmpty()) {
            names.add(null);
        }
        return names;
    }

    private static Result result(WatchlistInForce list, Match match, double lowest) {
        Entity entity = list.watchlist().entity(match.entityId());
        Map<String, List<String>> properties = new LinkedHashMap<>();
        properties.put("name", List.of(match.entityName()));
        if (entity != null && !entity.country().isEmpty()) {
            properties.put(
                    "country",
                    List.of(entity.country().toLowerCase(java.util.Locale.ROOT).split("[;, ]+")));
        }
        List<String> datasets = list.watchlist().memberships(match.entityId()).stream()
                .map(Membership::list)
                .distinct()
                .toList();
        Map<String, Double> features = match.evidence().stream()
                .collect(Collectors.toMap(
                        one -> one.kind().name().toLowerCase(java.util.Locale.ROOT),
                        one -> one.weight(),
                        Double::sum,
                        TreeMap::new));
        String schema = entity != null && entity.kind().name().equals("PERSON") ? "Person" : "Company";
        return new Result(
                match.entityId(),
                match.entityName(),
                schema,
                properties,
                datasets,
                List.of(),
                match.makerId() != null,
                match.score(),
                match.score() >= lowest,
                features,
                match.explanation());
    }
}
