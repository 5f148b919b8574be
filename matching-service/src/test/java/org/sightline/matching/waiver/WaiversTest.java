package org.sightline.matching.waiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.localstack.people.Tokens;
import org.sightline.matching.InventedLine;
import org.sightline.matching.RealService;
import org.sightline.matching.held.ContractLine;

/** Waivers: only where a rule names one, never by one person, and void by themselves when what they rest on changes. */
@QuarkusTest
class WaiversTest extends RealService {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final String RULE = "NE-906";

    private final UUID agency = UUID.randomUUID();
    private final UUID line = UUID.randomUUID();
    private final String waivers = "/agencies/" + agency + "/waivers";

    @Inject
    WaiverWatch watch;

    @Inject
    Sql sql;

    @Test
    void aWaiverIsRequestedByTheAgencyGrantedByAnotherAndClosesTheFinding() {
        String finding = bound();
        as("auditor")
                .get("/findings/" + finding + "/waiver-laws")
                .then()
                .statusCode(200)
                .body("items.ruleId", equalTo(List.of(RULE)))
                .body("items[0].grantedBy", equalTo("the Department of Administrative Services"));
        Response waiver = requested(finding);
        waiver.then()
                .statusCode(201)
                .body("state", equalTo("requested"))
                .body("grantedBy", equalTo("the Department of Administrative Services"));
        close(finding, "analyst", null).then().statusCode(200);
        close(finding, "analyst2", "confirmed_waived")
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("no-waiver"));
        decided("analyst", waiver, Map.of("decision", "grant"))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/reference"));
        waiver = granted(waiver);
        waiver.then()
                .statusCode(200)
                .body("state", equalTo("granted"))
                .body("history.move", equalTo(List.of("request", "grant")));
        close(finding, "analyst2", "confirmed_waived")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("confirmed_waived"));
        requested(finding).then().statusCode(201);
    }

    @Test
    void aChangedPurchaseMakesTheWaiverVoidAndTheFindingOpenAndTheAgencyIsTold() {
        String finding = bound();
        analyst()
                .body(Map.of("name", "Clerk", "mail", "clerk." + agency + "@sample.invalid"))
                .post("/agencies/" + agency + "/contacts")
                .then()
                .statusCode(201);
        close(finding, "analyst", null);
        Response waiver = granted(requested(finding));
        close(finding, "analyst2", "confirmed_waived").then().statusCode(200);
        watch.look(TODAY);
        read(waiver).then().body("state", equalTo("granted"));

        line(2, "HIKVISION 8MP DOME CAMERA DS-2CD2183G0-I");
        eventually().until(() -> {
            watch.look(TODAY);
            return read(waiver).<String>path("state").equals("void");
        });
        read(waiver)
                .then()
                .body("endedBecause", containsString("has changed"))
                .body("history[-1].side", equalTo("system"));
        assertThat(holding(agency).getFirst()).containsEntry("status", "new");
        assertThat(eventually()
                        .until(
                                () -> sql.as(
                                        RowScope.job("test"),
                                        () -> sql.query("select subject from delivery where agency_id = :agency")
                                                .with("agency", agency)
                                                .list(row -> row.requiredText("subject"))),
                                subjects -> subjects.size() == 2))
                .containsExactlyInAnyOrder("A waiver of your agency was granted", "A waiver of your agency has ended");
        assertThat(analyst().get("/inbox?limit=1000").<List<Map<String, Object>>>path("items"))
                .as("both sides are told")
                .anySatisfy(entry -> assertThat(entry)
                        .containsEntry("kind", "waiver_voided")
                        .containsEntry("agencyId", agency.toString()));
        requested(finding).then().statusCode(201);
    }

    @Test
    void aWaiverEndsByItselfAfterItsLastDay() {
        String finding = bound();
        close(finding, "analyst", null);
        Response waiver = granted(requested(finding));
        close(finding, "analyst2", "confirmed_waived");
        watch.look(TODAY.plusDays(200));
        read(waiver).then().body("state", equalTo("granted"));
        watch.look(TODAY.plusDays(201));
        read(waiver).then().body("state", equalTo("expired"));
        assertThat(holding(agency).getFirst()).containsEntry("status", "new");
        decided("analyst", read(waiver), Map.of("decision", "revoke")).then().statusCode(409);
    }

    @Test
    void aPurchaseOnWhichAWaiverRestsIsNotJoinedByOnePerson() {
        String finding = bound();
        granted(requested(finding));
        UUID charge = UUID.randomUUID();
        send(
                "contract-lines",
                charge,
                InventedLine.same(charge)
                        .line()
                        .agency(agency)
                        .number(null)
                        .source("invented-cards")
                        .type("purchase_card")
                        .document(null)
                        .date("2025-03-04")
                        .description("HIKVISION 4MP TURRET CAMERA DS-2CD2343G0-I")
                        .made());
        Map<String, Object> other = settled(agency, 2).stream()
                .filter(one -> !one.get("id").equals(finding))
                .findFirst()
                .orElseThrow();

        as("analyst")
                .header("If-Match", "\"" + other.get("version") + "\"")
                .body(Map.of(
                        "kind",
                        "same_purchase",
                        "otherId",
                        finding,
                        "otherVersion",
                        as("analyst").get("/findings/" + finding).<Integer>path("version"),
                        "reason",
                        "The receipt says so."))
                .post("/findings/" + other.get("id") + "/joins")
                .then()
                .statusCode(409)
                .body("detail", containsString("A waiver is requested or in effect for the finding " + finding));
        assertThat(holding(agency)).hasSize(2);
    }

    @Test
    void whereTheRuleNamesNoWaiverNobodyIsWaived() {
        String finding = bound();
        for (String rule : List.of("F889-B1", "F889-A1B", "nothing")) {
            request(finding, Map.of("ruleId", rule))
                    .then()
                    .statusCode(422)
                    .body("errors[0].code", equalTo("no-waiver"));
        }
        request(finding, Map.of("ruleId", "VT-ADS"))
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("not-bound"));
        request(
                        finding,
                        Map.of(
                                "justification",
                                " ",
                                "expiresOn",
                                TODAY.plusDays(731).toString()))
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/justification", "/expiresOn")));
        requested(finding).then().statusCode(201);
        requested(finding).then().statusCode(409);
    }

    @Test
    void aRenewalIsReviewedAndReplacesTheOneBefore() {
        String finding = bound();
        close(finding, "analyst", null);
        Response first = granted(requested(finding));
        close(finding, "analyst2", "confirmed_waived");
        Response second = request(finding, Map.of("renews", first.<String>path("id")));
        second.then().statusCode(201).body("renews", equalTo(first.path("id")));
        granted(second).then().statusCode(200);
        read(first).then().body("state", equalTo("revoked")).body("endedBecause", equalTo("It was renewed."));
        assertThat(holding(agency).getFirst()).containsEntry("outcome", "confirmed_waived");
        Response revoked = decided("analyst", read(second), Map.of("decision", "revoke"));
        revoked.then().statusCode(200).body("state", equalTo("revoked"));
        assertThat(holding(agency).getFirst()).containsEntry("status", "new");
    }

    @Test
    void machinesAdminsAndAuditorsGrantNothingAndNoOldSignInDoes() {
        String finding = bound();
        Response waiver = requested(finding);
        for (RequestSpecification who : List.of(as("auditor"), admin(), reporter(agency), certifier(agency))) {
            who.header("If-Match", waiver.header("ETag"))
                    .body(Map.of("decision", "grant", "reason", "Fine.", "reference", "File 7"))
                    .post(waivers + "/" + waiver.path("id") + "/decisions")
                    .then()
                    .statusCode(403);
        }
        String machine = Tokens.serviceAccount(agency, List.of("POST /agencies/{}/waivers"));
        io.restassured.RestAssured.given()
                .auth()
                .oauth2(machine)
                .contentType("application/json")
                .body(form(finding))
                .post(waivers)
                .then()
                .statusCode(403);
        reporter(UUID.randomUUID()).get(waivers).then().statusCode(404);
        reporter(UUID.randomUUID())
                .get("/findings/" + finding + "/waiver-laws")
                .then()
                .statusCode(404);
        as("auditor")
                .queryParam("limit", 1000)
                .get("/waivers")
                .then()
                .statusCode(200)
                .body("items.id", hasItem((String) waiver.path("id")));
        reporter(agency).get("/waivers").then().statusCode(403);
        reporter(agency)
                .header("If-Match", waiver.header("ETag"))
                .post(waivers + "/" + waiver.path("id") + "/withdrawal")
                .then()
                .statusCode(200)
                .body("state", equalTo("taken_back"));
        reporter(agency).get(waivers).then().body("items", hasSize(1));
    }

    /** A purchase from a maker on the list by a body of Nebraska after its law. */
    private String bound() {
        send("agencies", agency, nebraska());
        line(1, "HIKVISION 4MP TURRET CAMERA DS-2CD2343G0-I");
        return eventually()
                .until(
                        () -> holding(agency),
                        found -> found.size() == 1
                                && as("auditor")
                                        .get("/findings/" + found.getFirst().get("id") + "/waiver-laws")
                                        .<List<String>>path("items.ruleId")
                                        .contains(RULE))
                .getFirst()
                .get("id")
                .toString();
    }

    private Map<String, Object> nebraska() {
        Map<String, Object> told = new HashMap<>();
        told.put("id", agency);
        told.put("version", 1);
        told.put("name", "Invented agency " + agency);
        told.put("kind", "city");
        told.put("state", "NE");
        told.put("status", "registered");
        told.put("federalContractor", false);
        told.put("aliases", List.of());
        told.put("aliasIds", List.of());
        told.put("updatedAt", "2026-11-24T15:30:00Z");
        return told;
    }

    private void line(long version, String description) {
        ContractLine made = InventedLine.same(line)
                .line()
                .version(version)
                .agency(agency)
                .document("PO-" + line)
                .date("2025-03-01")
                .description(description)
                .funding("GENERAL FUND")
                .made();
        send("contract-lines", line, made);
    }

    private Map<String, Object> form(String finding) {
        Map<String, Object> form = new HashMap<>();
        form.put("findingId", finding);
        form.put("ruleId", RULE);
        form.put("justification", "Not before the low water of summer.");
        form.put("controls", "A network of its own.");
        form.put("expiresOn", TODAY.plusDays(200).toString());
        return form;
    }

    private Response request(String finding, Map<String, String> other) {
        Map<String, Object> form = form(finding);
        form.putAll(other);
        return reporter(agency).body(form).post(waivers);
    }

    private Response requested(String finding) {
        return request(finding, Map.of());
    }

    private Response granted(Response waiver) {
        return decided("analyst", waiver, Map.of("decision", "grant", "reference", "Letter of the department, file 7"));
    }

    private Response decided(String who, Response waiver, Map<String, String> decision) {
        Map<String, String> body = new HashMap<>(decision);
        body.put("reason", "Looked at it.");
        return as(who).header("If-Match", waiver.header("ETag"))
                .body(body)
                .post(waivers + "/" + waiver.path("id") + "/decisions");
    }

    private Response read(Response waiver) {
        return as("auditor").get(waivers + "/" + waiver.path("id"));
    }

    private Response close(String finding, String who, String outcome) {
        Map<String, String> decision = new HashMap<>(Map.of("decision", "confirmed", "reason", "The model is named."));
        if (outcome != null) {
            decision.put("outcome", outcome);
        }
        return as(who).header("If-Match", "\"" + holding(agency).getFirst().get("version") + "\"")
                .body(decision)
                .post("/findings/" + finding + "/decisions");
    }
}
