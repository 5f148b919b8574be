package org.sightline.matching;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** An invented city of Florida that buys drones with its own money, and what it is told. */
public abstract class FloridaCity extends RealService {

    @Inject
    protected DataSource database;

    protected final UUID city = UUID.randomUUID();

    protected void floridaCity() {
        Map<String, Object> agency = new HashMap<>(Map.of(
                "id", city, "version", 1, "name", "Invented city of " + city, "state", "FL", "status", "registered"));
        agency.putAll(Map.of("kind", "city", "aliases", List.of(), "aliasIds", List.of()));
        agency.put("federalContractor", false);
        agency.put("updatedAt", "2026-11-24T15:30:00Z");
        send("agencies", city, agency);
    }

    /** With the city's own money, on a day on which Florida's law forbids it and the earlier rules do not know of that. */
    protected void droneBought(String name) {
        UUID id = UUID.nameUUIDFromBytes((city + name).getBytes(StandardCharsets.UTF_8));
        Map<String, Object> line = new HashMap<>(
                Map.of("id", id, "version", 1, "sourceId", "invented", "importId", city, "row", 2, "agencyId", city));
        line.putAll(Map.of("buyerName", "CITY OF NOWHERE (INVENTED)", "state", "FL", "documentType", "purchase_order"));
        line.putAll(Map.of("documentNumber", "PO-" + id, "description", "DJI MATRICE 30T DRONE " + name));
        line.putAll(Map.of("obligationDate", "2024-03-01", "currency", "USD", "codes", List.of(), "withdrawn", false));
        line.put("recordedAt", "2026-11-24T15:30:00Z");
        line.put(
                "funding",
                List.of(Map.of(
                        "text",
                        "GENERAL FUND",
                        "recordedAt",
                        "2026-11-24T15:30:00Z",
                        "recordedBy",
                        "test",
                        "afterNotice",
                        false)));
        send("contract-lines", id, line);
    }

    /** What the city is told of verdicts that turned. */
    protected List<Map<String, Object>> news() {
        return reporter(city).get("/inbox?limit=1000").jsonPath().<Map<String, Object>>getList("items").stream()
                .filter(entry -> "verdicts_turned".equals(entry.get("kind")))
                .toList();
    }

    /**
     * Drafts a change of the rules, tries it out, and has another admin approve it; waits until everything is judged by it.
     *
     * @return what the trial said
     */
    protected Response approved(Map<String, Object> change) throws SQLException {
        return approved(List.of(change));
    }

    /** The same with several changes. */
    protected Response approved(List<?> changes) throws SQLException {
        String draft = "/rules/drafts/"
                + as("admin")
                        .body(Map.of("summary", "An invented change", "changes", changes))
                        .post("/rules/drafts")
                        .path("id");
        as("admin").post(draft + "/simulation").then().statusCode(200);
        Response tried = as("analyst").get(draft);
        // The local realm has one admin, so the author is made another.
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("update proposal set proposed_by = 'a colleague' where id = '"
                                + draft.substring(draft.lastIndexOf('/') + 1) + "'")) {
            update.executeUpdate();
        }
        int version = as("admin")
                .header("If-Match", as("admin").get(draft).header("ETag"))
                .post(draft + "/approval")
                .then()
                .statusCode(200)
                .extract()
                .path("version");
        eventually()
                .atMost(Duration.ofMinutes(2))
                .until(() ->
                        as("analyst").get("/rules/versions").path("find { it.version == " + version + " }.rejudgedAt")
                                != null);
        return tried;
    }
}
