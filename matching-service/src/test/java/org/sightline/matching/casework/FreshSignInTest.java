package org.sightline.matching.casework;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.matching.InventedLine;
import org.sightline.matching.RealService;
import org.sightline.matching.held.ContractLine;

/** A service that asks for a sign-in as a real installation does, and people whose sign-in is not enough for it. */
@QuarkusTest
@TestProfile(FreshSignInTest.AsInProduction.class)
class FreshSignInTest extends RealService {

    private static final String CAMERA = "HIKVISION 4MP TURRET CAMERA DS-2CD2343G0-I";

    private final UUID agency = UUID.randomUUID();

    /** With the level of a real installation; that people sign in by a password alone stands for any sign-in that is not enough. */
    public static final class AsInProduction implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("sightline.sign-in.level", "2");
        }
    }

    @Test
    void closingWantsAFreshSignInAndTriageDoesNot() {
        Map<String, Object> triaged = decided("analyst", opened(1), "dismissed", "not_a_match");

        Map<String, Object> contradicted = decided("analyst2", triaged, "confirmed", "confirmed_waived");
        Map<String, Object> again = decided("analyst", contradicted, "dismissed", null);

        asked(decide("analyst2", again, "dismissed", "not_a_match"));
    }

    @Test
    void jointDecisionsWantAFreshSignInAndTheirPreviewDoesNot() {
        Map<String, Object> first = opened(1);
        opened(2);
        Map<String, Object> second = other(first);
        Map<String, Object> body =
                new HashMap<>(Map.of("decision", "confirmed", "reason", "The model is on each order."));
        String joint = "/findings/" + first.get("id") + "/joint-decisions";
        as("analyst").body(body).post(joint + "/preview").then().statusCode(200);
        body.put("others", List.of(Map.of("id", second.get("id"), "version", second.get("version"))));

        asked(as("analyst").header("If-Match", tag(first)).body(body).post(joint));
        asked(as("analyst").header("If-Match", "\"1\"").post(joint + "/" + UUID.randomUUID() + "/undo"));
    }

    @Test
    void withdrawingADismissalWantsAFreshSignIn() {
        asked(as("analyst")
                .header("If-Match", "\"1\"")
                .body(Map.of("reason", "It is a camera."))
                .post("/findings/" + opened(1).get("id") + "/dismissal/withdrawal"));
    }

    private static void asked(Response answer) {
        answer.then()
                .statusCode(401)
                .body("type", equalTo("urn:sightline:problem:sign-in-too-weak"))
                .header("WWW-Authenticate", containsString("max_age=\"900\""));
    }

    private Map<String, Object> other(Map<String, Object> first) {
        return holding(agency).stream()
                .filter(one -> !one.get("id").equals(first.get("id")))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, Object> opened(int count) {
        ContractLine line = InventedLine.named(UUID.randomUUID().toString())
                .agency(agency)
                .document("PO-" + UUID.randomUUID())
                .description(CAMERA)
                .made();
        send("contract-lines", line.id(), line);
        return settled(agency, count).get(0);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> decided(
            String who, Map<String, Object> finding, String decision, String outcome) {
        Response answer = decide(who, finding, decision, outcome);
        answer.then().statusCode(200).body("status", equalTo("triaged"));
        return answer.as(Map.class);
    }

    private static Response decide(String who, Map<String, Object> finding, String decision, String outcome) {
        Map<String, String> body = new HashMap<>(Map.of("reason", "Looked at it."));
        body.put("decision", decision);
        body.put("outcome", outcome);
        return as(who).header("If-Match", tag(finding))
                .body(body)
                .post("/findings/" + finding.get("id") + "/decisions");
    }

    private static String tag(Map<String, Object> finding) {
        return "\"" + finding.get("version") + "\"";
    }
}
