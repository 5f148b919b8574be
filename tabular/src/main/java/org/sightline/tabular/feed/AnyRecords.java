package org.sightline.tabular.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sightline.tabular.UnreadableFile;

/** Records of any kind: one row each, and a column for each path to a value. */
final class AnyRecords implements Shape {

    private static final int MOST_COLUMNS = 2_000;

    private final Set<String> paths = new LinkedHashSet<>();

    @Override
    public List<String> columns() {
        return List.copyOf(paths);
    }

    @Override
    public void note(JsonNode record, long place) {
        paths.addAll(flat(record).keySet());
        if (paths.size() > MOST_COLUMNS) {
            throw new UnreadableFile(
                    "too_large",
                    "The records have more than " + MOST_COLUMNS
                            + " different fields, so they are no table. Export the table as CSV (UTF-8).");
        }
    }

    @Override
    public List<String[]> rows(JsonNode record, long place) {
        Map<String, String> values = flat(record);
        List<String> cells = new ArrayList<>(paths.size());
        paths.forEach(path -> cells.add(values.getOrDefault(path, "")));
        List<String[]> rows = new ArrayList<>(1);
        rows.add(cells.toArray(String[]::new));
        return rows;
    }

    @Override
    public String whyEmpty() {
        return "The file holds no records. Export it again and upload it.";
    }

    /** The values of a record by their paths; those of a list are joined. */
    static Map<String, String> flat(JsonNode record) {
        Map<String, String> values = new LinkedHashMap<>();
        if (record.isObject() || record.isArray()) {
            add(values, "", record);
        } else {
            values.put("value", text(record));
        }
        return values;
    }

    private static void add(Map<String, String> values, String path, JsonNode node) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> add(
                            values, path.isEmpty() ? field.getKey() : path + "/" + field.getKey(), field.getValue()));
        } else if (node.isArray()) {
            node.forEach(element -> add(values, path.isEmpty() ? "value" : path, element));
        } else if (!node.isNull()) {
            values.merge(path, text(node), (before, more) -> before + "; " + more);
        }
    }

    static String text(JsonNode value) {
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asText("");
    }
}
