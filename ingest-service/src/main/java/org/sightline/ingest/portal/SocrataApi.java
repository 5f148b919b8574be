package org.sightline.ingest.portal;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.json.Json;

/**
 * A dataset of a Socrata portal. Rows are asked for in the order of their last change, from the last one that was read
 * on, so nothing is lost or read twice when rows change between two requests, and each run brings only what is new.
 */
public final class SocrataApi implements PagedApi {

    private static final String ROW = ":id";
    private static final String UPDATED = ":updated_at";

    /** What an answer's columns are, also those that none of its rows has. */
    private static final String FIELDS = "X-SODA2-Fields";

    private record Place(String updatedAt, String id) {}

    @Override
    public URI request(String address, @Nullable String place, int most) {
        StringBuilder query = new StringBuilder("$select=" + encoded(":id,:updated_at,*") + "&$order="
                + encoded(":updated_at,:id") + "&$limit=" + most);
        if (place != null) {
            Place after = Json.read(place, Place.class);
            query.append("&$where=")
                    .append(encoded(":updated_at > '" + quoted(after.updatedAt()) + "' or (:updated_at = '"
                            + quoted(after.updatedAt()) + "' and :id > '" + quoted(after.id()) + "')"));
        }
        return URI.create(address.replaceFirst("\\.json$", "") + ".json?" + query);
    }

    private static String quoted(String text) {
        return text.replace("'", "''");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String secretHeader() {
        return "X-App-Token";
    }

    @Override
    public Rows read(JsonNode answer, HttpHeaders headers, @Nullable String asked, int most) throws FeedFailure {
        if (!answer.isArray()) {
            throw new FeedFailure("The answer is no list of rows, as a Socrata portal gives one.");
        }
        Set<String> fields = fields(answer, headers);
        List<Map<String, String>> rows = new ArrayList<>();
        Place last = null;
        for (JsonNode row : answer) {
            if (!row.path(ROW).isTextual() || !row.path(UPDATED).isTextual()) {
                throw new FeedFailure(
                        "A row says neither its id nor when it was changed; the portal does not give them.");
            }
            last = new Place(row.path(UPDATED).asText(), row.path(ROW).asText());
            rows.add(row(row, fields));
        }
        return new Rows(rows, last == null ? null : Json.write(last), rows.size() < most);
    }

    private static Map<String, String> row(JsonNode row, Set<String> fields) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put(PagedApi.ID, row.path(ROW).asText());
        fields.forEach(field -> cells.put(field, PagedApi.text(row.path(field))));
        return cells;
    }

    private static Set<String> fields(JsonNode answer, HttpHeaders headers) {
        Set<String> fields = new LinkedHashSet<>();
        headers.firstValue(FIELDS).ifPresent(said -> fields.addAll(List.of(Json.read(said, String[].class))));
        answer.forEach(row -> row.fieldNames().forEachRemaining(fields::add));
        // The system's own: what is in them is not the publisher's word.
        fields.removeIf(field -> field.startsWith(":"));
        return fields;
    }
}
