package org.sightline.tabular.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.sightline.tabular.UnreadableFile;

/**
 * Releases and records of the Open Contracting Data Standard 1.1. A row for each contract, and for each award without
 * one. A later release of the same process takes the place of an earlier one; of a record the compiled release is read.
 */
final class Ocds implements Shape {

    private static final int MOST_REMEMBERED = 2_000_000;

    private static final List<String> COLUMNS = List.of(
            "Record ID",
            "Contract Number",
            "Document Type",
            "Buyer Name",
            "Vendor Name",
            "Description",
            "Award Date",
            "Contract End Date",
            "Amount",
            "Currency",
            "Quantity",
            "Unit",
            "Commodity Code");

    /** The place of the release that says last what a contract is. */
    private final Map<String, Long> last = new HashMap<>();

    /** The awards that a contract was made of. */
    private final Set<String> contracted = new HashSet<>();

    static boolean fits(JsonNode record) {
        return record.has("ocid")
                && (record.has("tag")
                        || record.has("compiledRelease")
                        || record.has("releases")
                        || record.has("awards")
                        || record.has("tender"));
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public void note(JsonNode record, long place) {
        JsonNode release = release(record);
        for (JsonNode contract : release.path("contracts")) {
            last.put(id(release, "contract", contract), place);
            contracted.add(id(release, "award", contract.path("awardID").asText("")));
        }
        for (JsonNode award : release.path("awards")) {
            last.put(id(release, "award", award), place);
        }
        if (last.size() + contracted.size() > MOST_REMEMBERED) {
            throw new UnreadableFile(
                    "too_large", "The file holds too many contracts. Split it by year and upload the parts.");
        }
    }

    @Override
    public List<String[]> rows(JsonNode record, long place) {
        JsonNode release = release(record);
        Map<String, JsonNode> awards = new HashMap<>();
        release.path("awards").forEach(award -> awards.put(award.path("id").asText(""), award));
        List<String[]> rows = new ArrayList<>();
        for (JsonNode contract : release.path("contracts")) {
            JsonNode award = awards.getOrDefault(contract.path("awardID").asText(""), contract.path("award"));
            if (isLast(id(release, "contract", contract), place)) {
                rows.add(row(release, "contract", contract, award));
            }
        }
        awards.values().stream()
                .filter(award ->
                        isLast(id(release, "award", award), place) && !contracted.contains(id(release, "award", award)))
                .forEach(award -> rows.add(row(release, "award", award, award)));
        return rows;
    }

    private boolean isLast(String id, long place) {
        return last.getOrDefault(id, -1L) == place;
    }

    private static JsonNode release(JsonNode record) {
        if (record.has("compiledRelease")) {
            return record.path("compiledRelease");
        }
        JsonNode latest = record;
        String date = "";
        for (JsonNode release : record.path("releases")) {
            String own = release.path("date").asText("");
            if (own.compareTo(date) >= 0) {
                latest = release;
                date = own;
            }
        }
        return latest;
    }

    private static String id(JsonNode release, String kind, JsonNode part) {
        return id(release, kind, part.path("id").asText(""));
    }

    private static String id(JsonNode release, String kind, String id) {
        return release.path("ocid").asText("") + "/" + kind + "/" + id;
    }

    private static String[] row(JsonNode release, String kind, JsonNode part, JsonNode award) {
        JsonNode items = part.path("items").isEmpty() ? award.path("items") : part.path("items");
        JsonNode only = items.size() == 1 ? items.path(0) : items.path(-1);
        JsonNode value = part.path("value").has("amount") ? part.path("value") : award.path("value");
        return new String[] {
            id(release, kind, part),
            part.path("id").asText(""),
            kind,
            buyer(release),
            suppliers(award, part),
            description(release, part, award, items),
            day(first(
                    part.path("dateSigned"),
                    award.path("date"),
                    part.path("period").path("startDate"))),
            day(part.path("period").path("endDate")),
            AnyRecords.text(value.path("amount")),
            value.path("currency").asText(""),
            AnyRecords.text(only.path("quantity")),
            only.path("unit").path("name").asText(""),
            only.path("classification").path("id").asText("")
        };
    }

    private static String buyer(JsonNode release) {
        String buyer = release.path("buyer").path("name").asText("");
        if (!buyer.isEmpty()) {
            return buyer;
        }
        for (JsonNode party : release.path("parties")) {
            for (JsonNode role : party.path("roles")) {
                if (role.asText("").equals("buyer")) {
                    return party.path("name").asText("");
                }
            }
        }
        return release.path("tender").path("procuringEntity").path("name").asText("");
    }

    private static String suppliers(JsonNode award, JsonNode part) {
        StringJoiner names = new StringJoiner("; ");
        JsonNode suppliers = award.path("suppliers").isEmpty() ? part.path("suppliers") : award.path("suppliers");
        suppliers.forEach(supplier -> names.add(supplier.path("name").asText("")));
        return names.toString();
    }

    private static String description(JsonNode release, JsonNode part, JsonNode award, JsonNode items) {
        StringJoiner texts = new StringJoiner("; ");
        List<String> seen = new ArrayList<>();
        add(
                texts,
                seen,
                first(
                        part.path("title"),
                        award.path("title"),
                        release.path("tender").path("title")));
        add(texts, seen, first(part.path("description"), award.path("description")));
        items.forEach(item -> add(texts, seen, item.path("description")));
        return texts.toString();
    }

    private static void add(StringJoiner texts, List<String> seen, JsonNode text) {
        String words = text.asText("");
        if (!words.isEmpty() && !seen.contains(words)) {
            seen.add(words);
            texts.add(words);
        }
    }

    private static JsonNode first(JsonNode... candidates) {
        for (JsonNode candidate : candidates) {
            if (!candidate.asText("").isEmpty()) {
                return candidate;
            }
        }
        return candidates[0];
    }

    private static String day(JsonNode date) {
        String text = date.asText("");
        return text.length() > 10 && text.charAt(10) == 'T' ? text.substring(0, 10) : text;
    }

    @Override
    public String whyEmpty() {
        return "The releases hold plans and tenders, and no award or contract yet. Upload them when something was"
                + " bought.";
    }
}
