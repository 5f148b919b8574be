package org.sightline.matching;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sightline.testsupport.service.RealComponents;
import org.sightline.testsupport.service.ServiceUnderTest;

/** What the tests of the running service share: messages in and out, people with real tokens. */
@QuarkusTestResource(value = RealComponents.class, initArgs = @ResourceArg(name = "service", value = "matching"))
public abstract class RealService extends ServiceUnderTest {

    @Inject
    protected ObjectMapper json;

    protected void send(String topic, UUID key, Object message) {
        try {
            kafka().send(topic, key.toString(), Map.of("correlation_id", "c-test"), json.writeValueAsString(message));
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    /** An agency as inventory-service would tell of it. */
    protected void agency(UUID id, long version, String kind, Boolean federalContractor) {
        Map<String, Object> agency = new java.util.HashMap<>(Map.of(
                "id",
                id,
                "version",
                version,
                "name",
                "Invented agency " + id,
                "state",
                "XF",
                "status",
                "registered",
                "aliases",
                List.of(),
                "aliasIds",
                List.of(),
                "updatedAt",
                "2026-11-24T15:30:00Z"));
        agency.put("kind", kind);
        agency.put("federalContractor", federalContractor);
        send("agencies", id, agency);
    }

    /** The findings of an agency as the service lists them, withdrawn ones too. */
    protected static List<Map<String, Object>> findings(UUID agency) {
        return as("auditor")
                .queryParam("agencyId", agency)
                .queryParam("limit", 1000)
                .get("/findings")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    /** Waits until the agency has exactly this many findings that hold, and gives them. */
    protected static List<Map<String, Object>> settled(UUID agency, int count) {
        return eventually().until(() -> holding(agency), found -> found.size() == count);
    }

    protected static List<Map<String, Object>> holding(UUID agency) {
        return findings(agency).stream()
                .filter(finding -> finding.get("withdrawn").equals(false))
                .toList();
    }

    @SuppressWarnings("unchecked")
    protected static List<String> actions(Map<String, Object> finding) {
        return ((List<Map<String, Object>>) finding.get("timeline"))
                .stream().map(entry -> (String) entry.get("action")).toList();
    }
}
