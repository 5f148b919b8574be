package org.sightline.gateway.pages.agencies.claim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.approval.AwaitedApproval;
import org.sightline.gateway.grant.GrantRepository;
import org.sightline.gateway.pages.people.people.RoleDraftsOf;
import org.sightline.gateway.paper.PdfUa;
import org.sightline.gateway.shell.Visitor;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.localstack.people.KeycloakPeople;
import org.sightline.localstack.people.Tokens;

/** A body that nobody claimed is claimed by the code of a letter, and the office confirms it. */
@QuarkusTest
@RealGateway
class ClaimsTest {

    private static final String CODES = "/api/claim-codes";
    private static final String OWN = "/api/me/claims";

    private static final Pattern SAVED = Pattern.compile("href=\"data:application/pdf;base64,(?<pdf>[^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[2-9A-HJKMNP-Z]{6}-[2-9A-HJKMNP-Z]{6}-[2-9A-HJKMNP-Z]{6}");

    @TestHTTPResource("/")
    URI gateway;

    @ConfigProperty(name = "sightline.keycloak.url")
    String keycloak;

    @Inject
    Sql sql;

    @Inject
    GrantRepository grants;

    @Inject
    ClaimApprovals approvals;

    private final Ask admin = Ask.as("admin");
    private final Ask second = Ask.as("admin2");
    private final UUID agency = UUID.randomUUID();
    private final OfficeClaims claims = new OfficeClaims(admin, agency);
    private final String name = "claimant." + UUID.randomUUID();
    private Ask person;

    @BeforeEach
    void anUnclaimedBodyAndSomebodyWithoutARole() {
        Say.agencies(Say.agency(agency, "Village of " + agency + " (invented)", "town")
                .put("status", "unclaimed"));
        admin.until(
                "/api/register?q=" + agency,
                json -> json.path("items").findValuesAsText("id").contains(agency.toString()));
        person = somebody(name);
    }

    private Ask somebody(String username) {
        KeycloakPeople.at(keycloak).person(username, Tokens.password(username));
        return Ask.with(Tokens.forUser(username, Tokens.password(username)));
    }

    @Test
    void whoTypesTheCodeOfTheLetterReportsForTheBodyOnceTheOfficeConfirms() {
        String code = made();
        assertThat(person.get("/api/agencies/" + agency + "/compliance").statusCode())
                .isEqualTo(404);
        Response claimed = type(person, code);
        assertThat(claimed.statusCode()).as(claimed.asString()).isEqualTo(201);
        assertThat(person.get("/api/agencies/" + agency + "/compliance").statusCode())
                .as("claimed only")
                .isEqualTo(404);
        JsonNode waiting = claims.claim();
        assertThat(waiting.path("state").asText()).isEqualTo("waiting");
        assertThat(waiting.path("username").asText()).isEqualTo(name);
        assertThat(type(somebody("second." + UUID.randomUUID()), code).statusCode())
                .as("a code is used once")
                .isEqualTo(422);
        assertThat(claims.decide(Ask.as("analyst"), "confirmation", null).statusCode())
                .isEqualTo(403);
        assertThat(admin.send("POST", "/api" + claims.place("confirmation"), null, "If-Match", "\"7\"")
                        .statusCode())
                .isEqualTo(412);
        assertThat(claims.decide(admin, "confirmation", null).statusCode())
                .as("by who made the code")
                .isEqualTo(403);
        assertThat(claims.decide(second, "confirmation", null).statusCode()).isEqualTo(204);
        assertThat(person.get("/api/agencies/" + agency + "/compliance").statusCode())
                .isEqualTo(200);
        assertThat(person.json("/api/me").at("/agencies/0/roles/0").asText()).isEqualTo("reporter");
        assertThat(claims.decide(admin, "refusal", "Too late.").statusCode()).isEqualTo(409);
        assertThat(Ask.as("auditor")
                        .json("/api/agencies/" + agency + "/audit?limit=50")
                        .toString())
                .contains("made claim code", "claimed body", "confirmed claim", "granted reporter")
                .doesNotContain(code);
    }

    @Test
    void theAdminsOtherThanTheMakerOfTheCodeAreToldOfAClaimUntilItIsDecided() {
        Ask.as("analyst").json("/api/me");
        String code = made();
        assertThat(awaited()).as("nobody claimed yet").isEmpty();
        type(person, code);
        assertThat(awaited()).singleElement().satisfies(claim -> {
            assertThat(claim.agency()).as("it is the office that decides").isNull();
            assertThat(claim.waiting().to(true).kind()).isEqualTo("claim");
            assertThat(claim.waiting().to(true).askedBy()).isEqualTo(name);
            assertThat(mayDecide(claim)).contains("admin2").doesNotContain("admin", "analyst", name);
        });
        assertThat(claims.decide(second, "refusal", "The village does not know you.")
                        .statusCode())
                .isEqualTo(204);
        assertThat(awaited()).isEmpty();
    }

    private List<AwaitedApproval> awaited() {
        return approvals.awaited().stream()
                .filter(claim -> agency.equals(claim.waiting().to(true).agencyId()))
                .toList();
    }

    private List<String> mayDecide(AwaitedApproval claim) {
        return grants.callers(null).stream()
                .filter(claim.mayDecide())
                .map(Caller::name)
                .toList();
    }

    @Test
    void aRefusalSaysWhyAndGivesNothing() {
        type(person, made());
        assertThat(claims.decide(admin, "refusal", " ").statusCode()).isEqualTo(422);
        assertThat(claims.decide(admin, "refusal", "The village does not know you.")
                        .statusCode())
                .isEqualTo(204);
        JsonNode own = person.json(OWN).get(0);
        assertThat(own.path("state").asText()).isEqualTo("refused");
        assertThat(own.path("reason").asText()).isEqualTo("The village does not know you.");
        assertThat(person.get("/api/agencies/" + agency + "/compliance").statusCode())
                .isEqualTo(404);
        assertThat(somebody("other." + UUID.randomUUID()).json(OWN)).isEmpty();
    }

    @Test
    void whoMadeTheCodeNeitherClaimsByItNorConfirmsTheClaim() {
        String code = made();
        String identity = sql.as(
                RowScope.job("test"),
                () -> sql.query("select made_by_identity from claim_code where agency_id = :agency")
                        .with("agency", agency)
                        .one(row -> row.requiredText("made_by_identity")));
        String subject = person.json("/api/me").path("subject").asText();
        change("update claim_code set made_by_identity = '" + identity.replaceAll("[|].*", "|") + subject
                + "' where agency_id = :agency");
        assertThat(type(person, code).statusCode()).isEqualTo(403);
        assertThat(claims.code().path("state").asText()).as("it is not used up").isEqualTo("open");

        change("update claim_code set made_by_identity = null where agency_id = :agency");
        assertThat(type(person, code).statusCode()).isEqualTo(201);
        assertThat(claims.decide(admin, "confirmation", null).statusCode())
                .as("of an older code the name decides")
                .isEqualTo(403);
        assertThat(claims.decide(second, "confirmation", null).statusCode()).isEqualTo(204);
        assertThat(admin.send(
                                "POST",
                                "/api/agencies/" + agency + "/people",
                                RoleDraftsOf.invitation("certifier." + agency, "certifier"))
                        .statusCode())
                .as("of an older code nobody knows whose it was")
                .isEqualTo(201);
    }

    @Test
    void whoMadeOrConfirmedAReportersClaimGivesNobodyTheCertifiersRoleThere() {
        type(person, made());
        assertThat(claims.decide(second, "confirmation", null).statusCode()).isEqualTo(204);
        for (Ask giver : List.of(admin, second)) {
            assertThat(giver.send(
                                    "POST",
                                    "/api/agencies/" + agency + "/people",
                                    RoleDraftsOf.invitation("certifier." + agency, "certifier"))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void nobodyDecidesTheirOwnClaim() {
        type(person, made());
        String subject = admin.json("/api/me").path("subject").asText();
        change("update claim set subject = '" + subject + "' where agency_id = :agency");
        Response own = claims.decide(admin, "confirmation", null);
        assertThat(own.statusCode()).isEqualTo(403);
        assertThat(own.asString()).contains("another person must decide it");
    }

    @Test
    void aBodyThatWasMergedSinceIsNotClaimed() {
        type(person, made());
        Say.agencies(Say.agency(agency, "Village of " + agency + " (invented)", "town")
                .put("version", 2)
                .put("status", "merged")
                .put("mergedInto", UUID.randomUUID().toString()));
        admin.until("/api/register?q=" + agency, json -> json.path("items").isEmpty());
        Response refused = claims.decide(second, "confirmation", null);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.asString()).contains("was merged into another agency");
        assertThat(claims.claim().path("state").asText()).isEqualTo("waiting");
    }

    @Test
    void aCodeIsLockedAfterWrongTriesOfWhomever() {
        String code = made();
        String wrong = code.substring(0, code.length() - 1) + (code.endsWith("2") ? "3" : "2");
        for (int i = 0; i < CodeTries.MOST_WRONG_OF_CODE; i++) {
            assertThat(type(somebody("guess." + UUID.randomUUID()), wrong).statusCode())
                    .isEqualTo(422);
        }
        assertThat(claims.code().path("state").asText()).isEqualTo("locked");
        assertThat(type(person, code).statusCode())
                .as("the right code, too late")
                .isEqualTo(422);
    }

    @Test
    void whoTypesTooManyWrongCodesIsNotHeardForADay() {
        String code = made();
        for (int i = 0; i < Claims.MOST_WRONG_OF_PERSON; i++) {
            assertThat(type(person, "no code").statusCode()).isEqualTo(422);
        }
        assertThat(type(person, code).statusCode()).isEqualTo(429);
        assertThat(claims.code().path("state").asText())
                .as("it is good for others")
                .isEqualTo("open");
    }

    @Test
    void aCodeThatIsOverRevokedOrReplacedIsNotGood() {
        String first = made();
        String second = made();
        assertThat(type(person, first).statusCode()).as("replaced").isEqualTo(422);
        String id = claims.code().path("id").asText();
        assertThat(admin.send("DELETE", CODES + "/" + id, null).statusCode()).isEqualTo(428);
        assertThat(admin.send("DELETE", CODES + "/" + id, null, "If-Match", "\"1\"")
                        .statusCode())
                .isEqualTo(204);
        assertThat(admin.send("DELETE", CODES + "/" + id, null, "If-Match", "\"2\"")
                        .statusCode())
                .isEqualTo(409);
        assertThat(type(person, second).statusCode()).as("revoked").isEqualTo(422);
        String third = made();
        change("update claim_code set expires_at = made_at where agency_id = :agency");
        assertThat(type(person, third).statusCode()).as("over").isEqualTo(422);
    }

    @Test
    void onlyAdminsMakeCodesAndOnlyForBodiesThatNobodyClaimed() {
        assertThat(Ask.as("analyst").send("POST", CODES, wanted(agency)).statusCode())
                .isEqualTo(403);
        assertThat(person.send("POST", CODES, wanted(agency)).statusCode()).isEqualTo(403);
        assertThat(person.get(CODES).statusCode()).isEqualTo(403);
        assertThat(person.get("/api/claims").statusCode()).isEqualTo(403);
        assertThat(admin.send("POST", CODES, wanted(UUID.randomUUID())).statusCode())
                .isEqualTo(404);
        UUID registered = UUID.randomUUID();
        Say.agencies(Say.agency(registered, "City of " + registered + " (invented)", "city"));
        admin.until(
                "/api/register?q=" + registered,
                json -> json.path("items").findValuesAsText("id").contains(registered.toString()));
        assertThat(admin.send("POST", CODES, wanted(registered)).statusCode()).isEqualTo(409);
        assertThat(type(Ask.as("analyst"), made()).statusCode())
                .as("the office claims nothing")
                .isEqualTo(409);
    }

    @Test
    void theCodeIsSaidOnceAndKeptAsAHash() {
        Response made = admin.send("POST", CODES, wanted(agency), "Idempotency-Key", agency.toString());
        String code = Ask.parse(made.asString()).path("code").asText();
        Response again = admin.send("POST", CODES, wanted(agency), "Idempotency-Key", agency.toString());
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asString()).doesNotContain(code);
        assertThat(admin.get(CODES).asString()).doesNotContain(code);
        String kept = sql.as(
                RowScope.job("test"),
                () -> sql.query("select c::text as kept from claim_code c where agency_id = :agency")
                        .with("agency", agency)
                        .one(row -> row.requiredText("kept")));
        assertThat(kept).doesNotContain(code.substring(7, 13)).doesNotContain(code.substring(14));
    }

    @Test
    void theLetterIsAPaperWithTheCodeAndThePagesShowClaims() throws IOException {
        Visitor office = Visitor.signedIn(gateway, "admin");
        Visitor claimant = Visitor.signedIn(gateway, name);
        assertThat(office.open("/claims?agencyId=" + agency).body()).contains("Create letter");
        String page = office.submit("/claims/letters", Map.of("agencyId", agency.toString()))
                .body();
        assertThat(page).contains("is ready", "Not used yet").doesNotContain("No letters yet");
        assertThat(office.open("/claims").body()).contains("href=\"/register\"");
        assertThat(Visitor.signedIn(gateway, "analyst").open("/claims").body())
                .as("an analyst is told who makes letters")
                .contains("An admin creates letters.")
                .doesNotContain("href=\"/register\"", "At Agencies, open one");
        byte[] letter = pdf(page);
        assertThat(PdfUa.faults(letter)).as("PDF/UA-1").isEmpty();
        String text = read(letter);
        assertThat(text).contains("Village of", "You do not need an account", "Sent by");
        Matcher printed = CODE.matcher(text);
        assertThat(printed.find()).as(text).isTrue();
        assertThat(claimant.submit("/claim", Map.of("code", "no code")).body()).contains("That code is not valid");
        assertThat(claimant.submit("/claim", Map.of("code", printed.group())).body())
                .contains("Village of " + agency, "Waiting for the oversight office");
        assertThat(office.open("/claims").body())
                .contains(name, "You created the letter, so another admin must confirm the claim.")
                .doesNotContain(printed.group());
        office = Visitor.signedIn(gateway, "admin2");
        assertThat(office.open("/claims").body()).contains(name, "Confirm").doesNotContain(printed.group());
        assertThat(claimant.open("/home").body()).contains("/claim");
        String decision = claims.place("confirmation");
        assertThat(office.submit(decision, Map.of("version", "1")).body()).contains("The claim is confirmed.");
    }

    @Test
    void aLetterSaysWhatIsOnRecordAndAccusesNobodyOfWhomNothingWasFound() throws IOException {
        Visitor office = Visitor.signedIn(gateway, "admin");
        assertThat(letter(office))
                .contains("has no purchase data on record.")
                .doesNotContain("equipment from makers that federal law names");
        Say.send("coverage", Say.coverage(agency, "invented-orders", 1_204));
        Ask.as("analyst")
                .until(
                        "/api/agencies/" + agency + "/compliance",
                        json -> json.at("/coverage/0/lines").asLong() == 1_204);
        assertThat(letter(office)).contains("1,204 purchase lines on record. We found no purchase");
        Say.findings(Say.purchase(agency, "hikvision", "2021-03-04", "PROHIBITED"));
        Ask.as("analyst")
                .until(
                        "/api/findings?agencyId=" + agency,
                        json -> json.path("items").size() == 1);
        assertThat(letter(office))
                .contains("has 1 purchase on record", "A match is not a violation")
                .doesNotContain("We found no purchase");
    }

    private String letter(Visitor office) throws IOException {
        return read(pdf(office.submit("/claims/letters", Map.of("agencyId", agency.toString()))
                .body()));
    }

    private static byte[] pdf(String page) {
        Matcher saved = SAVED.matcher(page);
        assertThat(saved.find()).as(page).isTrue();
        return Base64.getDecoder().decode(saved.group("pdf"));
    }

    private static String read(byte[] bytes) throws IOException {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    private String made() {
        Response made = admin.send("POST", CODES, wanted(agency));
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return Ask.parse(made.asString()).path("code").asText();
    }

    private static String wanted(UUID agency) {
        return "{\"agencyId\":\"" + agency + "\"}";
    }

    private static Response type(Ask who, String code) {
        return who.send("POST", OWN, "{\"code\":\"" + code + "\"}");
    }

    private void change(String update) {
        sql.as(
                RowScope.job("test"),
                () -> sql.query(update).with("agency", agency).change());
    }
}
