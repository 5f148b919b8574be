package org.sightline.gateway.route;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.MultiMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;

/** Looks at a request's query before anybody works on it: every parameter is one that the operation's document knows. */
public final class ParameterCheck {

    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private ParameterCheck() {}

    /** Whether a text is a UUID in its one written form. */
    public static boolean isUuid(String text) {
        return UUID_TEXT.matcher(text).matches();
    }

    /**
     * Ends the request where its query has a mistake.
     *
     * @throws Problem 400 where a number, a date or an id cannot be read, 422 where a parameter is unknown, given twice
     *     or not one of the values that it takes
     */
    public static void require(ApiDocument.Operation operation, MultiMap query) {
        Map<String, ApiDocument.Parameter> known = operation.queryParameters();
        List<Problem.Fault> faults = query.entries().stream()
                .map(Map.Entry::getKey)
                .distinct()
                .flatMap(name -> faults(name, query.getAll(name), known))
                .toList();
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults.getFirst().message(), faults);
        }
        query.forEach(entry -> requireReadable(entry.getValue(), known.get(entry.getKey())));
    }

    /**
     * Ends the request where a parameter that the operation knows has a value that it does not take. Others are a matter of
     * whoever asked.
     *
     * @throws Problem 400 where a number, a date or an id cannot be read, 422 where a value is none that the parameter takes
     */
    public static void requireValues(ApiDocument.Operation operation, MultiMap query) {
        MultiMap known = MultiMap.caseInsensitiveMultiMap();
        query.entries().stream()
                .filter(entry -> operation.queryParameters().containsKey(entry.getKey()))
                .forEach(entry -> known.add(entry.getKey(), entry.getValue()));
        require(operation, known);
    }

    private static void requireReadable(String value, ApiDocument.@Nullable Parameter parameter) {
        if (parameter != null && !readable(parameter, value)) {
            throw unreadable(parameter);
        }
    }

    private static Stream<Problem.Fault> faults(
            String name, List<String> values, Map<String, ApiDocument.Parameter> known) {
        ApiDocument.Parameter parameter = known.get(name);
        if (parameter == null) {
            return Stream.of(new Problem.Fault(name, "unknown-parameter", unknown(name, known.keySet())));
        }
        if (values.size() > 1 && !parameter.many()) {
            return Stream.of(new Problem.Fault(name, "given-twice", "Give the parameter " + name + " once."));
        }
        Set<String> allowed = allowed(parameter);
        return values.stream()
                .filter(value -> !value.isEmpty() && !allowed.isEmpty() && !allowed.contains(value))
                .map(value -> new Problem.Fault(
                        name, "unknown-value", name + " takes one of: " + String.join(", ", allowed) + "."));
    }

    private static Set<String> allowed(ApiDocument.Parameter parameter) {
        return StreamSupport.stream(parameter.item().path("enum").spliterator(), false)
                .filter(value -> !value.isNull())
                .map(JsonNode::asText)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String unknown(String name, Set<String> known) {
        String nearest = known.stream()
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .map(candidate -> " Did you mean " + candidate + "?")
                .orElse("");
        return "There is no parameter " + name + " here." + nearest;
    }

    /** How many characters must be put in, taken out or replaced to make one word the other. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }

    private static boolean readable(ApiDocument.Parameter parameter, String value) {
        if (value.isEmpty()) {
            return true;
        }
        try {
            return switch (kind(parameter)) {
                case "integer" -> Math.abs(Long.parseLong(value)) <= most(parameter);
                case "number" -> Double.isFinite(Double.parseDouble(value));
                case "boolean" -> value.equals("true") || value.equals("false");
                case "uuid" -> isUuid(value);
                case "date" -> LocalDate.parse(value).isAfter(LocalDate.MIN);
                case "date-time" -> Instant.parse(value).isAfter(Instant.MIN);
                default -> true;
            };
        } catch (NumberFormatException | DateTimeException notOne) {
            return false;
        }
    }

    private static long most(ApiDocument.Parameter parameter) {
        return parameter.item().path("format").asText().equals("int64") ? Long.MAX_VALUE : Integer.MAX_VALUE;
    }

    /** The format where it says more than the type. */
    private static String kind(ApiDocument.Parameter parameter) {
        String format = parameter.item().path("format").asText();
        return Set.of("uuid", "date", "date-time").contains(format)
                ? format
                : parameter.item().path("type").asText();
    }

    private static Problem unreadable(ApiDocument.Parameter parameter) {
        String name = parameter.name();
        String wanted = switch (kind(parameter)) {
            case "integer" -> "a whole number";
            case "number" -> "a number";
            case "boolean" -> "true or false";
            case "uuid" -> "an id, such as " + new UUID(0, 1);
            case "date" -> "a day, such as 2026-11-25";
            default -> "an instant, such as 2026-11-25T08:00:00Z";
        };
        return Problem.of(
                400, "unreadable-parameter", name + " cannot be read", "Give " + name + " as " + wanted + ".");
    }
}
