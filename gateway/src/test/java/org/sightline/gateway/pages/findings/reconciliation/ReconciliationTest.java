package org.sightline.gateway.pages.findings.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.shell.Visitor;
import org.sightline.localstack.people.Tokens;

/**
 * What was bought against what became of it, model by model, and what is said of the rest. All data is invented: the agency
 * bought 60 pieces, gave 4 back, and registered 10.
 */
@QuarkusTest
@RealGateway
class ReconciliationTest {

    private static final Pattern NEXT = Pattern.compile("href=\"(/reconciliation\\?cursor=[^\"]+)\"");

    @TestHTTPResource("/")
    URI gateway;

    private final UUID agency = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final String maker = "balance-" + agency;
    private final String place = "/api/agencies/" + agency + "/reconciliation";
    private final Ask office = Ask.as("analyst");

    @BeforeEach
    void anAgencyThatBoughtMoreThanItRegistered() {
        Say.agencies(
                Say.agency(agency, "Town of Balance (invented)", "town"),
                Say.agency(other, "Town of Elsewhere (invented)", "town"));
        ObjectNode returned = purchase("56", "DS-2CD2143G0-I", "60");
        line(returned).put("documentType", "credit").put("quantity", "-4").put("amount", "-516.00");
        Say.findings(
                returned, device("installed", 6, "DS2CD2143G0I", "S-" + agency), device("in_stock", 4, null, null));
        office.until(
                place,
                json -> json.at("/makers/0/balance/inStock").asInt() == 4
                        && json.at("/makers/0/balance/installed").asInt() == 6
                        && json.at("/makers/0/balance/bought").asText().equals("60"));
    }

    private ObjectNode purchase(String left, String model, String ordered) {
        ObjectNode purchase =
                Say.purchase(agency, maker, "2021-05-20", "FLAGGED").put("quantity", left);
        ((ObjectNode) purchase.withArray("lines").get(0))
                .put("documentType", "purchase_order")
                .put("quantity", ordered)
                .put("amount", "7740.00")
                .put("model", model);
        return purchase;
    }

    /** One more line of a finding, like its first. */
    private static ObjectNode line(ObjectNode finding) {
        ArrayNode lines = finding.withArray("lines");
        ObjectNode line = lines.get(0).deepCopy();
        lines.add(line.put("id", UUID.randomUUID().toString()));
        return line;
    }

    private ObjectNode device(String status, int pieces, String model, String serial) {
        UUID id = UUID.randomUUID();
        Say.send(
                "devices",
                Say.device(id, agency, pieces)
                        .put("status", status)
                        .put("model", model)
                        .put("serial", serial));
        return Say.deviceFinding(id, agency, maker);
    }

    private JsonNode ofMaker() {
        return office.json(place).at("/makers/0/balance");
    }

    private Ask person(String role) {
        return Ask.with(Tokens.agencyPerson(agency, role));
    }

    private io.restassured.response.Response explain(Ask who, int pieces, String replaces) {
        ObjectNode body = (ObjectNode) Ask.parse("{\"text\": \"Given to the county, receipt 114.\"}");
        body.put("makerId", maker).put("pieces", pieces).put("replaces", replaces);
        return who.send("POST", place + "/explanations", body.toString());
    }

    @Test
    void eachModelIsCountedWithWhatCameBackAndWhatIsRegistered() {
        JsonNode all = office.json(place).at("/makers/0");

        assertThat(all.at("/balance/returned").asText()).isEqualTo("4");
        assertThat(all.at("/balance/difference").asText()).isEqualTo("50");
        assertThat(all.at("/balance/unexplained").asText()).isEqualTo("50");
        JsonNode model = all.at("/models").findParents("key").stream()
                .filter(one -> one.path("key").asText().equals("DS2CD2143G0I"))
                .findFirst()
                .orElseThrow();
        assertThat(model.at("/balance/bought").asText()).isEqualTo("60");
        assertThat(model.at("/balance/installed").asInt())
                .as("the same model, written otherwise")
                .isEqualTo(6);
        assertThat(model.at("/balance/difference").asText()).isEqualTo("50");
    }

    @Test
    void moreOfOneModelDoesNotStandForLessOfAnother() {
        Say.findings(device("installed", 70, "OTHER-1", null));

        JsonNode view = office.until(
                place, json -> json.at("/makers/0/balance/installed").asInt() == 76);

        assertThat(view.at("/makers/0/balance/difference").asText()).isEqualTo("50");
        assertThat(view.at("/makers/0/balance/unexplained").asText()).isEqualTo("50");
    }

    @Test
    void whatTheOfficeClosedAsRemovedIsNotAskedForAgain() {
        Say.findings(purchase("12", "REMOVED-1", "12").put("status", "closed").put("outcome", "confirmed_removed"));

        JsonNode view = office.until(
                place, json -> json.at("/makers/0/balance/bought").asText().equals("72"));

        assertThat(view.at("/makers/0/balance/verified").asText()).isEqualTo("12");
        assertThat(view.at("/makers/0/balance/unexplained").asText()).isEqualTo("50");
        assertThat(person("reporter")
                        .json("/api/agencies/" + agency + "/compliance")
                        .at("/reconciliation/0/text")
                        .asText())
                .contains("The oversight office verified that 12 were removed.", "Where are the other 50?");
    }

    @Test
    void whatAPlanReportsWithProofIsGoneAndNotVerified() {
        Say.findings(purchase("12", "PLANNED-1", "12").put("reportedPieces", 7));

        JsonNode view = office.until(
                place, json -> json.at("/makers/0/balance/bought").asText().equals("72"));

        assertThat(view.at("/makers/0/balance/reported").asText()).isEqualTo("7");
        assertThat(view.at("/makers/0/balance/verified").asText()).isEqualTo("0");
        assertThat(view.at("/makers/0/balance/unexplained").asText()).isEqualTo("55");
        assertThat(person("reporter")
                        .json("/api/agencies/" + agency + "/compliance")
                        .at("/reconciliation/0/text")
                        .asText())
                .contains("The agency reports 7 as removed in a plan, with proof.")
                .doesNotContain("verified");
    }

    @Test
    void aDeviceThatTheOfficeSawGoneCountsOnceWhateverTheRegisterSays() {
        ObjectNode seen = device("installed", 5, "DS-2CD2143G0-I", null);
        Say.findings(seen.put("version", 2).put("status", "closed").put("outcome", "confirmed_removed"));

        JsonNode view = office.until(
                place, json -> json.at("/makers/0/balance/installed").asInt() == 11);

        assertThat(view.at("/makers/0/balance/verified").asText()).isEqualTo("5");
        assertThat(view.at("/makers/0/balance/unexplained").asText()).isEqualTo("45");
    }

    @Test
    void anExplanationOfAModelIsAtMostWhatIsLeftOfIt() {
        ObjectNode body = (ObjectNode) Ask.parse("{\"text\": \"Given to the county.\", \"pieces\": 5}");
        body.put("makerId", maker).put("model", "DS-OTHER");

        office.send("POST", place + "/explanations", body.toString()).then().statusCode(422);
        office.send(
                        "POST",
                        place + "/explanations",
                        body.put("model", "ds 2cd2143g0 i").toString())
                .then()
                .statusCode(201);

        assertThat(ofMaker().path("unexplained").asText()).isEqualTo("45");
    }

    @Test
    void anExplanationFitsAlsoWhereTheAgencyHasMoreModelsThanAreGiven() {
        Say.all(
                "findings",
                IntStream.range(0, Balances.MOST_MODELS)
                        .mapToObj(number -> purchase("70", "MANY-" + number, "70"))
                        .toList());
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> ofMaker().path("bought").asText().equals("70060"));
        assertThat(office.json(place).path("cut").asBoolean()).isTrue();

        ObjectNode body = (ObjectNode) Ask.parse("{\"text\": \"Given to the county.\", \"pieces\": 5}");
        body.put("makerId", maker).put("model", "DS-2CD2143G0-I");
        office.send("POST", place + "/explanations", body.toString()).then().statusCode(201);
        office.send("POST", place + "/explanations", body.put("pieces", 46).toString())
                .then()
                .statusCode(422);
    }

    @Test
    void whatIsExplainedWithoutAModelStandsInTheListAboveTheSignature() {
        explain(office, 20, null).then().statusCode(201);

        assertThat(Visitor.signedIn(gateway, "analyst")
                        .open("/agencies/" + agency + "/returns/2026")
                        .body())
                .containsSubsequence(": 50 of 60 bought", "Less 20 explained or taken away without a model")
                .contains("30 units were bought and are unaccounted for");
    }

    @Test
    void whoeverSignsTheReturnSeesWhatIsNotAccountedForByModel() {
        String certifier = person("certifier").json("/api/me").path("name").asText();
        assertThat(Visitor.signedIn(gateway, certifier)
                        .open("/agencies/" + agency + "/returns/2026")
                        .body())
                .containsSubsequence(
                        "50 units were bought and are unaccounted for",
                        ": 50 of 60 bought",
                        "I know that 50 units are unaccounted for.",
                        "Sign the return");
    }

    @Test
    void aNumberOpensToItsPurchasesLinesAndDevices() {
        JsonNode parts = office.json(place + "/" + maker + "?model=DS2CD2143G0I");

        assertThat(parts.at("/purchases/0/returned").asText()).isEqualTo("4");
        assertThat(parts.at("/purchases/0/lines/1/documentType").asText()).isEqualTo("credit");
        assertThat(parts.path("devices")).hasSize(1);
        assertThat(parts.at("/devices/0/quantity").asInt()).isEqualTo(6);
        assertThat(office.json(place + "/" + maker).path("devices")).hasSize(2);
        assertThat(office.json(place + "/" + maker + "?model=-").path("purchases"))
                .isEmpty();
    }

    @Test
    void linesThatTakeEquipmentAwayCountAsFarAsTheRegisterDoesNotSaySo() {
        ObjectNode removal = purchase("12", "DS-2CD2143G0-I", "12").put("role", "MENTION");
        removal.withArray("evidence")
                .add(Ask.parse(
                        "{\"kind\": \"ROLE\", \"field\": \"description\", \"start\": 0, \"end\": 6, \"text\": \"Remove\","
                                + " \"ruleId\": \"ROLE\", \"weight\": 0, \"note\": \"removal\"}"));
        Say.findings(removal);
        office.until(
                place, json -> json.at("/makers/0/balance/takenAway").asText().equals("12"));
        assertThat(ofMaker().path("difference").asText()).isEqualTo("38");
        assertThat(office.json(place + "/" + maker).path("takenAway")).hasSize(1);

        Say.findings(device("removed", 5, "DS-2CD2143G0-I", null), device("disposed", 8, null, null));

        office.until(
                place,
                json -> json.at("/makers/0/balance/disposed").asInt() == 8
                        && json.at("/makers/0/balance/removed").asInt() == 5);
        assertThat(ofMaker().path("difference").asText())
                .as("12 as lines say, more than the 5 of the register; the 8 without a model stand for none")
                .isEqualTo("38");
    }

    @Test
    void whatIsExplainedIsNotAskedAgainAndNothingIsChanged() {
        assertThat(explain(person("reporter"), 51, null).statusCode())
                .as("more than is left")
                .isEqualTo(422);
        String first = explain(person("reporter"), 40, null)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(ofMaker().path("unexplained").asText()).isEqualTo("10");
        assertThat(explain(person("reporter"), 11, null).statusCode()).isEqualTo(422);

        explain(office, 50, first).then().statusCode(201);

        assertThat(ofMaker().path("unexplained").asText()).isEqualTo("0");
        JsonNode said = office.json(place).path("explanations");
        assertThat(said).hasSize(2);
        assertThat(said.at("/0/replacedBy").asText()).isEqualTo(said.at("/1/id").asText());
        assertThat(explain(person("reporter"), 1, first).statusCode())
                .as("replaced already")
                .isEqualTo(409);
        explain(person("reporter"), 0, said.at("/1/id").asText()).then().statusCode(201);
        assertThat(ofMaker().path("unexplained").asText()).as("taken back").isEqualTo("50");
        assertThat(explain(person("reporter"), 0, null).statusCode()).isEqualTo(422);
    }

    @Test
    void anotherAgencySeesNothingOfItAndAReaderSaysNothing() {
        Ask stranger = Ask.with(Tokens.agencyPerson(other, "reporter"));
        assertThat(stranger.get(place).statusCode()).isEqualTo(404);
        assertThat(stranger.get(place + "/" + maker).statusCode()).isEqualTo(404);
        assertThat(explain(stranger, 1, null).statusCode()).isEqualTo(404);
        assertThat(explain(person("reader"), 1, null).statusCode()).isEqualTo(403);
        assertThat(stranger.get("/api/reconciliation").statusCode()).isEqualTo(403);
        explain(person("reporter"), 1, null).then().statusCode(201);
        JsonNode own = stranger.json("/api/agencies/" + other + "/reconciliation");
        assertThat(own.path("explanations")).isEmpty();
        assertThat(own.path("makers")).isEmpty();
    }

    @Test
    void theOfficeSeesAgenciesAndSerialNumbersThatSeveralHave() {
        UUID moved = UUID.randomUUID();
        Say.send(
                "devices",
                Say.device(moved, other, 1).put("serial", " s-" + agency).put("status", "in_stock"));
        String serials = "/api/reconciliation/shared-serials?limit=1000";
        String serial = ("S-" + agency).toUpperCase(java.util.Locale.ROOT);
        JsonNode shared = office.until(serials, json -> json.toString().contains(serial));
        JsonNode holders = shared.path("items").findParents("serial").stream()
                .filter(one -> one.path("serial").asText().equals(serial))
                .findFirst()
                .orElseThrow()
                .path("holders");
        assertThat(holders).hasSize(2);
        assertThat(holders.findValuesAsText("agencyId")).containsExactlyInAnyOrder(agency.toString(), other.toString());
        assertThat(person("reporter").get(serials).statusCode()).isEqualTo(403);
        assertThat(person("reporter").json(place).toString()).doesNotContain(other.toString());

        JsonNode standing = office.json("/api/reconciliation?limit=1000").path("items").findParents("agencyId").stream()
                .filter(one -> one.path("agencyId").asText().equals(agency.toString()))
                .findFirst()
                .orElseThrow();
        assertThat(standing.path("bought").asText()).isEqualTo("60");
        assertThat(standing.path("known").asText()).isEqualTo("14");
        assertThat(standing.path("unexplained").asText()).isEqualTo("50");
    }

    @Test
    void theAgencysOwnViewAsksForTheSameNumberAndLeadsHere() {
        JsonNode view = person("reporter").json("/api/agencies/" + agency + "/compliance");
        assertThat(view.at("/reconciliation/0/makerId").asText()).isEqualTo(maker);
        assertThat(view.at("/reconciliation/0/missing").asText()).isEqualTo("50");
        JsonNode asked = view.path("waiting").findParents("code").stream()
                .filter(one -> one.path("code").asText().equals("register_devices"))
                .findFirst()
                .orElseThrow();
        assertThat(asked.path("count").asLong()).isEqualTo(50);
        assertThat(asked.path("link").asText()).isEqualTo("/api/agencies/" + agency + "/reconciliation");
        assertThat(Visitor.signedIn(gateway, "analyst")
                        .open("/agencies/" + agency)
                        .body())
                .contains("Registered devices</th>")
                .doesNotContain("On Sightline</th>");
    }

    @Test
    void thePageOpensEachNumberAndTakesAnExplanation() {
        Visitor reporter = Visitor.signedIn(
                gateway, person("reporter").json("/api/me").path("name").asText());
        String page = "/agencies/" + agency + "/reconciliation";

        assertThat(reporter.open(page).body()).contains("Explain the 50", page + "/" + maker + "?model=DS2CD2143G0I");
        assertThat(reporter.open(page + "/" + maker).body()).contains("S-" + agency, "/findings/");
        HttpResponse<String> refused =
                reporter.submit(page, Map.of("makerId", maker, "pieces", "many", "text", "<Lost>"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("&lt;Lost&gt;", "is not a whole number");
        assertThat(reporter.submit(page, Map.of("makerId", maker, "pieces", "50", "text", "<Lost>"))
                        .body())
                .contains("The explanation is saved.", "&lt;Lost&gt;", "Nothing is left to explain.")
                .doesNotContain("<Lost>");
        assertThat(allPages(Visitor.signedIn(gateway, "analyst"))).contains("Town of Balance (invented)", page);
    }

    /** The office's list, page by page: other tests have agencies of their own in it. */
    private static String allPages(Visitor office) {
        String page = office.open("/reconciliation").body();
        StringBuilder all = new StringBuilder(page);
        Matcher next = NEXT.matcher(page);
        while (next.find()) {
            page = office.open(next.group(1)).body();
            all.append(page);
            next = NEXT.matcher(page);
        }
        return all.toString();
    }
}
