package org.sightline.gateway.compliance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Conditions of a query and the values for their question marks, in the same order. */
final class Where {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    Where and(String condition, Object... given) {
        conditions.add(condition);
        values.addAll(Arrays.asList(given));
        return this;
    }

    /** Only where the value is asked for. */
    Where andIf(Object asked, String condition) {
        return asked == null || asked.toString().isBlank() ? this : and(condition, asked);
    }

    /** Only where one or more values are asked for; the condition takes them as an array of texts. */
    Where andAny(List<String> asked, String condition) {
        return asked == null || asked.isEmpty() ? this : and(condition, (Object) asked.toArray(String[]::new));
    }

    boolean isEmpty() {
        return conditions.isEmpty();
    }

    Where copy() {
        Where copy = new Where();
        copy.conditions.addAll(conditions);
        copy.values.addAll(values);
        return copy;
    }

    String sql() {
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }

    /** The values, with more of them before and after. */
    Object[] values(Object... after) {
        List<Object> all = new ArrayList<>(values);
        all.addAll(Arrays.asList(after));
        return all.toArray();
    }

    /** A text to be found anywhere, as a pattern for {@code like}. */
    static String anywhere(String text) {
        String escaped = text.strip()
                .toLowerCase(Locale.ROOT)
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
        return "%" + escaped + "%";
    }
}
