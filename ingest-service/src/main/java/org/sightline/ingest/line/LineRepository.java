package org.sightline.ingest.line;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** The lines, for requests. */
@ApplicationScoped
class LineRepository implements PanacheRepositoryBase<LineRow, UUID> {

    /**
     * What lines to list; each part null where it does not matter.
     *
     * @param text words to be found in description, vendor, manufacturer, model or document number
     */
    record Wanted(UUID agencyId, String sourceId, UUID importId, String text) {}

    /** Where in the list to go on. */
    record Place(LocalDate day, UUID id) {}

    /** Lines from the latest day on. */
    List<LineRow> list(Wanted wanted, Place behind, int most) {
        Map<String, Object> values = new HashMap<>();
        List<String> conditions = conditions(wanted, values);
        if (behind != null) {
            conditions.add("(day < :day or day = :day and id > :id)");
            values.put("day", behind.day());
            values.put("id", behind.id());
        }
        return find(String.join(" and ", conditions) + " order by day desc, id", values)
                .page(0, most)
                .list();
    }

    /** How many lines are wanted in all. */
    long count(Wanted wanted) {
        Map<String, Object> values = new HashMap<>();
        return count(String.join(" and ", conditions(wanted, values)), values);
    }

    private static List<String> conditions(Wanted wanted, Map<String, Object> values) {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        add(conditions, values, "agencyId = :agency", "agency", wanted.agencyId());
        add(conditions, values, "sourceId = :source", "source", wanted.sourceId());
        add(conditions, values, "importId = :import", "import", wanted.importId());
        if (wanted.text() != null && !wanted.text().isBlank()) {
            add(
                    conditions,
                    values,
                    "(lower(description) like :text escape '!' or lower(vendorName) like :text escape '!'"
                            + " or lower(manufacturer) like :text escape '!' or lower(model) like :text escape '!'"
                            + " or lower(documentNumber) like :text escape '!')",
                    "text",
                    pattern(wanted.text()));
        }
        return conditions;
    }

    private static void add(
            List<String> conditions, Map<String, Object> values, String condition, String name, Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
    }

    private static String pattern(String text) {
        return "%"
                + text.strip()
                        .toLowerCase(Locale.ROOT)
                        .replace("!", "!!")
                        .replace("%", "!%")
                        .replace("_", "!_") + "%";
    }

    /** The line, held until the transaction ends; null where there is none. */
    LineRow held(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }
}
