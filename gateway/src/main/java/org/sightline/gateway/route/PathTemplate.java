package org.sightline.gateway.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A path with variables, such as {@code /agencies/{agencyId}/devices}.
 *
 * @param segments between the slashes; a variable stands in braces
 */
public record PathTemplate(List<String> segments) {

    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");

    public PathTemplate {
        segments = List.copyOf(segments);
    }

    /** @param text begins with a slash */
    public static PathTemplate of(String text) {
        return new PathTemplate(split(text));
    }

    static List<String> split(String path) {
        return List.of(path.substring(1).split("/", -1));
    }

    /** The values of the variables in their order, still encoded; empty where the path is another one. */
    Optional<List<String>> match(List<String> path) {
        if (path.size() != segments.size()) {
            return Optional.empty();
        }
        List<String> values = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            String expected = segments.get(i);
            if (variable(expected)) {
                values.add(path.get(i));
            } else if (!expected.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    /** The names of the variables, in their order. */
    public List<String> variables() {
        return segments.stream()
                .filter(PathTemplate::variable)
                .map(segment -> segment.substring(1, segment.length() - 1))
                .toList();
    }

    /** The path with each variable replaced by the value at its place. The values must be encoded. */
    public String filled(List<String> values) {
        StringBuilder path = new StringBuilder();
        int next = 0;
        for (String segment : segments) {
            path.append('/').append(variable(segment) ? values.get(next++) : segment);
        }
        return path.toString();
    }

    /** The template without its first segment. */
    PathTemplate below() {
        return new PathTemplate(segments.subList(1, segments.size()));
    }

    /** Equal for two templates that differ only in the names of their variables. */
    String shape() {
        return VARIABLE.matcher(toString()).replaceAll("{}");
    }

    @Override
    public String toString() {
        return segments.stream().collect(Collectors.joining("/", "/", ""));
    }

    private static boolean variable(String segment) {
        return segment.startsWith("{");
    }
}
