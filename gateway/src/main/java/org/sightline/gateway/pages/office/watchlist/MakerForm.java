package org.sightline.gateway.pages.office.watchlist;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.sightline.gateway.shell.FormFields;
import org.sightline.kit.text.Slug;

/** A new maker as a person types it, with its names, models and the list that names it: each is a row of the sheet. */
final class MakerForm {

    private static final List<String> FIELDS = List.of(
            "name",
            "id",
            "entityKind",
            "aliases",
            "models",
            "list",
            "from",
            "to",
            "citation",
            "source",
            "note",
            "owner");
    private static final Pattern SEPARATOR = Pattern.compile("[;\\r\\n]+");
    private static final int LONGEST_ID = 60;

    private final Map<String, String> typed;
    private final List<Map<String, Object>> rows = new ArrayList<>();

    private MakerForm(Map<String, String> typed) {
        this.typed = typed;
    }

    /** The rows that the form asks for; what is missing in them is told of each row. */
    static List<Map<String, Object>> rows(MultivaluedMap<String, String> form) {
        MakerForm maker = new MakerForm(FormFields.of(form, FIELDS));
        maker.read();
        return maker.rows;
    }

    private void read() {
        String name = typed.getOrDefault("name", "");
        String id = typed.getOrDefault("id", Slug.of(name, LONGEST_ID));
        add(id, "entity", name, "entityKind", "note");
        add(id, "name", name);
        each("aliases").forEach(alias -> add(id, "name", alias));
        each("models").forEach(model -> add(id, "model", model));
        if (typed.containsKey("list")) {
            add(id, "membership", typed.get("list"), "from", "to", "citation");
        }
        if (typed.containsKey("owner")) {
            add(id, "ownership", typed.get("owner"), "from", "to");
        }
    }

    private List<String> each(String field) {
        return SEPARATOR
                .splitAsStream(typed.getOrDefault(field, ""))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private void add(String id, String kind, String value, String... more) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("op", "add");
        row.put("kind", kind);
        row.put("entityId", id);
        row.put("value", value);
        if (typed.containsKey("source")) {
            row.put("source", typed.get("source"));
        }
        for (String field : more) {
            if (typed.containsKey(field)) {
                row.put(field, typed.get(field));
            }
        }
        rows.add(row);
    }
}
