package org.sightline.gateway.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Conditions of a query and the values for their question marks, in the same order. */
public final class Where {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    public Where and(String condition, Object... given) {
        conditions.add(condition);
        values.addAll(Arrays.asList(given));
        return this;
    }

    /** Only where the value is asked for. */
    public Where andIf(Object asked, String condition) {
        return asked == null || asked.toString().isBlank() ? this : and(condition, asked);
    }

    /** Only where one or more values are asked for; the condition takes them as an array of texts. */
    public Where andAny(List<String> asked, String condition) {
        return asked == null || asked.isEmpty() ? this : and(condition, (Object) asked.toArray(String[]::new));
    }

    public boolean isEmpty() {
        return conditions.isEmpty();
    }

    public Where copy() {
        Where copy = new Where();
        copy.conditions.addAll(conditions);
        copy.values.addAll(values);
        return copy;
    }

    public String sql() {
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }

    /** The values, with more of them before and after. */
    public Object[] values(Object... after) {
        List<Object> all = new ArrayList<>(values);
        all.addAll(Arrays.asList(after));
        return all.toArray();
    }

    /** A text to be found anywhere, as a pattern for {@code like}. */
    public static String anywhere(String text) {
        String escaped = text.strip()
                .toLowerCase(Locale.ROOT)
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
        return "%" + escaped + "%";
    }
}
