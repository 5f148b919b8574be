package org.sightline.inventory.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.inventory.RealService;
import org.sightline.kit.caller.Grant;
import org.sightline.kit.caller.HeldGrants;
import org.sightline.kit.caller.HeldRole;
import org.sightline.kit.caller.RoleGiven;
import org.sightline.kit.digest.Sha256;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.localstack.people.KeycloakPeople;
import org.sightline.localstack.people.Tokens;

/** An agency's return: drafted by a reporter, signed by another person, frozen, corrected, and seen on the board. */
@QuarkusTest
class ReturnsTest extends RealService {

    private static final AtomicInteger YEAR = new AtomicInteger(2030);

    private final int year = YEAR.incrementAndGet();
    private UUID agency;
    private String path;

    @Inject
    Sql sql;

    @Inject
    HeldGrants held;

    @ConfigProperty(name = "sightline.keycloak.url")
    String keycloak;

    @BeforeEach
    void anAgency() {
        agency = city();
        path = "/agencies/" + agency + "/returns/" + year;
    }

    @Test
    void aReporterDraftsAnotherPersonSignsAndTheReceiptNeverChanges() {
        open();
        camera("S-1", "Acme");
        reporter(agency)
                .get(path)
                .then()
                .statusCode(200)
                .body("version", equalTo(0))
                .body("content", nullValue());
        Response draft = draft(reporter(agency), "0", Map.of("statement", "inventory", "inquiry", "We walked."));
        draft.then()
                .statusCode(200)
                .body("status", equalTo("draft"))
                .body("content.pieces", equalTo(1))
                .body("content.lines[0].maker", equalTo("Acme"))
                .body("content.lines[0].status", equalTo("installed"));
        camera("S-2", "Acme");
        certify(draft).then().statusCode(409).body("detail", containsString("changed since you read it"));
        Response read = certifier(agency).get(path);
        read.then().body("content.pieces", equalTo(2));
        Response signed = certify(read);
        signed.then()
                .statusCode(200)
                .body("status", equalTo("certified"))
                .body("sha256", equalTo(read.path("sha256")))
                .body("revisions", hasSize(1));
        camera("S-3", "Acme");
        Response receipt = as("auditor").get(path + "/revisions/1");
        receipt.then().statusCode(200).body("pieces", equalTo(2));
        assertThat(Sha256.hex(receipt.asByteArray())).isEqualTo(signed.path("sha256"));
        reporter(agency).get(path).then().body("content.pieces", equalTo(2));
    }

    @Test
    void whatIsSignedSaysWhoGaveReporterAndCertifierTheirRolesAndWhen() {
        open();
        given("reporter", new RoleGiven(Instant.parse("2026-11-02T09:00:00Z"), "devon", "robin", null));
        given(
                "certifier",
                new RoleGiven(Instant.parse("2026-11-03T09:00:00Z"), "alex", "rita", "Attorney of Invented County"));
        Response draft = draft(reporter(agency), "0", Map.of("statement", "none_installed", "inquiry", "We asked."));
        draft.then()
                .statusCode(200)
                .body("content.roles", hasSize(1))
                .body("content.roles[0].role", equalTo("reporter"))
                .body("content.roles[0].draftedBy", equalTo("devon"))
                .body("content.roles[0].approvedBy", equalTo("robin"))
                .body("content.roles[0].givenAt", equalTo("2026-11-02T09:00:00Z"));
        certify(draft).then().statusCode(409).body("detail", containsString("Read it again"));
        Response read = certifier(agency).get(path);
        read.then()
                .body("content.roles", hasSize(2))
                .body("content.roles[1].name", equalTo("certifier." + agency))
                .body("content.roles[1].approvedBy", equalTo("rita"))
                .body("content.roles[1].body", equalTo("Attorney of Invented County"));
        // The reporter's role may be gone by then; what was said when it was drafted stays.
        given("reporter", null);
        Response signed = certify(read);
        signed.then().statusCode(200).body("sha256", equalTo(read.path("sha256")));
        Response receipt = as("auditor").get(path + "/revisions/1");
        receipt.then().body("roles", hasSize(2));
        assertThat(Sha256.hex(receipt.asByteArray())).isEqualTo(signed.path("sha256"));
    }

    /** As the gateway tells it: the role that the person holds already, with who gave it; null takes the role. */
    private void given(String role, @Nullable RoleGiven given) {
        Tokens.agencyPerson(agency, role);
        String person = sql.query("select person from held_grant where place = :place and body ->> 'name' = :name")
                .with("place", agency.toString())
                .with("name", role + "." + agency)
                .one(row -> row.requiredText("person"));
        Grant before = held.of(person).stream()
                .filter(grant -> agency.equals(grant.agencyId()))
                .findFirst()
                .orElseThrow();
        held.take(List.of(new Grant(
                before.issuer(),
                before.subject(),
                before.name(),
                before.version() + 1,
                before.place(),
                agency,
                given == null ? List.of() : List.of(new HeldRole(role, null).by(given)),
                null,
                Instant.now())));
    }

    @Test
    void aCorrectionIsANewRevisionWithItsReasonAndWhatChanged() {
        open();
        camera("S-1", "Acme");
        certify(draft(reporter(agency), "0", Map.of("statement", "inventory", "inquiry", "We walked.")));
        camera("S-2", "Acme");
        String tag = reporter(agency).get(path).header("ETag");
        draft(reporter(agency), tag, Map.of("statement", "inventory", "inquiry", "Again."))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/reason"));
        Response correction = draft(
                reporter(agency),
                tag,
                Map.of("statement", "inventory", "inquiry", "Again.", "reason", "One was missed."));
        correction
                .then()
                .statusCode(200)
                .body("content.revision", equalTo(2))
                .body("content.since.revision", equalTo(1))
                .body("content.changes", hasSize(1))
                .body("content.changes[0].before", equalTo(1))
                .body("content.changes[0].now", equalTo(2));
        certify(correction)
                .then()
                .statusCode(200)
                .body("revisions", hasSize(2))
                .body("revisions[0].status", equalTo("certified"))
                .body("revisions[1].status", equalTo("superseded"));
        assertThat(standing()).isEqualTo("corrected");
    }

    @Test
    void nobodySignsTheirOwnWorkAndNeitherAnAdminNorAMachineSigns() {
        open();
        String name = "both." + UUID.randomUUID();
        KeycloakPeople people = KeycloakPeople.at(keycloak);
        people.agencyPerson(agency.toString(), "reporter", name, Tokens.password(name));
        people.joinAgency(agency.toString(), "certifier", name);
        String both = Tokens.forUser(name, Tokens.password(name));
        Response draft = draft(with(both), "0", Map.of("statement", "none_installed", "inquiry", "We asked."));
        draft.then().statusCode(200);
        certify(with(both), draft).then().statusCode(403).body("detail", containsString("worked on this return"));
        certify(admin(), draft).then().statusCode(403);
        certify(analyst(), draft).then().statusCode(403);
        certify(reporter(agency), draft).then().statusCode(403);
        String machine = Tokens.serviceAccount(
                agency, List.of("POST /agencies/{}/returns/{}/certification", "PUT /agencies/{}/returns/{}"));
        certify(with(machine), draft).then().statusCode(403);
        certify(certifier(UUID.randomUUID()), draft).then().statusCode(404);
        certify(draft).then().statusCode(200);
        certifier(agency)
                .header("If-Match", "\"0\"")
                .body(Map.of("statement", "none_installed", "inquiry", "I do both."))
                .put(path)
                .then()
                .statusCode(403);
    }

    @Test
    void thatNothingIsInstalledContradictsARegisterWithSomethingInUse() {
        open();
        camera("S-1", "Acme");
        certify(draft(reporter(agency), "0", Map.of("statement", "none_installed", "inquiry", "We asked.")))
                .then()
                .statusCode(409)
                .body("detail", containsString("1 pieces"));
    }

    @Test
    void aYearIsOpenedByAnAdminAndTheBoardSaysWhoIsMissing() {
        reporter(agency).get(path).then().statusCode(404);
        analyst()
                .header("If-Match", "\"0\"")
                .body(Map.of("dueOn", year + "-03-31"))
                .put("/return-periods/" + year)
                .then()
                .statusCode(403);
        open();
        admin().header("If-Match", "\"0\"")
                .body(Map.of("dueOn", year + "-04-30"))
                .put("/return-periods/" + year)
                .then()
                .statusCode(412);
        admin().header("If-Match", "\"1\"")
                .body(Map.of("dueOn", "2019-04-30"))
                .put("/return-periods/" + year)
                .then()
                .statusCode(422);
        reporter(agency).get("/return-periods").then().statusCode(200);
        reporter(agency).get("/return-periods/" + year + "/returns").then().statusCode(403);
        assertThat(standing()).isEqualTo("missing");
        draft(reporter(agency), "0", Map.of("statement", "none_installed", "inquiry", "We asked."));
        assertThat(standing()).isEqualTo("draft");
    }

    @Test
    void ofTwoWhoBeginADraftOneIsTold() {
        open();
        Map<String, String> said = Map.of("statement", "none_installed", "inquiry", "We asked.");
        reporter(agency).get(path).then().statusCode(200);
        List<Integer> statuses = java.util.stream.IntStream.range(0, 4)
                .parallel()
                .mapToObj(i -> draft(reporter(agency), "0", said).statusCode())
                .sorted()
                .toList();
        assertThat(statuses).containsExactly(200, 412, 412, 412);
    }

    @Test
    void theDatabaseKeepsWhatWasSigned() {
        open();
        certify(draft(reporter(agency), "0", Map.of("statement", "none_installed", "inquiry", "We asked.")));
        for (String change : List.of("frozen = '{}'", "certified_by = 'me'", "status = 'draft'", "year = 2020")) {
            assertThatThrownBy(() -> sql.as(
                            RowScope.job("test"),
                            () -> sql.query("update agency_return set " + change + " where agency_id = :agency")
                                    .with("agency", agency)
                                    .change()))
                    .as(change)
                    .isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void anAgencyThatWasMergedSignsNothing() {
        open();
        Response draft = draft(reporter(agency), "0", Map.of("statement", "none_installed", "inquiry", "We asked."));
        UUID heir = city();
        String seen = analyst().get("/agencies/" + heir).header("ETag");
        admin().header("If-Match", seen)
                .body(Map.of("from", agency))
                .post("/agencies/" + heir + "/merge")
                .then()
                .statusCode(200);
        certify(draft).then().statusCode(409).body("detail", containsString("was merged"));
    }

    private void open() {
        admin().header("If-Match", "\"0\"")
                .body(Map.of("dueOn", year + "-03-31"))
                .put("/return-periods/" + year)
                .then()
                .statusCode(200);
    }

    private void camera(String serial, String maker) {
        Map<String, Object> camera = new HashMap<>(device(serial + UUID.randomUUID()));
        camera.put("maker", maker);
        camera.put("status", "installed");
        reporter(agency)
                .body(camera)
                .post("/agencies/" + agency + "/devices")
                .then()
                .statusCode(201);
    }

    private Response draft(RequestSpecification who, String tag, Map<String, String> said) {
        return who.header("If-Match", tag.startsWith("\"") ? tag : "\"" + tag + "\"")
                .body(said)
                .put(path);
    }

    private Response certify(Response read) {
        return certify(certifier(agency), read);
    }

    private Response certify(RequestSpecification who, Response read) {
        return who.header("If-Match", read.header("ETag"))
                .body(Map.of("sha256", read.<String>path("sha256")))
                .post(path + "/certification");
    }

    private String standing() {
        String cursor = null;
        do {
            RequestSpecification asked = as("auditor").queryParam("limit", 1000);
            Response page = (cursor == null ? asked : asked.queryParam("cursor", cursor))
                    .get("/return-periods/" + year + "/returns");
            String found = page.path("items.find { it.agencyId == '" + agency + "' }.standing");
            if (found != null) {
                return found;
            }
            cursor = page.path("nextCursor");
        } while (cursor != null);
        return "not there";
    }
}
