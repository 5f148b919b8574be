package org.sightline.gateway.route;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.sightline.kit.caller.Action;
import org.sightline.kit.problem.Problem;

/** The table of routes. What is not in it does not exist for the outside. */
public final class Routes {

    private static final String TABLE = "/routes.csv";
    private static final String NOTHING = "";

    private final List<Route> rows;

    private Routes(List<Route> rows) {
        this.rows = rows;
    }

    /** The table as it comes with the program. */
    public static Routes table() {
        try (Reader text = new InputStreamReader(
                        Objects.requireNonNull(Routes.class.getResourceAsStream(TABLE)), StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                        .commentStrategy(CommentStrategy.SKIP)
                        .ofNamedCsvRecord(text)) {
            return new Routes(rows.stream().map(Routes::route).toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public List<Route> rows() {
        return rows;
    }

    /**
     * A request's route.
     *
     * @param values of the path's variables in their order, still encoded
     */
    public record Match(Route route, List<String> values) {}

    /**
     * The route of a request. A literal segment goes before a variable.
     *
     * @param path without the query, as it was sent
     * @throws Problem 404 where there is no such path, 405 where it is not there for this method
     */
    public Match match(String method, String path) {
        return find(method, path).orElseThrow(() -> {
            List<Match> others = matches(path);
            return others.isEmpty() ? Problem.notFound() : notAllowed(others);
        });
    }

    /** As {@link #match}; empty where there is no route. */
    public Optional<Match> find(String method, String path) {
        return matches(path).stream()
                .filter(match -> match.route().method().equals(method))
                .min(Comparator.comparingInt(match -> match.values().size()));
    }

    private List<Match> matches(String path) {
        List<String> segments = PathTemplate.split(path);
        return rows.stream()
                .flatMap(route -> route.path().match(segments).map(values -> new Match(route, values)).stream())
                .toList();
    }

    /** The methods that an address takes, in the order of the alphabet; empty where there is no such address. */
    public List<String> methods(String path) {
        return methods(matches(path));
    }

    private static List<String> methods(List<Match> matches) {
        return matches.stream()
                .map(match -> match.route().method())
                .distinct()
                .sorted()
                .toList();
    }

    private static Problem notAllowed(List<Match> matches) {
        return Problem.of(
                405,
                "method-not-allowed",
                "This method is not allowed here",
                "This address takes " + String.join(", ", methods(matches)) + ".");
    }

    private static Route route(NamedCsvRecord row) {
        return new Route(
                row.getField("method"),
                PathTemplate.of(row.getField("path")),
                row.getField("operation"),
                row.getField("tag"),
                row.getField("service").equals("gateway") ? null : value(Part.class, row.getField("service")),
                row.getField("action").equals("SIGNED_IN") ? null : Action.valueOf(row.getField("action")),
                value(Route.Agency.class, row.getField("agency")),
                row.getField("audit"),
                value(Route.Body.class, row.getField("body")),
                value(Route.View.class, row.getField("view")),
                Integer.parseInt(row.getField("stranger")));
    }

    private static <E extends Enum<E>> E value(Class<E> type, String text) {
        return Enum.valueOf(type, text.equals(NOTHING) ? "NONE" : text.toUpperCase(Locale.ROOT));
    }
}
