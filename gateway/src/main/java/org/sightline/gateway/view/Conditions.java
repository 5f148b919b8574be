package org.sightline.gateway.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The conditions of a query and the values of the named parameters in them. */
public final class Conditions {

    private static final Pattern PARAMETER = Pattern.compile("(?<!:):(\\w+)");

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new TreeMap<>();

    /** A condition without parameters, or whose parameters are given apart. */
    public Conditions and(String condition) {
        conditions.add(condition);
        return this;
    }

    /** A condition whose parameters all have this value. */
    public Conditions and(String condition, Object value) {
        Matcher parameter = PARAMETER.matcher(condition);
        while (parameter.find()) {
            values.put(parameter.group(1), value);
        }
        return and(condition);
    }

    /** As {@link #and(String, Object)}, but only where the value is asked for: not null, not blank, not empty. */
    public Conditions andIf(String condition, @Nullable Object asked) {
        return switch (asked) {
            case null -> this;
            case String text -> text.isBlank() ? this : and(condition, text);
            case List<?> list ->
                andAny(condition, list.stream().filter(each -> !"".equals(each)).toList());
            default -> and(condition, asked);
        };
    }

    private Conditions andAny(String condition, List<?> asked) {
        return asked.isEmpty() ? this : and(condition, asked);
    }

    /** Gives a parameter that a condition or the rest of the statement uses. */
    public Conditions with(String name, Object value) {
        values.put(name, value);
        return this;
    }

    public boolean isEmpty() {
        return conditions.isEmpty();
    }

    /** The same conditions, to be added to. */
    public Conditions copy() {
        Conditions copy = new Conditions();
        copy.conditions.addAll(conditions);
        copy.values.putAll(values);
        return copy;
    }

    /** All of them, for the statement. */
    public String sql() {
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }

    /** What is asked for, whole: equal for equal conditions. */
    @Override
    public String toString() {
        return sql() + values;
    }

    /** Parameters by name. */
    public Map<String, Object> values() {
        return values;
    }

    /** A text to be found anywhere, as a pattern for {@code like}; null where none is given. */
    public static @Nullable String anywhere(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String escaped = text.strip()
                .toLowerCase(Locale.ROOT)
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
        return "%" + escaped + "%";
    }
}
