package org.sightline.matching.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.matching.InventedLine;
import org.sightline.matching.RealService;
import org.sightline.matching.held.ContractLine;

/** The reports that a federal contractor owes, filled from a finding. */
@QuarkusTest
class ContractorReportTest extends RealService {

    private final UUID agency = UUID.randomUUID();

    @Test
    void everyFieldOfTheClauseIsThereFilledFromTheRecordOrNamedAsMissing() {
        String path = found(true);
        Response report = fill(reporter(agency), path, Map.of("identifiedOn", "2026-11-24", "clause", "52.204-25"));
        report.then()
                .statusCode(200)
                .body("citation", equalTo("FAR 52.204-25(d)"))
                .body("unverified", equalTo(false))
                .body("contractor", equalTo("Invented agency " + agency))
                .body("federalContractor", equalTo(true))
                .body("initialDueOn", equalTo("2026-11-25"))
                .body("followUpDueOn", equalTo("2026-12-10"))
                .body(
                        "initial.name",
                        equalTo(java.util.List.of(
                                "contract_number",
                                "order_numbers",
                                "supplier_name",
                                "supplier_uei",
                                "supplier_cage",
                                "brand",
                                "model_number",
                                "item_description",
                                "mitigation")))
                .body(
                        "followUp.name",
                        equalTo(java.util.List.of("further_mitigation", "prevention", "future_prevention")))
                .body("initial.find { it.name == 'supplier_name' }.value", equalTo("INVENTED SUPPLY LLC"))
                .body("initial.find { it.name == 'supplier_name' }.source", equalTo("record"))
                .body("initial.find { it.name == 'brand' }.value", containsString("Hikvision"))
                .body("initial.find { it.name == 'model_number' }.value", containsString("DS-2CD2343G0-I"))
                .body("initial.find { it.name == 'item_description' }.value", containsString("TURRET CAMERA"))
                .body("initial.find { it.name == 'contract_number' }.value", nullValue())
                .body("missing", hasItems("contract_number", "prevention", "future_prevention"));
        assertThat(report.<java.util.List<String>>path("missing"))
                .doesNotContain("order_numbers", "supplier_cage", "brand");
    }

    @Test
    void whatTheContractorKnowsIsTakenAndTheSecondReportCountsFromTheDayOfTheFirst() {
        Response report = fill(
                reporter(agency),
                found(true),
                Map.of(
                        "identifiedOn",
                        "2026-11-18",
                        "submittedOn",
                        "2026-11-20",
                        "clause",
                        "52.204-25",
                        "contractNumber",
                        "INVENTED-0001",
                        "supplierCage",
                        "1ABC2",
                        "mitigation",
                        "Cut off from the network.",
                        "prevention",
                        "The model was on no list of ours.",
                        "futurePrevention",
                        "Each order is checked."));
        report.then()
                .statusCode(200)
                .body("citation", equalTo("FAR 52.204-25(d)"))
                .body("unverified", equalTo(false))
                .body("initialDueOn", equalTo("2026-11-19"))
                .body("initialDueAt", nullValue())
                .body("followUpDueOn", equalTo("2026-12-07"))
                .body("initial.find { it.name == 'contract_number' }.source", equalTo("given"))
                .body("initial.find { it.name == 'supplier_cage' }.value", equalTo("1ABC2"))
                .body("missing.size()", equalTo(0));
    }

    @Test
    void aContractWithTheNewerClauseOwesOneReportWithin72Hours() {
        fill(
                        reporter(agency),
                        found(true),
                        Map.of("identifiedOn", "2026-11-25", "identifiedAt", "14:30", "clause", "52.240-91"))
                .then()
                .statusCode(200)
                .body("citation", equalTo("FAR 52.240-91"))
                .body("unverified", equalTo(true))
                .body("identifiedAt", equalTo("14:30"))
                .body("initialDueOn", equalTo("2026-11-28"))
                .body("initialDueAt", equalTo("2026-11-28T14:30:00Z"))
                .body("followUpDueOn", nullValue())
                .body("followUp.size()", equalTo(0))
                .body("initial.name", hasItems("contract_number", "further_mitigation", "future_prevention"))
                .body("missing", hasItems("contract_number", "prevention"));
    }

    @Test
    void theRemediationPlanSpeaksWhereNoMitigationIsGiven() {
        String path = found(true);
        String finding = path.split("/")[2];
        Response plan = reporter(agency)
                .body(Map.of(
                        "title",
                        "Cameras of the lab",
                        "owner",
                        "IT",
                        "steps",
                        java.util.List.of(Map.of("what", "Unplug them", "owner", "IT", "dueOn", "2030-01-02")),
                        "items",
                        java.util.List.of(Map.of("findingId", finding, "dueOn", "2030-01-02"))))
                .post("/agencies/" + agency + "/plans");
        Map<String, String> request = Map.of("identifiedOn", "2026-11-24", "clause", "52.204-25");
        fill(reporter(agency), path, request)
                .then()
                .body("initial.find { it.name == 'mitigation' }.source", equalTo("missing"));
        String at = "/agencies/" + agency + "/plans/" + plan.path("id");
        Response submitted = reporter(agency)
                .header("If-Match", plan.header("ETag"))
                .body(Map.of("move", "submit"))
                .post(at + "/moves");
        analyst()
                .header("If-Match", submitted.header("ETag"))
                .body(Map.of("decision", "accept", "reason", "Fine."))
                .post(at + "/decisions")
                .then()
                .statusCode(200);
        fill(reporter(agency), path, request)
                .then()
                .body(
                        "initial.find { it.name == 'mitigation' }.value",
                        equalTo("Cameras of the lab: Unplug them (due on 2030-01-02)"));
    }

    @Test
    void aDayIsNeededAndAnAgencyWithoutAFederalContractOwesNoReport() {
        String path = found(true);
        fill(reporter(agency), path, Map.of("clause", "52.204-25"))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/identifiedOn"));
        fill(reporter(agency), path, Map.of("identifiedOn", "2026-11-24"))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/clause"));
        fill(
                        reporter(agency),
                        path,
                        Map.of(
                                "clause",
                                "52.204-25",
                                "identifiedOn",
                                LocalDate.now(ZoneOffset.UTC).plusDays(1).toString()))
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("future"));
        fill(
                        reporter(agency),
                        path,
                        Map.of("clause", "52.204-25", "identifiedOn", "2026-11-20", "submittedOn", "2026-11-19"))
                .then()
                .statusCode(422);
        fill(
                        reporter(agency),
                        path,
                        Map.of("clause", "52.240-91", "identifiedOn", "2026-11-20", "identifiedAt", "2:30 PM"))
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("bad-time"));
        fill(reporter(UUID.randomUUID()), path, Map.of("identifiedOn", "2026-11-24", "clause", "52.204-25"))
                .then()
                .statusCode(404);
        agency(agency, 2, "city", false);
        eventually()
                .until(() -> fill(reporter(agency), path, Map.of("identifiedOn", "2026-11-24", "clause", "52.204-25"))
                                .statusCode()
                        == 409);
    }

    private String found(boolean contractor) {
        agency(agency, 1, "state_university", contractor);
        ContractLine line = InventedLine.named(UUID.randomUUID().toString())
                .agency(agency)
                .document("PO-" + UUID.randomUUID())
                .description("HIKVISION 4MP TURRET CAMERA DS-2CD2343G0-I")
                .made();
        send("contract-lines", line.id(), line);
        String path = "/findings/" + settled(agency, 1).getFirst().get("id") + "/contractor-report";
        eventually()
                .until(() -> Boolean.TRUE.equals(
                        fill(as("auditor"), path, Map.of("identifiedOn", "2026-11-24", "clause", "52.204-25"))
                                .path("federalContractor")));
        return path;
    }

    private static Response fill(RequestSpecification who, String path, Map<String, String> known) {
        return who.body(known).post(path);
    }
}
