package org.sightline.gateway.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.pages.people.people.RoleDraftsOf;
import org.sightline.localstack.people.Tokens;

/** The pages, as HTML, signed in at a real Keycloak. */
@QuarkusTest
@RealGateway
class PagesTest {

    private static final String SECRET = "Quokka Harbor";

    @TestHTTPResource("/")
    URI gateway;

    private final Ask office = Ask.as("analyst");

    @ParameterizedTest
    @ValueSource(strings = {"/overview", "/findings", "/agencies", "/imports", "/check", "/home"})
    void whoIsNotSignedInIsSentToKeycloak(String path) {
        assertThat(Visitor.anonymous(gateway).open(path).uri().getPath()).startsWith("/realms/sightline/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/law", "/law/F889-B1", "/uswds/css/uswds.min.css", "/sightline/sightline.css"})
    void theFrontDoorAndTheLawAreOpen(String path) {
        HttpResponse<String> page = Visitor.anonymous(gateway).open(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().getPath()).isEqualTo(path);
    }

    @Test
    void whatSearchesTheWebIsToldWhatIsForEverybody() {
        HttpResponse<String> robots = Visitor.anonymous(gateway).open("/robots.txt");

        assertThat(robots.statusCode()).isEqualTo(200);
        assertThat(robots.body()).contains("Allow: /law", "Disallow: /");
    }

    @Test
    void aLegalPageSaysWhatSinceWhenForWhomAndHowSure() {
        String page = text(Visitor.anonymous(gateway).open("/law/F889-B1"));
        assertThat(page)
                .contains("An invented rule &lt;for tests&gt;")
                .contains("A grant may not pay for invented cameras.")
                .contains("1 Inv. Code 2")
                .contains("Cities, towns and villages")
                .contains("School districts")
                .contains("since Aug 13, 2020")
                .contains("no end date known")
                .contains("unverified")
                .contains("an invented summary");
    }

    @Test
    void theNumbersOnTheOverviewAreThoseOfTheApi() {
        UUID agency = UUID.randomUUID();
        Say.agencies(Say.agency(agency, "City of Countwell (invented)", "city"));
        Say.findings(
                Say.purchase(agency, "overview-maker", "2021-02-03", "PROHIBITED"),
                Say.purchase(agency, "overview-maker", "2022-02-03", "FLAGGED"));
        office.until(
                "/api/agencies/" + agency + "/compliance",
                json -> json.at("/purchases/count").asInt() == 2
                        && json.at("/agency/name").asText().contains("Countwell"));
        JsonNode api = office.json("/api/overview");
        String page = text(Visitor.signedIn(gateway, "analyst").open("/overview"));
        assertThat(page).contains(api.at("/headline/agenciesThatBought").asLong() + " agenc");
        for (JsonNode group : api.path("byVerdict")) {
            assertThat(tile(page, group.path("purchasesLink").asText().substring("/api".length())))
                    .isEqualTo(group.path("purchases").asLong());
        }
        assertThat(text(Visitor.signedIn(gateway, "analyst").open("/agencies/" + agency)))
                .contains("City of Countwell (invented)");
    }

    @Test
    void anotherAgencysPagesAreNotThere() {
        UUID own = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        ObjectNode finding =
                Say.purchase(other, "page-maker", "2021-02-03", "FLAGGED").put("explanation", SECRET);
        Say.agencies(
                Say.agency(own, "Town of Ownpage (invented)", "town"), Say.agency(other, "Town of " + SECRET, "town"));
        Say.findings(finding);
        office.until(
                "/api/agencies/" + other + "/compliance",
                json -> json.at("/purchases/count").asInt() == 1);
        Visitor reporter = agencyPerson(own);
        for (String path : new String[] {
            "/agencies/" + other,
            "/findings/" + finding.path("id").asText(),
            "/agencies/" + other + "/devices",
            "/findings/" + UUID.randomUUID()
        }) {
            HttpResponse<String> page = reporter.open(path);
            assertThat(page.statusCode()).as(path).isEqualTo(404);
            assertThat(page.headers().firstValue("Content-Type").orElse(""))
                    .as(path)
                    .startsWith("text/html");
            assertThat(page.body()).as(path).contains("Go to the start page").doesNotContain(SECRET);
        }
        assertThat(reporter.open("/findings?agencyId=" + other).body()).doesNotContain(SECRET);
        assertThat(reporter.open("/findings").body())
                .as("makers that were found at other agencies only")
                .doesNotContain("page-maker", "Page-maker");
        assertThat(Visitor.signedIn(gateway, "analyst").open("/findings").body())
                .contains("page-maker");
        assertThat(reporter.open("/overview").statusCode()).isEqualTo(403);
        assertThat(reporter.open("/imports/new").statusCode()).isEqualTo(403);
        assertThat(reporter.open("/home").uri().getPath()).isEqualTo("/agencies/" + own);
    }

    @Test
    void whatWasReadIsMarkedAndHostileTextStaysText() {
        String description = "<script>alert(1)</script> HIK VISION \"dome\"";
        ObjectNode finding = Say.purchase(UUID.randomUUID(), "hostile-maker", "2021-02-03", "FLAGGED");
        ((ObjectNode) finding.withArray("lines").get(0))
                .put("description", description)
                .put("vendorName", "<img src=x onerror=alert(2)>");
        finding.withArray("evidence")
                .removeAll()
                .addObject()
                .put("kind", "BRAND")
                .put("lineId", finding.at("/lines/0/id").asText())
                .put("field", "description")
                .put("start", description.indexOf("HIK"))
                .put("end", description.indexOf("HIK") + 10)
                .put("text", "HIK VISION")
                .put("ruleId", "brand.hikvision")
                .put("weight", 0.62)
                .put("note", "<b>");
        finding.put("explanation", "<script>alert(3)</script>");
        Say.findings(finding);
        String id = finding.path("id").asText();
        office.until(
                "/api/findings?agencyId=" + finding.path("agencyId").asText(),
                json -> json.path("total").asInt() == 1);
        Visitor analyst = Visitor.signedIn(gateway, "analyst");
        String page = analyst.open("/findings/" + id).body();
        assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; <mark title=\"brand.hikvision, weight 0.62\">HIK"
                        + " VISION</mark> &quot;dome&quot;");
        String list = analyst.open(
                        "/findings?agencyId=" + finding.path("agencyId").asText() + "&q=%3Cscript%3E")
                .body();
        assertThat(page + list).doesNotContain("<script>alert").doesNotContain("<img src=x");
    }

    @Test
    void moneyThatWasMovedAfterNoticeIsSaidAndEarlierDaysCanBeRead() {
        ObjectNode now = known(Say.purchase(UUID.randomUUID(), "moved-maker", "2021-02-03", "FLAGGED"));
        Visitor analyst = Visitor.signedIn(gateway, "analyst");
        String page = analyst.open("/findings/" + now.path("id").asText()).body();
        assertThat(page)
                .doesNotContain("fund changed")
                .contains("View that day")
                .contains("Facts used: date May 20, 2021; maker hikvision")
                .contains("Record the decision")
                .contains("/notices\"");
        String earlier = analyst.open("/findings/" + now.path("id").asText() + "?knownAt=2026-11-30")
                .body();
        assertThat(earlier)
                .contains("fund changed after notice")
                .contains("This is the finding as it was at the end of Nov 30, 2026")
                .contains("Under the fund that was recorded first, it is")
                .contains("Agency notified on Nov 25, 2026, 3:00 AM CST")
                .contains("href=\"/law/F889-B1\"")
                .doesNotContain("Record the decision");
        assertThat(analyst.open("/findings?knownAt=2026-11-30").body()).contains("1 finding");
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Origin, https://elsewhere.example",
        "Origin, null"
    })
    void aFormFromAnotherSiteIsRefused(String header, String value) {
        ObjectNode finding = known(Say.purchase(UUID.randomUUID(), "cross-maker", "2021-02-03", "FLAGGED"));
        HttpResponse<String> answer = Visitor.signedIn(gateway, "analyst")
                .submitFromElsewhere(
                        "/findings/" + finding.path("id").asText() + "/decisions",
                        header,
                        value,
                        Map.of("decision", "dismissed", "reason", "not ours", "version", "1"));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("another site");
    }

    @Test
    void aDecisionIsSentAndThePageSaysSoOnce() {
        ObjectNode finding = known(Say.purchase(UUID.randomUUID(), "decide-maker", "2021-02-03", "FLAGGED"));
        Visitor analyst = Visitor.signedIn(gateway, "analyst");
        String path = "/findings/" + finding.path("id").asText();
        HttpResponse<String> answer = analyst.submit(
                path + "/decisions", Map.of("decision", "confirmed", "reason", "invoice seen", "version", "1"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.uri().getPath()).isEqualTo(path);
        assertThat(answer.body()).contains("Your decision is recorded: confirmed.");
        assertThat(analyst.open(path).body()).doesNotContain("Your decision is recorded");
        assertThat(analyst.submit(
                                path + "/decisions",
                                Map.of(
                                        "decision",
                                        "dismissed",
                                        "outcome",
                                        "not_a_match",
                                        "reason",
                                        "no",
                                        "version",
                                        "1"))
                        .body())
                .as("the first person alone closes nothing")
                .contains("You proposed to close it as: not a match. Another person must close it.");
    }

    @Test
    void aRememberedDecisionNamesBothPeopleAndIsWithdrawnWithAllThatItSettled() {
        UUID agency = UUID.randomUUID();
        ObjectNode finding = Say.purchase(agency, "dismissed-maker", "2021-02-03", "FLAGGED")
                .put("status", "closed")
                .put("decision", "dismissed")
                .put("outcome", "not_a_match")
                .put("firstDecidedBy", "cy");
        known(finding);
        Visitor analyst = Visitor.signedIn(gateway, "analyst");
        String path = "/findings/" + finding.path("id").asText();

        assertThat(text(analyst.open(path)))
                .contains(
                        "First decided differently by", "cy", "Decided first by", "ada", "Agreed and closed by", "bob")
                .contains("A &lt;street&gt;, no camera.", "It keeps 3 findings closed, at all agencies.");
        assertThat(agencyPerson(agency).open(path).body()).doesNotContain("dismissal/withdrawal", "no camera");

        HttpResponse<String> withdrawn = analyst.submit(
                path + "/dismissal/withdrawal", Map.of("version", "1", "dismissalReason", "It is a camera."));
        assertThat(withdrawn.body()).contains("3 findings are open again");
        HttpResponse<String> refused = analyst.submit(
                path + "/dismissal/withdrawal", Map.of("version", "412", "dismissalReason", "It is <typed>."));
        assertThat(refused.statusCode()).isEqualTo(412);
        assertThat(refused.body()).contains("It is &lt;typed&gt;.");
    }

    @Test
    void aFormFromHereIsTakenAlsoByItsOriginAlone() {
        ObjectNode finding = known(Say.purchase(UUID.randomUUID(), "origin-maker", "2021-02-03", "FLAGGED"));
        HttpResponse<String> answer = Visitor.signedIn(gateway, "analyst")
                .submitFromElsewhere(
                        "/findings/" + finding.path("id").asText() + "/decisions",
                        "Origin",
                        "http://" + gateway.getAuthority(),
                        Map.of("decision", "confirmed", "reason", "invoice seen", "version", "1"));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void whoDecidesOnAnOldVersionIsToldAndNothingChanges() {
        ObjectNode finding = known(Say.purchase(UUID.randomUUID(), "stale-maker", "2021-02-03", "FLAGGED"));
        HttpResponse<String> answer = Visitor.signedIn(gateway, "analyst")
                .submit(
                        "/findings/" + finding.path("id").asText() + "/decisions",
                        Map.of("decision", "confirmed", "reason", "invoice seen", "version", "412"));
        assertThat(answer.statusCode()).isEqualTo(412);
        assertThat(text(answer)).contains("Nothing was changed").contains("Someone else updated this finding");
    }

    @Test
    void aRefusedDecisionKeepsWhatWasTyped() {
        ObjectNode finding = known(Say.purchase(UUID.randomUUID(), "typed-maker", "2021-02-03", "FLAGGED"));

        HttpResponse<String> answer = Visitor.signedIn(gateway, "analyst")
                .submit(
                        "/findings/" + finding.path("id").asText() + "/decisions",
                        Map.of(
                                "decision",
                                "dismissed",
                                "outcome",
                                "data_error",
                                "reason",
                                "The <order> was typed twice.",
                                "version",
                                "412"));

        assertThat(answer.statusCode()).isEqualTo(412);
        assertThat(text(answer))
                .contains("value=\"dismissed\" checked")
                .contains("value=\"data_error\" selected")
                .contains(">The &lt;order&gt; was typed twice.</textarea>");
    }

    @Test
    void aRefusedAnswerKeepsWhatWasTyped() {
        UUID agency = UUID.randomUUID();
        ObjectNode finding = known(Say.purchase(agency, "typed-maker", "2021-02-03", "FLAGGED"));

        HttpResponse<String> answer = agencyPerson(agency)
                .submit(
                        "/findings/" + finding.path("id").asText() + "/responses",
                        Map.of(
                                "answer",
                                "planned",
                                "text",
                                "It comes down in May.",
                                "funding",
                                "general fund",
                                "version",
                                "412"));

        assertThat(answer.statusCode()).isEqualTo(412);
        assertThat(text(answer))
                .contains("value=\"planned\" checked")
                .contains(">It comes down in May.</textarea>")
                .contains("value=\"general fund\"");
    }

    @Test
    void theFormToAnswerIsShownOnlyToAReporterOfThatAgency() {
        UUID own = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        Say.agencies(
                Say.agency(own, "Town of Ownword (invented)", "town"),
                Say.agency(other, "Town of Otherword (invented)", "town"));
        ObjectNode answered = known(Say.purchase(own, "answer-maker", "2021-02-03", "FLAGGED"));
        ObjectNode read = known(Say.purchase(other, "answer-maker", "2021-02-03", "FLAGGED"));
        String name = Ask.with(Tokens.agencyPerson(own, "reporter"))
                .json("/api/me")
                .path("name")
                .asText();
        RoleDraftsOf.agency(other)
                .approved(Ask.as("admin"), RoleDraftsOf.invitation(name, "certifier"), Ask.as("admin2"));
        Visitor visitor = Visitor.signedIn(gateway, name);

        assertThat(text(visitor.open("/findings/" + answered.path("id").asText())))
                .contains("Send the answer");
        assertThat(text(visitor.open("/findings/" + read.path("id").asText()))).doesNotContain("Send the answer");
    }

    @Test
    void aFilterThatIsOnIsNamedInWords() {
        String page = text(Visitor.signedIn(gateway, "analyst")
                .open("/findings?counted=true&kind=city&status=under_review&q=dome&since=2020-01-02"));

        assertThat(page)
                .contains(">counted purchases <", ">kind: Cities <", ">status: under review <", ">words: dome <")
                .contains(">from: Jan 2, 2020 <");
    }

    @Test
    void aRefusedUploadKeepsWhatWasTyped() {
        HttpResponse<String> answer = Visitor.signedIn(gateway, "analyst")
                .upload(
                        "/imports",
                        Map.of("name", "Orders of Quokka", "state", "XF", "documentType", "payment"),
                        "empty.csv",
                        "");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(text(answer))
                .contains("The file was not accepted")
                .contains("value=\"Orders of Quokka\"")
                .contains("value=\"XF\"")
                .contains("value=\"payment\" selected");
    }

    @Test
    void aColumnThatWasGuessedRightKeepsItsMeaningOnTheMappingPage() {
        String page = text(Visitor.signedIn(gateway, "analyst").open("/imports/0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d99"));

        assertThat(page)
                .contains("value=\"vendor_cage\" selected>CAGE code of the vendor<", "value=\"naics\" selected")
                .as("whoever does not want it can say so")
                .contains("Cancel this import");
    }

    @Test
    void importsHaveFurtherPagesAndSayWhatTheyWaitFor() {
        assertThat(text(Visitor.signedIn(gateway, "analyst").open("/imports?cursor=second")))
                .contains("orders.csv", "needs the meaning of its columns", "href=\"/imports?cursor=third\"");
    }

    @Test
    void thePageOfAllPartsShowsEachOfThem() {
        String page = text(Visitor.signedIn(gateway, "analyst").open("/design"));

        assertThat(page)
                .contains("sl-tile", "sl-bars", "usa-alert--error", "sl-tags", "sl-timeline", "usa-summary-box")
                .contains("HIK 4MP DOME CAMERA", "Town of Twofold (invented)", "School districts");
    }

    @Test
    void theLinkToTheGravestVerdictShowsTheGravestFirst() {
        UUID agency = UUID.randomUUID();
        Say.findings(
                Say.purchase(agency, "grave-maker", "2021-02-03", "FLAGGED"),
                Say.purchase(agency, "grave-maker", "2021-02-03", "PROHIBITED"),
                Say.purchase(agency, "grave-maker", "2021-02-03", "NOT_COVERED"));
        office.until(
                "/api/findings?agencyId=" + agency, json -> json.path("total").asInt() == 3);
        Visitor analyst = Visitor.signedIn(gateway, "analyst");

        Matcher link = Pattern.compile("href=\"([^\"]+)\"[^>]*>most serious verdict<")
                .matcher(text(analyst.open("/findings?agencyId=" + agency)));
        assertThat(link.find()).isTrue();
        String page = text(analyst.open(link.group(1).replace("&amp;", "&")));

        String rows = page.substring(page.indexOf("<tbody>"));
        assertThat(rows.indexOf("sl-verdict--prohibited")).isLessThan(rows.indexOf("sl-verdict--flagged"));
        assertThat(rows.indexOf("sl-verdict--flagged")).isLessThan(rows.indexOf("sl-verdict--not_covered"));
    }

    @Test
    void realDataIsNeverCalledInvented() {
        UUID real = UUID.randomUUID();
        UUID invented = UUID.randomUUID();
        Say.agencies(
                Say.agency(real, "Realton", "city").put("state", "PA").put("sample", false),
                Say.agency(invented, "Inventon", "city"));
        Say.findings(
                Say.purchase(real, "mixed-maker", "2021-02-03", "PROHIBITED"),
                Say.purchase(invented, "mixed-maker", "2021-02-03", "PROHIBITED"));
        office.until(
                "/api/agencies?bought=true&q=nventon",
                json -> json.path("total").asInt() == 1);
        office.until(
                "/api/agencies?bought=true&q=realton",
                json -> json.path("total").asInt() == 1);
        Visitor analyst = Visitor.signedIn(gateway, "analyst");

        assertThat(text(analyst.open("/overview?state=any")))
                .doesNotContain("This state, its agencies and their purchases are made up.")
                .containsPattern("[0-9]+ of the [0-9]+ agencies counted here");
        assertThat(text(analyst.open("/overview?state=PA")))
                .doesNotContain("are made up", "Invented data", "Some invented data");
        assertThat(text(analyst.open("/overview?state=XF")))
                .contains("This state, its agencies and their purchases are made up.");
        assertThat(text(analyst.open("/agencies?q=inventon"))).contains("invented data");
        assertThat(text(analyst.open("/agencies?q=realton"))).doesNotContain("invented data");
    }

    @Test
    void whatWasNotFoundYetOnAnEarlierDayIsSaidSo() {
        ObjectNode finding = known(Say.purchase(UUID.randomUUID(), "later-maker", "2021-02-03", "FLAGGED"));
        String path = "/findings/" + finding.path("id").asText();
        Visitor analyst = Visitor.signedIn(gateway, "analyst");

        assertThat(text(analyst.open(path + "?knownAt=2019-01-01")))
                .contains("This finding did not exist at the end of Jan 1, 2019.")
                .contains("View the finding as it is now");
        assertThat(text(analyst.open(path + "?knownAt=yesterday"))).contains("yesterday is not a date.");
        assertThat(text(analyst.open(path + "?knownAt=2199-01-01"))).contains("That day is in the future.");
    }

    @Test
    void theListIsAlsoAFile() {
        ObjectNode finding = known(Say.purchase(UUID.randomUUID(), "file-maker", "2021-02-03", "FLAGGED"));
        HttpResponse<String> file = Visitor.signedIn(gateway, "analyst")
                .open("/findings.csv?agencyId=" + finding.path("agencyId").asText());
        assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(file.body().lines()).hasSize(2);
        assertThat(file.body())
                .startsWith("finding_id,")
                .contains(finding.path("id").asText());
    }

    @Test
    void anAuditorSeesTheStateAndUploadsNothing() {
        // Whose token was never asked for has no role here yet.
        Tokens.of("auditor");
        assertThat(Visitor.signedIn(gateway, "auditor").open("/home").uri().getPath())
                .isEqualTo("/overview");
        assertThat(Visitor.signedIn(gateway, "auditor").open("/imports/new").statusCode())
                .isEqualTo(403);
    }

    @Test
    void theMenuIsGroupedWithAllItsPlacesAndMarksWhereThePersonIs() {
        String page = text(Visitor.signedIn(gateway, "analyst").open("/plans"));

        for (String place : new String[] {
            "/overview",
            "/work",
            "/workbench",
            "/findings",
            "/agencies",
            "/reconciliation",
            "/plans",
            "/waivers",
            "/returns",
            "/imports",
            "/people",
            "/watchlist",
            "/law",
            "/check"
        }) {
            assertThat(page).containsPattern("<nav[^>]*>(?s:.*)<a href=\"" + place + "\"");
        }
        assertThat(Pattern.compile("<li class=\"usa-nav__primary-item\">")
                        .matcher(page)
                        .results())
                .as("places and groups that stand side by side")
                .hasSizeLessThan(10);
        assertThat(page)
                .containsPattern("<button [^>]*usa-current[^>]*><span>Follow-up</span>")
                .contains("<a href=\"/plans\" aria-current=\"page\">")
                .doesNotContainPattern("<button [^>]*usa-current[^>]*><span>Office</span>");
    }

    @Test
    void aFindingIsTitledByWhatItIsAndItsMakersFullNameStandsOnItsPageAlone() {
        UUID agency = UUID.randomUUID();
        ObjectNode finding = Say.purchase(agency, "long-maker", "2024-01-23", "FLAGGED")
                .put("makerName", "Long Invented Maker Co., Ltd.")
                .put("shortName", "Longmaker")
                .put("quantity", "21");
        ((ObjectNode) finding.withArray("lines").get(0)).put("model", "XX-2CD2T86G2-4I");
        Say.agencies(Say.agency(agency, "City of Titles", "city"));
        known(finding);
        office.until(
                "/api/agencies/" + agency + "/compliance",
                json -> json.at("/agency/name").asText().equals("City of Titles"));
        Visitor analyst = Visitor.signedIn(gateway, "analyst");

        assertThat(text(analyst.open("/findings/" + finding.path("id").asText())))
                .contains("<h1>21 × XX-2CD2T86G2-4I, City of Titles, Jan 23, 2024</h1>")
                .contains("<dd>Long Invented Maker Co., Ltd.</dd>");
        for (String list :
                new String[] {"/findings?agencyId=" + agency, "/agencies/" + agency, "/overview?state=any"}) {
            assertThat(text(analyst.open(list)))
                    .as(list)
                    .contains("Longmaker")
                    .doesNotContain("Long Invented Maker Co., Ltd.");
        }
    }

    private ObjectNode known(ObjectNode finding) {
        Say.findings(finding);
        office.until(
                "/api/findings?agencyId=" + finding.path("agencyId").asText(),
                json -> json.path("total").asInt() == 1);
        return finding;
    }

    private Visitor agencyPerson(UUID agency) {
        return Visitor.signedIn(
                gateway,
                Ask.with(Tokens.agencyPerson(agency, "reporter"))
                        .json("/api/me")
                        .path("name")
                        .asText());
    }

    private static String text(HttpResponse<String> page) {
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        return page.body();
    }

    /** The number in the tile that leads to a list. */
    private static long tile(String page, String link) {
        Matcher tile = Pattern.compile(Pattern.quote("href=\"" + link.replace("&", "&amp;") + "\"")
                        + "><span class=\"sl-tile__count\">([0-9,]+)<")
                .matcher(page);
        assertThat(tile.find()).as("a tile that leads to " + link).isTrue();
        return Long.parseLong(tile.group(1).replace(",", ""));
    }
}
