package org.sightline.gateway.shell;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The filters in a page's address, to be kept when one of them changes.
 *
 * @param path of the page
 * @param values what is given, without blanks
 * @param names of what values are ids of
 */
public record Query(String path, Map<String, List<String>> values, Map<String, String> names) {

    private static final Set<String> PLACE = Set.of("cursor", "limit");

    /**
     * One filter that is on.
     *
     * @param without the address without it
     */
    public record Tag(String name, String value, String without) {}

    /** The filters of a request. */
    public static Query of(UriInfo uri) {
        return of(uri, Map.of());
    }

    /**
     * The filters of a request.
     *
     * @param names of what values are ids of, such as makers
     */
    public static Query of(UriInfo uri, Map<String, String> names) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        MultivaluedMap<String, String> given = uri.getQueryParameters();
        new TreeMap<>(given).forEach((name, all) -> {
            List<String> kept = all.stream().filter(value -> !value.isBlank()).toList();
            if (!kept.isEmpty()) {
                values.put(name, kept);
            }
        });
        return new Query(uri.getPath(), values, names);
    }

    /** The first value of a filter; empty where it is off. */
    public String first(String name) {
        return values.getOrDefault(name, List.of("")).get(0);
    }

    /** Whether a filter has this value. */
    public boolean is(String name, String value) {
        return values.getOrDefault(name, List.of()).contains(value);
    }

    /** The address with one filter set (and back on the first page). */
    public String with(String name, String value) {
        return address(path, name, value);
    }

    /** The address of the next page. */
    public String next(String cursor) {
        return address(path, "cursor", cursor);
    }

    /** The address of the same list somewhere else, such as its export. */
    public String at(String otherPath) {
        return address(otherPath, null, null);
    }

    /** What is on, each with the address without it. Sorting is not a filter. */
    public List<Tag> tags() {
        List<Tag> tags = new ArrayList<>();
        values.forEach((name, given) -> {
            if (!PLACE.contains(name) && !name.equals("sort")) {
                given.forEach(value -> tags.add(new Tag(name, value, address(path, name, null))));
            }
        });
        return tags;
    }

    /** The filters that a form does not show, to be carried along hidden. */
    public List<Tag> hidden(List<String> shown) {
        return tags().stream().filter(tag -> !shown.contains(tag.name())).toList();
    }

    private String address(String target, @Nullable String name, @Nullable String value) {
        StringBuilder text = new StringBuilder();
        values.forEach((key, given) -> {
            if (!key.equals(name) && !PLACE.contains(key)) {
                given.forEach(each -> append(text, key, each));
            }
        });
        if (name != null && value != null) {
            append(text, name, value);
        }
        return target + text;
    }

    private static void append(StringBuilder text, String name, String value) {
        text.append(text.isEmpty() ? '?' : '&')
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
