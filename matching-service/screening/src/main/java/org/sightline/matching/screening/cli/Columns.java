package org.sightline.matching.screening.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.screening.subject.LedgerEntry;
import org.sightline.matching.screening.subject.Subject;

/** Which column of a file holds what. Names count in any case, with spaces, hyphens or underscores. */
final class Columns {

    private static final List<String> TEXTS =
            List.of("vendor_name", "item_description", "manufacturer", "model", "mac", "fcc_id");
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "vendor", "vendor_name",
            "supplier", "vendor_name",
            "supplier_name", "vendor_name",
            "description", "item_description",
            "item", "item_description",
            "part_number", "model");

    private final Map<String, Integer> places = new HashMap<>();

    Columns(List<String> header) {
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).strip().toLowerCase(Locale.ROOT).replaceAll("[ -]+", "_");
            if (places.putIfAbsent(name, i) != null && !name.isEmpty()) {
                throw new UserError(
                        "the header has the column " + name + " twice. It has: " + String.join(", ", header));
            }
        }
        OTHER_NAMES.forEach((other, name) -> {
            Integer place = places.get(other);
            if (place != null) {
                places.putIfAbsent(name, place);
            }
        });
        if (!places.containsKey("id")) {
            throw new UserError("the header has no column id. It has: " + String.join(", ", header));
        }
        if (TEXTS.stream().noneMatch(places::containsKey)) {
            throw new UserError("the header has none of the columns " + String.join(", ", TEXTS) + ". It has: "
                    + String.join(", ", header));
        }
    }

    String id(List<String> cells) {
        String id = text(cells, "id");
        return id == null ? "" : id;
    }

    /** What is to be screened; throws with a date that is none. */
    Subject subject(List<String> cells) {
        return new Subject(
                text(cells, "vendor_name"),
                text(cells, "item_description"),
                text(cells, "manufacturer"),
                text(cells, "model"),
                date(cells),
                text(cells, "mac"),
                text(cells, "fcc_id"),
                null,
                null,
                null,
                new LedgerEntry(
                        LedgerEntry.number(text(cells, "amount")),
                        LedgerEntry.number(text(cells, "quantity")),
                        text(cells, "document_type")));
    }

    private @Nullable LocalDate date(List<String> cells) {
        String text = text(cells, "date");
        try {
            return text == null ? null : LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            throw new UserError("the date \"" + text + "\" is not written YYYY-MM-DD");
        }
    }

    private @Nullable String text(List<String> cells, String column) {
        Integer place = places.get(column);
        String text = place == null || place >= cells.size() ? "" : cells.get(place);
        return text.isBlank() ? null : text;
    }
}
