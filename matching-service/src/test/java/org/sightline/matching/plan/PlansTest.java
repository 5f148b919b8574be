package org.sightline.matching.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.localstack.people.Tokens;
import org.sightline.matching.InventedLine;
import org.sightline.matching.RealService;
import org.sightline.matching.held.ContractLine;

/** Remediation plans, each of a purchase of 12 cameras, as agency and office see them through. */
@QuarkusTest
class PlansTest extends RealService {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private final UUID agency = UUID.randomUUID();
    private final String plans = "/agencies/" + agency + "/plans";

    @Test
    void aPlanGoesFromDraftToAcceptedToProvenAndASecondPersonCompletesIt() {
        String finding = opened();
        Response plan = made(finding);
        plan.then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("state", equalTo("draft"))
                .body("items[0].pieces", equalTo(12))
                .body("items[0].makerName", containsString("Hikvision"))
                .body("history.move", equalTo(List.of("make")));
        plan = moved(plan, "submit");
        plan.then().statusCode(200).body("state", equalTo("submitted"));
        plan = decided("analyst", plan, "accept");
        plan.then().statusCode(200).body("state", equalTo("accepted")).body("acceptedBy", equalTo("analyst"));
        assertThat(actions(holding(agency).getFirst())).endsWith("plan_accepted");

        decided("analyst2", plan, "complete").then().statusCode(409);
        plan = reported(plan, "/steps/" + plan.path("steps[0].id"), Map.of("doneOn", TODAY.toString()));
        plan.then().statusCode(200).body("steps[0].doneBy", equalTo("reporter." + agency));
        String file = evidence(finding, "Disposal record.");
        plan = reported(plan, "/items/" + finding, done(proof(file, "disposal_record", 3)));
        plan.then().body("items[0].provenPieces", equalTo(3)).body("items[0].settled", equalTo(false));
        plan = reported(plan, "/items/" + finding, done(proof(file, "disposal_record", 12)));
        plan.then().statusCode(200).body("items[0].settled", equalTo(true)).body("settledItems", equalTo(1));

        decided("analyst", plan, "complete").then().statusCode(403);
        plan = decided("analyst2", plan, "complete");
        plan.then().statusCode(200).body("state", equalTo("completed")).body("completedBy", equalTo("analyst2"));
        plan.then()
                .body(
                        "history.move",
                        equalTo(List.of("make", "submit", "accept", "report", "report", "report", "complete")));
        assertThat(actions(holding(agency).getFirst())).endsWith("plan_completed");
        moved(plan, "revise").then().statusCode(409);
    }

    @Test
    void nobodyClosesAFindingAsPlannedWithoutAPlanThatTheOfficeAccepted() {
        String finding = opened();
        close(finding, "analyst", null).then().statusCode(200);
        close(finding, "analyst2", "confirmed_remediation_planned")
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("no-plan"));
        Response plan = moved(made(finding), "submit");
        close(finding, "analyst2", "confirmed_remediation_planned").then().statusCode(422);
        plan = decided("analyst", plan, "accept");
        close(finding, "analyst2", "confirmed_remediation_planned")
                .then()
                .statusCode(200)
                .body("status", equalTo("closed"));

        plan = reported(plan, "/steps/" + plan.path("steps[0].id"), Map.of("doneOn", TODAY.toString()));
        String photo = evidence(finding, "Photo of the empty wall.");
        plan = reported(plan, "/items/" + finding, done(proof(photo, "photo", 12)));
        decided("analyst2", plan, "complete").then().statusCode(200);
        assertThat(holding(agency).getFirst())
                .containsEntry("status", "closed")
                .containsEntry("outcome", "confirmed_removed");
    }

    @Test
    void aCancelledPlanOpensWhatWasClosedBecauseOfIt() {
        String finding = opened();
        close(finding, "analyst", null);
        Response plan = decided("analyst", moved(made(finding), "submit"), "accept");
        close(finding, "analyst2", "confirmed_remediation_planned").then().statusCode(200);
        plan = moved(plan, "revise");
        plan.then().statusCode(200).body("state", equalTo("draft")).body("acceptedBy", nullValue());
        changed(plan, form(List.of())).then().statusCode(409);
        plan = decided("analyst", plan, "cancel");
        plan.then().statusCode(200).body("state", equalTo("cancelled"));
        assertThat(holding(agency).getFirst()).containsEntry("status", "new");
        assertThat(actions(holding(agency).getFirst())).endsWith("reopened");
        made(finding).then().statusCode(201);
    }

    @Test
    void aFindingIsInOnePlanAndOnlyOpenFindingsOfTheAgencyAreTaken() {
        String finding = opened();
        reporter(agency)
                .get(plans + "/candidates")
                .then()
                .statusCode(200)
                .body("items.findingId", equalTo(List.of(finding)))
                .body("items[0].pieces", equalTo(12));
        made(finding).then().statusCode(201);
        reporter(agency).get(plans + "/candidates").then().body("items", hasSize(0));
        made(finding)
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("not-open"))
                .body("errors[0].pointer", equalTo("/items/0/findingId"));
        made(UUID.randomUUID().toString()).then().statusCode(422);
    }

    @Test
    void aDraftIsWrittenAnewAndKeepsWhatWasReportedOfAStepThatStays() {
        String finding = opened();
        Response plan = decided("analyst", moved(made(finding), "submit"), "accept");
        String step = plan.path("steps[0].id");
        plan = reported(plan, "/steps/" + step, Map.of("doneOn", TODAY.toString()));
        plan = moved(plan, "revise");
        Map<String, Object> form = form(List.of(item(finding)));
        form.put("title", "Another title");
        form.put(
                "steps",
                List.of(
                        step(null, "Ask for money", TODAY.plusDays(1)),
                        step(step, "Order cameras", TODAY.plusDays(5))));
        plan = changed(plan, form);
        plan.then()
                .statusCode(200)
                .body("title", equalTo("Another title"))
                .body("steps.what", equalTo(List.of("Ask for money", "Order cameras")))
                .body("steps[1].doneOn", equalTo(TODAY.toString()));
        form.put("steps", List.of(step(UUID.randomUUID().toString(), "Not mine", TODAY)));
        changed(plan, form).then().statusCode(422).body("errors[0].code", equalTo("unknown-step"));
        reporter(agency).body(form).put(plans + "/" + plan.path("id")).then().statusCode(428);
        reporter(agency)
                .header("If-Match", "\"1\"")
                .body(form)
                .put(plans + "/" + plan.path("id"))
                .then()
                .statusCode(412);
    }

    @Test
    void aPlanIsSubmittedOnlyWholeAndWhatIsWrongIsSaidAtOnce() {
        Response plan = reporter(agency).body(Map.of("title", "Nothing yet")).post(plans);
        moved(plan, "submit")
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/owner", "/items", "/steps")));
        reporter(agency)
                .body(Map.of("cost", "$12", "funding", List.of(Map.of()), "steps", List.of(Map.of())))
                .post(plans)
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/title"))
                .body("errors.pointer", hasItem("/cost"))
                .body("errors.pointer", hasItem("/funding/0/source"))
                .body("errors.pointer", hasItem("/steps/0/dueOn"));
    }

    @Test
    void proofIsAnEvidenceFileOfTheFindingAndAWithdrawnOneProvesNothing() {
        String finding = opened();
        Response plan = decided("analyst", moved(made(finding), "submit"), "accept");
        reported(plan, "/items/" + finding, done(proof(UUID.randomUUID().toString(), "photo", 12)))
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("no-evidence"));
        reported(plan, "/items/" + finding, Map.of("doneOn", TODAY.plusDays(1).toString()))
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("future"));
        String invoice = evidence(finding, "Invoice of the new cameras.");
        plan = reported(plan, "/items/" + finding, done(proof(invoice, "invoice", 12)));
        plan.then().body("items[0].provenPieces", equalTo(0)).body("items[0].settled", equalTo(false));
        String photo = evidence(finding, "Photo.");
        String record = evidence(finding, "Record.");
        plan = reported(plan, "/items/" + finding, done(proof(photo, "photo", 2), proof(record, "disposal_record", 3)));
        plan.then()
                .body("items[0].provenPieces", equalTo(3))
                .body("items[0].proofs.kind", equalTo(List.of("photo", "disposal_record")));
        reporter(agency)
                .body(Map.of("reason", "Of another site."))
                .post("/findings/" + finding + "/evidence/" + record + "/withdrawal")
                .then()
                .statusCode(200);
        read(plan).then().body("items[0].provenPieces", equalTo(2)).body("items[0].proofs[1].withdrawn", equalTo(true));
    }

    @Test
    void theFindingTellsWhatAnAcceptedPlanReportsWithProofThatIsNotWithdrawn() {
        String finding = opened();
        assertThat(holding(agency).getFirst()).doesNotContainKey("reportedPieces");
        Response plan = decided("analyst", moved(made(finding), "submit"), "accept");
        String photo = evidence(finding, "Photo of five.");
        String record = evidence(finding, "Record of seven.");
        int version = (int) holding(agency).getFirst().get("version");
        plan = reported(plan, "/items/" + finding, done(proof(photo, "photo", 5), proof(record, "disposal_record", 7)));
        assertThat(holding(agency).getFirst())
                .containsEntry("reportedPieces", 7)
                .as("it is told as a new version")
                .containsEntry("version", version + 1);
        assertThat(holding(agency).getFirst()).as("nobody of the office looked").doesNotContainKey("verifiedPieces");
        reporter(agency)
                .body(Map.of("reason", "Of another site."))
                .post("/findings/" + finding + "/evidence/" + record + "/withdrawal")
                .then()
                .statusCode(200);
        assertThat(holding(agency).getFirst()).containsEntry("reportedPieces", 5);
        moved(plan, "revise").then().statusCode(200);
        assertThat(holding(agency).getFirst())
                .as("a draft that the office did not accept")
                .doesNotContainKey("reportedPieces");
    }

    @Test
    void equipmentThatIsCutOffFromNetworksIsNotReportedAsGone() {
        String finding = opened();
        Map<String, Object> isolated = new HashMap<>(item(finding));
        isolated.put("treatment", "isolate");
        Response plan = reporter(agency).body(form(List.of(isolated))).post(plans);
        plan = decided("analyst", moved(plan, "submit"), "accept");
        String record = evidence(finding, "The network plan.");
        reported(plan, "/items/" + finding, done(proof(record, "other", 12)))
                .then()
                .body("items[0].provenPieces", equalTo(12));
        assertThat(holding(agency).getFirst()).doesNotContainKey("reportedPieces");
    }

    @Test
    void aPlanOfSomePiecesVerifiesTheseAndTheFindingIsOpenAgainForTheOthers() {
        completed(opened(), 6);
        assertThat(holding(agency).getFirst())
                .containsEntry("status", "new")
                .containsEntry("reportedPieces", 6)
                .containsEntry("verifiedPieces", 6)
                .doesNotContainEntry("outcome", "confirmed_removed");
    }

    @Test
    void whatAPersonReopensIsNoLongerReportedOrVerifiedByTheCompletedPlan() {
        String finding = opened();
        Response plan = completed(finding, 12);
        assertThat(holding(agency).getFirst())
                .containsEntry("outcome", "confirmed_removed")
                .containsEntry("reportedPieces", 12)
                .containsEntry("verifiedPieces", 12);
        reopen(finding).then().statusCode(200);
        assertThat(holding(agency).getFirst())
                .containsEntry("status", "new")
                .doesNotContainKey("reportedPieces")
                .doesNotContainKey("verifiedPieces");
        read(plan).then().body("state", equalTo("completed")).body("items[0].takenBackAt", notNullValue());
        completed(finding, 12);
        assertThat(holding(agency).getFirst()).as("another plan").containsEntry("verifiedPieces", 12);
    }

    @Test
    void whatAPersonReopensAfterTwoPlansOfSomeIsTakenBackFromBoth() {
        String finding = opened();
        completed(finding, 6);
        assertThat(completed(finding, null).<Integer>path("items[0].pieces")).isEqualTo(6);
        assertThat(holding(agency).getFirst())
                .containsEntry("outcome", "confirmed_removed")
                .containsEntry("verifiedPieces", 12);
        reopen(finding).then().statusCode(200);
        assertThat(holding(agency).getFirst()).doesNotContainKey("verifiedPieces");
    }

    @Test
    void aFindingThatWasClosedAsPlannedKeepsItsPiecesInARevisedPlan() {
        String finding = opened();
        Response plan = moved(promised(finding, null), "revise");
        plan = changed(plan, form(List.of(item(finding))));
        plan.then().statusCode(200).body("items[0].pieces", equalTo(12));
        provenAndCompleted(decided("analyst", moved(plan, "submit"), "accept"), finding, 12);
        assertThat(holding(agency).getFirst())
                .containsEntry("outcome", "confirmed_removed")
                .containsEntry("verifiedPieces", 12);
    }

    @Test
    void whatACompletedPlanLeftIsNotClosedAsPlannedWithoutAnotherPlan() {
        String finding = opened();
        completed(finding, 6);
        close(finding, "analyst", null).then().statusCode(200);
        close(finding, "analyst2", "confirmed_remediation_planned")
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("no-plan"));
    }

    @Test
    void theNextPlanIsOfferedWhatIsLeftAndNoMoreIsVerifiedThanThereIs() {
        String finding = opened();
        completed(finding, 6);
        reporter(agency)
                .get(plans + "/candidates")
                .then()
                .body("items.findingId", equalTo(List.of(finding)))
                .body("items[0].pieces", equalTo(6));
        completed(finding, 12);
        assertThat(holding(agency).getFirst()).containsEntry("verifiedPieces", 12);
    }

    @Test
    void whoActedForOneSideDoesNotActForTheOtherAndMachinesSubmitNothing() {
        String finding = opened();
        Response plan = made(finding);
        String path = plans + "/" + plan.path("id");
        String machine =
                Tokens.serviceAccount(agency, List.of("POST /agencies/{}/plans/{}/moves", "GET /agencies/{}/plans/{}"));
        RequestSpecification program =
                io.restassured.RestAssured.given().auth().oauth2(machine).contentType("application/json");
        program.get(path).then().statusCode(200);
        program.header("If-Match", plan.header("ETag"))
                .body(Map.of("move", "submit"))
                .post(path + "/moves")
                .then()
                .statusCode(403);
        for (RequestSpecification who : List.of(as("auditor"), admin(), certifier(agency))) {
            who.header("If-Match", plan.header("ETag"))
                    .body(Map.of("decision", "accept", "reason", "Fine."))
                    .post(path + "/decisions")
                    .then()
                    .statusCode(403);
        }
        as("analyst")
                .header("If-Match", plan.header("ETag"))
                .body(Map.of("move", "submit"))
                .post(path + "/moves")
                .then()
                .statusCode(403);
        for (String other : List.of(path, plans, "/agencies/" + agency + "/plan-progress")) {
            reporter(UUID.randomUUID()).get(other).then().statusCode(404);
        }
        String elsewhere = "/agencies/" + UUID.randomUUID() + "/plans/" + plan.path("id");
        as("auditor").get(elsewhere).then().statusCode(404);
    }

    @Test
    void theFirstThatIsDueWaitsFirstForWhoeverCanDoIt() {
        String finding = opened();
        Response plan = made(finding);
        waiting(reporter(agency)).then().body("items.nextStep", equalTo(List.of("submit")));
        waiting(analyst()).then().body("items", hasSize(0));
        plan = moved(plan, "submit");
        waiting(analyst())
                .then()
                .body("items.nextStep", equalTo(List.of("decide")))
                .body("items[0].dueOn", equalTo(TODAY.plusDays(14).toString()));
        waiting(reporter(agency)).then().body("items", hasSize(0));
        plan = decided("analyst", plan, "accept");
        waiting(reporter(agency))
                .then()
                .body("items.nextStep", equalTo(List.of("take_step", "prove")))
                .body("items[0].what", equalTo("Order cameras"))
                .body("items[1].pieces", equalTo(12));
        Response first = tasks(as("auditor").queryParam("limit", 1));
        first.then().body("items", hasSize(1));
        tasks(as("auditor").queryParam("limit", 1).queryParam("cursor", first.<String>path("nextCursor")))
                .then()
                .body("items.nextStep", equalTo(List.of("prove")))
                .body("nextCursor", nullValue());
        plan = reported(plan, "/steps/" + plan.path("steps[0].id"), Map.of("doneOn", TODAY.toString()));
        String file = evidence(finding, "Record.");
        reported(plan, "/items/" + finding, done(proof(file, "disposal_record", 12)));
        waiting(analyst())
                .then()
                .body("items.nextStep", equalTo(List.of("look_at_proof")))
                .body("items[0].pieces", equalTo(12));
        waiting(as("analyst2"))
                .then()
                .body("items.nextStep", equalTo(List.of("complete", "look_at_proof")))
                .body("items.turn", equalTo(List.of("second_person", "office")));
        close(finding, "analyst", null).then().statusCode(200);
        waiting(as("analyst2")).then().body("items.nextStep", equalTo(List.of("complete")));
    }

    @Test
    void theBoardSumsWhatPlansHaveLeftAndTheMonthsFall() {
        String finding = opened();
        Response plan = made(finding);
        as("auditor")
                .get("/agencies/" + agency + "/plan-progress")
                .then()
                .statusCode(200)
                .body("progress.drafts", equalTo(1))
                .body("progress.pieces", equalTo(0))
                .body("months", hasSize(0));
        plan = decided("analyst", moved(plan, "submit"), "accept");
        Response accepted = as("auditor").get("/agencies/" + agency + "/plan-progress");
        accepted.then()
                .body("progress.accepted", equalTo(1))
                .body("progress.pieces", equalTo(12))
                .body("progress.provenPieces", equalTo(0))
                .body("progress.cost", equalTo("4200.00"))
                .body("progress.nextDue", equalTo(TODAY.plusDays(10).toString()))
                .body("months[0].left", equalTo(12));
        String file = evidence(finding, "Record.");
        reported(plan, "/items/" + finding, done(proof(file, "disposal_record", 12)));
        reporter(agency)
                .get("/agencies/" + agency + "/plan-progress")
                .then()
                .body("progress.provenPieces", equalTo(12))
                .body("progress.settledItems", equalTo(1))
                .body("months[0].left", equalTo(0));
        assertThat(as("auditor").queryParam("limit", 1000).get("/plans").<List<String>>path("items.agencyId"))
                .contains(agency.toString());
        as("auditor").get("/plans/progress").then().statusCode(200);
        reporter(agency).get("/plans").then().statusCode(403);
        reporter(agency).get("/plans/progress").then().statusCode(403);
    }

    @Test
    void theDayOfAStepMovesOnlyWithAReasonThatTheHistoryKeeps() {
        Response plan = decided("analyst", moved(made(opened()), "submit"), "accept");
        String step = "/steps/" + plan.path("steps[0].id");
        String later = TODAY.plusDays(60).toString();
        reported(plan, step, Map.of("dueOn", later)).then().statusCode(422);
        reported(plan, step, Map.of()).then().statusCode(422);
        plan = reported(plan, step, Map.of("dueOn", later, "reason", "The seller delivers in May."));
        plan.then()
                .statusCode(200)
                .body("steps[0].dueOn", equalTo(later))
                .body("history[-1].text", containsString("Moved from " + TODAY.plusDays(10) + " to " + later))
                .body("history[-1].text", containsString("The seller delivers in May."));
        reported(plan, "/steps/" + UUID.randomUUID(), Map.of("doneOn", TODAY.toString()))
                .then()
                .statusCode(404);
    }

    private String opened() {
        ContractLine line = InventedLine.named(UUID.randomUUID().toString())
                .agency(agency)
                .document("PO-" + UUID.randomUUID())
                .description("HIKVISION 4MP TURRET CAMERA DS-2CD2343G0-I")
                .made();
        send("contract-lines", line.id(), line);
        return (String) settled(agency, 1).getFirst().get("id");
    }

    /** A plan that the office accepted and for which it closed the finding; of all its pieces where none are said. */
    private Response promised(String finding, Integer pieces) {
        close(finding, "analyst", null).then().statusCode(200);
        Map<String, Object> item = new HashMap<>(item(finding));
        if (pieces != null) {
            item.put("pieces", pieces);
        }
        Response plan = reporter(agency).body(form(List.of(item))).post(plans);
        plan = decided("analyst", moved(plan, "submit"), "accept");
        close(finding, "analyst2", "confirmed_remediation_planned").then().statusCode(200);
        return plan;
    }

    /** Such a plan, proven and completed. */
    private Response completed(String finding, Integer pieces) {
        Response plan = promised(finding, pieces);
        return provenAndCompleted(plan, finding, plan.<Integer>path("items[0].pieces"));
    }

    private Response provenAndCompleted(Response accepted, String finding, int pieces) {
        Response plan =
                reported(accepted, "/steps/" + accepted.path("steps[0].id"), Map.of("doneOn", TODAY.toString()));
        String record = evidence(finding, "Record of " + pieces + ", " + UUID.randomUUID());
        plan = reported(plan, "/items/" + finding, done(proof(record, "disposal_record", pieces)));
        plan = decided("analyst2", plan, "complete");
        plan.then().statusCode(200);
        return plan;
    }

    private Response reopen(String finding) {
        return as("analyst")
                .header("If-Match", "\"" + holding(agency).getFirst().get("version") + "\"")
                .body(Map.of("decision", "reopened", "reason", "The cameras are still there."))
                .post("/findings/" + finding + "/decisions");
    }

    private Response made(String finding) {
        return reporter(agency).body(form(List.of(item(finding)))).post(plans);
    }

    private static Map<String, Object> form(List<? extends Map<String, ?>> items) {
        Map<String, Object> form = new HashMap<>();
        form.put("title", "Cameras of the library");
        form.put("owner", "IT director");
        form.put("cost", "4200.00");
        form.put("funding", List.of(Map.of("source", "local", "amount", "4200.00")));
        form.put("steps", List.of(step(null, "Order cameras", TODAY.plusDays(10))));
        form.put("items", items);
        return form;
    }

    private static Map<String, String> item(String finding) {
        return Map.of(
                "findingId",
                finding,
                "treatment",
                "replace",
                "dueOn",
                TODAY.plusDays(40).toString());
    }

    private static Map<String, String> step(String id, String what, LocalDate due) {
        Map<String, String> step = new HashMap<>(Map.of("what", what, "owner", "Purchasing", "dueOn", due.toString()));
        if (id != null) {
            step.put("id", id);
        }
        return step;
    }

    private Response changed(Response plan, Map<String, Object> form) {
        return reporter(agency)
                .header("If-Match", plan.header("ETag"))
                .body(form)
                .put(plans + "/" + plan.path("id"));
    }

    private Response moved(Response plan, String move) {
        return reporter(agency)
                .header("If-Match", plan.header("ETag"))
                .body(Map.of("move", move, "reason", "So it was agreed."))
                .post(plans + "/" + plan.path("id") + "/moves");
    }

    private Response decided(String who, Response plan, String decision) {
        return as(who).header("If-Match", plan.header("ETag"))
                .body(Map.of("decision", decision, "reason", "It fits."))
                .post(plans + "/" + plan.path("id") + "/decisions");
    }

    private Response reported(Response plan, String below, Map<String, ?> report) {
        return reporter(agency)
                .header("If-Match", plan.header("ETag"))
                .body(report)
                .put(plans + "/" + plan.path("id") + below);
    }

    private Response read(Response plan) {
        return as("auditor").get(plans + "/" + plan.path("id"));
    }

    @SafeVarargs
    private static Map<String, Object> done(Map<String, Object>... proofs) {
        return Map.of("doneOn", TODAY.toString(), "proofs", List.of(proofs));
    }

    private static Map<String, Object> proof(String file, String kind, int pieces) {
        return Map.of("fileId", file, "kind", kind, "pieces", pieces);
    }

    private String evidence(String finding, String text) {
        return reporter(agency)
                .contentType("application/octet-stream")
                .body(text.getBytes(StandardCharsets.UTF_8))
                .post("/findings/" + finding + "/evidence?filename=proof.txt")
                .path("id");
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

    private Response waiting(RequestSpecification who) {
        return tasks(who.queryParam("waiting", true));
    }

    private Response tasks(RequestSpecification who) {
        return who.queryParam("agencyId", agency).get("/plans/tasks");
    }
}
