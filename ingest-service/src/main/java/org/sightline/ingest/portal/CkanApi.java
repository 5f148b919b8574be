package org.sightline.ingest.portal;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A resource of a CKAN datastore, whose rows are numbered. It is asked for those after the ones that were read. A
 * resource that has fewer rows than were read was filled again, and is read from its start.
 */
public final class CkanApi implements PagedApi {

    private static final String NUMBER = "_id";

    @Override
    public URI request(String address, @Nullable String place, int most) {
        String joint = address.contains("?") ? "&" : "?";
        return URI.create(
                address + joint + "sort=_id%20asc&limit=" + most + "&offset=" + (place == null ? "0" : place));
    }

    @Override
    public String secretHeader() {
        return "Authorization";
    }

    @Override
    public Rows read(JsonNode answer, HttpHeaders headers, @Nullable String asked, int most) throws FeedFailure {
        JsonNode result = answer.path("result");
        if (!answer.path("success").asBoolean() || !result.path("records").isArray()) {
            throw new FeedFailure("The answer has no records, as a CKAN datastore gives them.");
        }
        long from = asked == null ? 0 : Long.parseLong(asked);
        if (result.path("total").isNumber() && result.path("total").asLong() < from) {
            return new Rows(List.of(), "0", false);
        }
        Set<String> fields = fields(result);
        List<Map<String, String>> rows = new ArrayList<>();
        for (JsonNode record : result.path("records")) {
            Map<String, String> cells = new LinkedHashMap<>();
            cells.put(PagedApi.ID, PagedApi.text(record.path(NUMBER)));
            fields.forEach(field -> cells.put(field, PagedApi.text(record.path(field))));
            rows.add(cells);
        }
        return new Rows(rows, Long.toString(from + rows.size()), rows.size() < most);
    }

    private static Set<String> fields(JsonNode result) {
        Set<String> fields = new LinkedHashSet<>();
        result.path("fields").forEach(field -> fields.add(field.path("id").asText()));
        result.path("records").forEach(record -> record.fieldNames().forEachRemaining(fields::add));
        fields.remove(NUMBER);
        return fields;
    }
}
