package org.sightline.tabular.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Awards as the API of USAspending.gov gives them one by one. */
final class UsaSpendingAward implements Shape {

    private static final Map<String, String> COLUMNS = new LinkedHashMap<>();

    static {
        COLUMNS.put("Record ID", "/generated_unique_award_id");
        COLUMNS.put("Award ID PIID", "/piid");
        COLUMNS.put("Award FAIN", "/fain");
        COLUMNS.put("Award Type", "/category");
        COLUMNS.put("Awarding Agency Name", "/awarding_agency/toptier_agency/name");
        COLUMNS.put("Awarding Sub Agency", "/awarding_agency/subtier_agency/name");
        COLUMNS.put("Recipient Name", "/recipient/recipient_name");
        COLUMNS.put("Recipient UEI", "/recipient/recipient_uei");
        COLUMNS.put("Description", "/description");
        COLUMNS.put("Date Signed", "/date_signed");
        COLUMNS.put("Period End Date", "/period_of_performance/end_date");
        COLUMNS.put("Amount", "/total_obligation");
        COLUMNS.put("PSC Code", "/latest_transaction_contract_data/product_or_service_code");
        COLUMNS.put("NAICS Code", "/latest_transaction_contract_data/naics");
        COLUMNS.put("Assistance Listing Number", "/cfda_info/0/cfda_number");
    }

    static boolean fits(JsonNode record) {
        return record.has("generated_unique_award_id")
                && record.path("recipient").isObject();
    }

    @Override
    public List<String> columns() {
        return List.copyOf(COLUMNS.keySet());
    }

    @Override
    public void note(JsonNode record, long place) {
        // The columns are known.
    }

    @Override
    public List<String[]> rows(JsonNode record, long place) {
        List<String> cells = new ArrayList<>();
        COLUMNS.values().forEach(path -> cells.add(AnyRecords.text(record.at(path))));
        List<String[]> rows = new ArrayList<>(1);
        rows.add(cells.toArray(String[]::new));
        return rows;
    }

    @Override
    public String whyEmpty() {
        return "The file holds no award. Export it again and upload it.";
    }
}
