package org.sightline.gateway.trail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.Downstream;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.access.Browser;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.gateway.audit.AuditQueue;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.localstack.people.Tokens;

/** Who saw, exported and was refused, in the log of each agency that it is about. */
@QuarkusTest
@RealGateway
class TrailTest {

    @Inject
    AuditQueue queue;

    @Inject
    Sql sql;

    @TestHTTPResource("/findings")
    URI findings;

    private final UUID agency = UUID.randomUUID();
    private final UUID another = UUID.randomUUID();

    /** What the chain says, the oldest first: who, action, target, outcome, detail. */
    private List<String> log(UUID chain) {
        queue.writeAll();
        return sql.as(
                RowScope.job("test"),
                () -> sql.inTransaction(() -> sql.query(
                                "select name, action, target, outcome, detail from audit where chain = :chain order by seq")
                        .with("chain", chain)
                        .list(row -> String.join(
                                " | ",
                                row.requiredText("name"),
                                row.requiredText("action"),
                                row.requiredText("target"),
                                row.requiredText("outcome"),
                                String.valueOf(row.text("detail"))))));
    }

    private void findingsOfBoth() {
        Say.agencies(Say.agency(agency, "Trail One", "city"), Say.agency(another, "Trail Two", "city"));
        Say.findings(
                Say.purchase(agency, "trail-maker", "2021-01-01", "FLAGGED"),
                Say.purchase(agency, "trail-maker", "2021-01-02", "FLAGGED"),
                Say.purchase(another, "trail-maker", "2021-01-03", "FLAGGED"));
        Ask.as("analyst")
                .until(
                        "/api/findings?agencyId=" + agency,
                        json -> json.path("total").asInt() == 2);
        Ask.as("analyst")
                .until(
                        "/api/findings?agencyId=" + another,
                        json -> json.path("total").asInt() == 1);
    }

    @Test
    void whoSawSomethingOfAnAgencyStandsInItsLogOnceAWhile() {
        Ask reader = Ask.with(Tokens.agencyPerson(agency, "reader"));
        String path = "/api/agencies/" + agency + "/findings";
        reader.get(path);
        reader.get(path + "?limit=1");
        assertThat(log(agency)).containsExactly("reader." + agency + " | saw | " + path + " | seen | null");
    }

    @Test
    void aFindingThatTheOfficeReadsStandsInTheLogOfItsAgency() {
        ObjectNode finding = Say.purchase(agency, "trail-maker", "2021-01-01", "FLAGGED");
        Say.findings(finding);
        String path = "/api/findings/" + finding.path("id").asText();
        Ask.as("analyst").until(path, json -> json.has("id"));
        assertThat(log(agency)).contains("analyst | saw | " + path + " | seen | null");
    }

    @Test
    void whoIsRefusedStandsInTheLogOfTheOfficeAndOfTheAgencyWhoseItIs() {
        findingsOfBoth();
        String path = "/api/agencies/" + another + "/findings";
        Ask stranger = Ask.with(Tokens.agencyPerson(agency, "reporter"));
        assertThat(stranger.get(path).statusCode()).isEqualTo(404);
        assertThat(stranger.get(path).statusCode()).isEqualTo(404);
        assertThat(stranger.get("/api/agencies/" + UUID.randomUUID() + "/findings")
                        .statusCode())
                .isEqualTo(404);
        assertThat(stranger.get("/api/overview").statusCode()).isEqualTo(403);
        String said = "reporter." + agency + " | asked | GET " + path + " | refused 404 | null";
        assertThat(log(another)).contains(said);
        assertThat(log(another).stream().filter(said::equals))
                .as("once a while")
                .hasSize(1);
        assertThat(log(AuditLog.OFFICE))
                .contains(said, "reporter." + agency + " | asked | GET /api/overview | refused 403 | null");
    }

    @Test
    void aRequestWithoutATokenIsCountedInTheLogOfTheOffice() {
        RestAssured.given().get("/api/agencies/" + agency);
        assertThat(log(AuditLog.OFFICE))
                .anySatisfy(row -> assertThat(row)
                        .startsWith("nobody signed in | asked | ")
                        .contains(" | refused 401 | ")
                        .endsWith("such requests since the last such row"));
    }

    @Test
    void anExportStandsInTheLogOfEachAgencyWithItsOwnRowsAndTheFilter() {
        findingsOfBoth();
        assertThat(Ask.as("analyst").get("/api/findings.csv?maker=trail-maker").statusCode())
                .isEqualTo(200);
        String said = "analyst | export findings | /api/findings.csv | exported | rows: %s; filter: maker=trail-maker";
        assertThat(log(agency)).contains(said.formatted(2));
        assertThat(log(another)).contains(said.formatted(1));
        assertThat(log(AuditLog.OFFICE)).anySatisfy(row -> assertThat(row).startsWith("analyst | export findings"));
    }

    @Test
    void aFileOfLinesStandsInTheLogOfEachAgencyWithItsOwnRows() {
        String word = "word" + agency;
        assertThat(Ask.as("analyst").get("/api/lines.csv?q=" + word).statusCode())
                .isEqualTo(200);
        String said = "analyst | export lines | /api/lines.csv | exported | rows: %s; filter: q=" + word;
        assertThat(log(Downstream.OF_A_LINE)).contains(said.formatted(2));
        assertThat(log(Downstream.OF_ANOTHER_LINE)).contains(said.formatted(1));
        assertThat(log(AuditLog.OFFICE)).contains(said.formatted(3));
        assertThat(Ask.as("analyst").get("/api/lines.csv?q=unsaid").statusCode())
                .as("where nobody says whose rows they are, nothing leaves")
                .isEqualTo(503);
    }

    @Test
    void fundingThatTheOfficeRecodesStandsInTheLogOfTheAgency() {
        String path = "/api/lines/" + UUID.randomUUID() + "/funding";
        Ask.as("analyst").send("POST", path, "{}", "If-Match", "\"1\"");
        assertThat(log(Downstream.OF_A_LINE)).contains("analyst | add funding | " + path + " | done 200 | null");
        assertThat(log(AuditLog.OFFICE)).contains("analyst | add funding | " + path + " | requested | null");
    }

    @Test
    void aSimulationIsRecorded() {
        String path = "/api/rules/drafts/" + UUID.randomUUID() + "/simulation";
        Ask.as("admin").send("POST", path, "{}");
        assertThat(log(AuditLog.OFFICE)).contains("admin | simulate rules | " + path + " | done 200 | null");
    }

    @Test
    void aCheckBeforeAPurchaseIsOneRow() {
        Ask.with(Tokens.agencyPerson(agency, "reporter")).send("POST", "/api/check", "{}");
        assertThat(log(agency))
                .containsExactly("reporter." + agency + " | check before purchase | /api/check | done 200 | null");
    }

    @Test
    void whoSignsInAtAPageStandsInTheLogOfTheOffice() {
        long before = signIns();
        Browser browser = new Browser();
        browser.signIn(browser.open(findings.toString()), "analyst", Tokens.password("analyst"));
        assertThat(signIns()).isGreaterThan(before);
    }

    private long signIns() {
        return log(AuditLog.OFFICE).stream()
                .filter("analyst | signed in | / | done | null"::equals)
                .count();
    }

    @Test
    void readsAreCompleteOrASample() {
        Noted complete = new Noted(Noted.Reads.COMPLETE, 20, Duration.ofMinutes(10));
        Noted sampled = new Noted(Noted.Reads.SAMPLED, 20, Duration.ofMinutes(10));
        Noted none = new Noted(Noted.Reads.NONE, 20, Duration.ofMinutes(10));
        int of = 20_000;
        assertThat(count(complete, of)).isEqualTo(of);
        assertThat(count(sampled, of)).isBetween(of / 40, of / 10);
        assertThat(count(none, of)).isZero();
        assertThat(none.refusal("a", "b")).as("refusals are never a sample").isTrue();
    }

    private static int count(Noted noted, int of) {
        int written = 0;
        for (int i = 0; i < of; i++) {
            written += noted.read("who", "what " + i) ? 1 : 0;
        }
        return written;
    }
}
