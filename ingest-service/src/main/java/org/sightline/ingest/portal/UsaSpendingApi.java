package org.sightline.ingest.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.json.Json;
import org.sightline.kit.remote.AddressParameters;

/**
 * The search for awards of USAspending.gov ({@code POST /api/v2/search/spending_by_award/}). Awards are asked for in the
 * order of their last change, from the last one that was read on, so nothing is lost or read twice when awards change
 * between two requests. What is searched for stands in the address: {@code keywords}, {@code award_type_codes} (contracts
 * where it is missing) and {@code from}, the first day.
 *
 * <p>The fields are those of the API contract that the Treasury publishes in the repository usaspending-api
 * (spending_by_award.md, read on November 26, 2026), which calls the way of paging used here experimental.
 */
public final class UsaSpendingApi implements PagedApi {

    private static final int MOST_ROWS = 100;
    private static final String CONTRACTS = "A,B,C,D";
    private static final String CHANGED = "Last Modified Date";
    private static final String KEY = "generated_internal_id";

    /** The API has nothing before fiscal year 2008. */
    private static final String FIRST_DAY = "2007-10-01";

    private static final List<String> FIELDS = List.of(
            "Award ID",
            "Recipient Name",
            "Recipient UEI",
            "Description",
            "Award Amount",
            "Base Obligation Date",
            "End Date",
            "Awarding Agency",
            "Awarding Sub Agency",
            CHANGED);

    private final Supplier<LocalDate> today;

    /** An API that is asked for awards up to the day that the supplier gives. */
    public UsaSpendingApi(Supplier<LocalDate> today) {
        this.today = today;
    }

    /** After the award of this id, whose last change sorts so. */
    private record Place(String id, String sort) {}

    @Override
    public URI request(String address, @Nullable String place, int most) {
        return URI.create(AddressParameters.of(address).path());
    }

    @Override
    public String body(String address, @Nullable String place, int most) {
        AddressParameters asked = AddressParameters.of(address);
        ObjectNode body = Json.MAPPER.createObjectNode();
        ObjectNode filters = body.putObject("filters");
        add(filters.putArray("award_type_codes"), asked.value("award_type_codes", CONTRACTS));
        if (asked.has("keywords")) {
            add(filters.putArray("keywords"), asked.value("keywords", ""));
        }
        filters.putArray("time_period")
                .addObject()
                .put("start_date", asked.value("from", FIRST_DAY))
                .put("end_date", today.get().toString())
                .put("date_type", "last_modified_date");
        FIELDS.forEach(body.putArray("fields")::add);
        body.put("limit", Math.min(most, MOST_ROWS))
                .put("page", 1)
                .put("sort", CHANGED)
                .put("order", "asc")
                .put("subawards", false);
        if (place != null) {
            Place after = Json.read(place, Place.class);
            body.put("last_record_unique_id", Long.parseLong(after.id())).put("last_record_sort_value", after.sort());
        }
        return body.toString();
    }

    private static void add(ArrayNode list, String values) {
        for (String value : values.split(",", -1)) {
            list.add(value.strip());
        }
    }

    @Override
    public String secretHeader() {
        return "X-Api-Key";
    }

    @Override
    public Rows read(JsonNode answer, HttpHeaders headers, @Nullable String asked, int most) throws FeedFailure {
        JsonNode results = answer.path("results");
        JsonNode page = answer.path("page_metadata");
        if (!results.isArray() || !page.path("hasNext").isBoolean()) {
            throw new FeedFailure("The answer has no results, as the search of USAspending.gov gives them.");
        }
        List<Map<String, String>> rows = new ArrayList<>();
        for (JsonNode award : results) {
            if (!award.path(KEY).isTextual()) {
                throw new FeedFailure("An award has no " + KEY + "; the search of USAspending.gov has changed.");
            }
            rows.add(row(award));
        }
        String place = place(page);
        if (page.path("hasNext").asBoolean() && place == null) {
            throw new FeedFailure("The answer does not say after which award the next page begins.");
        }
        return new Rows(
                rows, rows.isEmpty() ? null : place, !page.path("hasNext").asBoolean());
    }

    private static Map<String, String> row(JsonNode award) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put(PagedApi.ID, award.path(KEY).asText());
        FIELDS.stream()
                .filter(field -> !field.equals(CHANGED))
                .forEach(field -> cells.put(field, PagedApi.text(award.path(field))));
        return cells;
    }

    private static @Nullable String place(JsonNode page) {
        String id = PagedApi.text(page.path("last_record_unique_id"));
        String sort = PagedApi.text(page.path("last_record_sort_value"));
        return id.isEmpty() || sort.isEmpty() ? null : Json.write(new Place(id, sort));
    }
}
