package org.sightline.gateway.pages.office.overview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.gateway.Ask;
import org.sightline.gateway.Counted;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.shell.Visitor;

/** The state at a glance, narrowed by the words of the lists. */
@QuarkusTest
@RealGateway
class OverviewTest {

    private static final UUID CITY = UUID.fromString("6a1d0a5e-0d6f-4f0e-8a51-1f0b2a7c1e01");
    private static final UUID SCHOOLS = UUID.fromString("6a1d0a5e-0d6f-4f0e-8a51-1f0b2a7c1e02");
    private static final UUID ELSEWHERE = UUID.fromString("6a1d0a5e-0d6f-4f0e-8a51-1f0b2a7c1e03");
    /** One county of the invented state, and one of the same name elsewhere. */
    private static final String COUNTY = "Glanceford";

    private static final String HERE = "state=XF&county=" + COUNTY;

    @TestHTTPResource
    URI gateway;

    private final Ask office = Ask.as("analyst");

    /** The same messages each time, so that they are there once. */
    @BeforeEach
    void twoBodiesOfACountyAndOneElsewhereBought() {
        Say.agencies(
                body(CITY, "City of Glanceford (invented)", "city", "XF"),
                body(SCHOOLS, "Glanceford Schools (invented)", "school_district", "XF"),
                body(ELSEWHERE, "Glanceford Township", "town", "PA").put("sample", false));
        Say.findings(
                bought(1, CITY, "2019-09-30", "UNDETERMINED", "Acme  Security llc", "unknown"),
                bought(2, CITY, "2021-02-03", "PROHIBITED", "ACME SECURITY LLC", "federal_grant"),
                bought(3, CITY, "2021-03-31", "PROHIBITED", " acme security LLC ", "fema_award", "local"),
                bought(4, SCHOOLS, "2021-04-01", "FLAGGED", "Bolt Supply", "local"),
                bought(5, SCHOOLS, "2022", "FLAGGED", "Bolt Supply", "usf").put("itemClass", "recorder"),
                bought(6, SCHOOLS, "2018-01-01", "NOT_COVERED", "Bolt Supply", "local"),
                bought(7, SCHOOLS, "2021-05-01", "FLAGGED", "Bolt Supply", "local")
                        .put("band", "REVIEW"),
                bought(8, SCHOOLS, "2021-05-01", "FLAGGED", "Bolt Supply", "local")
                        .putNull("date"),
                bought(9, CITY, "2021-02-04", "RESTRICTED", null, "state").put("makerId", "glance-other"),
                bought(10, ELSEWHERE, "2021-02-03", "PROHIBITED", "Acme Security LLC", "local"));
        office.until(
                "/api/findings?county=" + COUNTY, json -> json.path("total").asInt() == 10);
    }

    @Test
    void aCountyLiesInItself() {
        UUID county = UUID.fromString("6a1d0a5e-0d6f-4f0e-8a51-1f0b2a7c1e09");
        Say.agencies(Say.agency(county, "COUNTY OF QUILLBURN", "county")
                .put("state", "XF")
                .putNull("county"));
        ObjectNode purchase = Say.purchase(county, "quill-maker", "2021-02-03", "FLAGGED")
                .put("id", "6a1d0a5e-0d6f-4f0f-8a51-1f0b2a7c1e09");
        Say.findings(purchase);
        office.until(
                "/api/findings?county=Quillburn", json -> json.path("total").asInt() == 1);

        String page = Visitor.signedIn(gateway, "analyst")
                .open("/overview?state=XF&maker=quill-maker")
                .body();

        assertThat(page)
                .contains("Quillburn", "bought equipment from ")
                .doesNotContain("bought equipment from designated");
    }

    private static ObjectNode body(UUID id, String name, String kind, String state) {
        return Say.agency(id, name, kind).put("state", state).put("county", COUNTY);
    }

    private static ObjectNode bought(
            int number, UUID agency, String date, String verdict, String vendor, String... funding) {
        ObjectNode finding = Say.purchase(agency, "glance-maker", date, verdict)
                .put("id", new UUID(0x6a1d0a5e0d6f4f0fL, 0x8a511f0b2a7c0000L + number).toString())
                .put("quantity", "2")
                .put("amount", "100.50");
        ((ObjectNode) finding.withArray("lines").get(0)).put("vendorName", vendor);
        finding.putArray("funding");
        List.of(funding).forEach(finding.withArray("funding")::add);
        return finding;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&kind=city",
                "&maker=glance-maker",
                "&verdict=PROHIBITED&verdict=FLAGGED",
                "&funding=federal",
                "&funding=local",
                "&itemClass=recorder",
                "&vendor=acme%20security%20llc",
                "&vendor=unknown",
                "&since=2019-08-13",
                "&since=2021-01-01&before=2022-01-01",
                "&since=2010-01-01",
                "&before=2021-04-01",
                "&year=2021",
                "&recoded=true",
                "&afterNotice=true",
                "&afterNotice=false",
                "&agencyId=6a1d0a5e-0d6f-4f0e-8a51-1f0b2a7c1e01",
                "&kind=school_district&funding=local&since=2021-01-01&maker=glance-maker"
            })
    void everyNumberOfANarrowedOverviewIsTheTotalOfItsList(String narrower) {
        JsonNode view = office.json("/api/overview?" + HERE + narrower);
        ((ObjectNode) view).remove("byState"); // Which has all states, whatever is narrowed.
        Counted.everyNumberIsTheTotalOfItsList(office, view);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 6, 2",
        "&kind=city, 4, 1",
        "&verdict=PROHIBITED, 2, 1",
        "&funding=federal, 2, 1",
        "&itemClass=recorder, 1, 1",
        "&vendor=Acme Security LLC, 3, 1",
        "&vendor=unknown, 1, 1",
        "&maker=glance-other, 1, 1",
        "&since=2021-01-01&before=2021-04-01, 3, 1",
        "&year=2021, 4, 2",
        "&since=2010-01-01, 7, 2"
    })
    void aFilterCountsWhatItSays(String narrower, long purchases, long agencies) {
        JsonNode headline = office.json("/api/overview?" + (HERE + narrower).replace(" ", "%20"))
                .path("headline");
        assertThat(headline.path("purchases").asLong()).isEqualTo(purchases);
        assertThat(headline.path("agenciesThatBought").asLong()).isEqualTo(agencies);
        assertThat(new BigDecimal(headline.path("amount").asText()))
                .isEqualByComparingTo(new BigDecimal("100.50").multiply(BigDecimal.valueOf(purchases)));
        assertThat(new BigDecimal(headline.path("quantity").asText()))
                .isEqualByComparingTo(BigDecimal.valueOf(2 * purchases));
    }

    @Test
    void aVendorIsOneWhateverTheCaseAndTheSpacesOfItsName() {
        JsonNode vendors = office.json("/api/overview?" + HERE).path("byVendor");
        assertThat(vendors.valueStream()
                        .map(vendor -> vendor.path("key").asText() + " "
                                + vendor.path("purchases").asInt()))
                .containsExactly("ACME SECURITY LLC 3", "BOLT SUPPLY 2", "unknown 1");
    }

    @Test
    void theQuartersHaveTheirVerdictsGravestFirstAndBeginWithTheLaw() {
        JsonNode quarters = office.json("/api/overview?" + HERE).path("byQuarter");
        assertThat(quarters.valueStream()
                        .map(quarter -> quarter.path("key").asText() + " "
                                + quarter.path("since").asText() + " "
                                + quarter.path("verdicts")
                                        .valueStream()
                                        .map(verdict -> verdict.path("verdict").asText() + " "
                                                + verdict.path("count").asInt())
                                        .toList()))
                .containsExactly(
                        "2019Q3 2019-08-13 [UNDETERMINED 1]",
                        "2021Q1 2021-01-01 [PROHIBITED 2, RESTRICTED 1]",
                        "2021Q2 2021-04-01 [FLAGGED 1]",
                        "2022Q4 2022-10-01 [FLAGGED 1]");
    }

    @Test
    void aYearOfWhichOnlyAPartIsCountedSaysWhichPart() {
        Visitor analyst = Visitor.signedIn(gateway, "analyst");
        assertThat(analyst.open("/overview?" + HERE).body())
                .contains(">2019, from Aug 13</th>", ">2021</th>", "Counted from Aug 13, 2019 until ");
        assertThat(analyst.open("/overview?" + HERE + "&before=2021-04-01").body())
                .contains(">2021, until Mar 31</th>", "until Mar 31, 2021. The first");
    }

    @Test
    void severalStatesAreNotAddedUpUnasked() {
        JsonNode unasked = office.json("/api/overview");
        assertThat(unasked.path("byState")
                        .valueStream()
                        .map(state -> state.path("key").asText()))
                .contains("XF", "PA");
        assertThat(unasked.path("state").asText()).isNotEmpty();
        assertThat(unasked.path("headline"))
                .isEqualTo(office.json(
                                "/api/overview?state=" + unasked.path("state").asText())
                        .path("headline"));
        assertThat(purchases("&state=any"))
                .as("added up where it is asked for")
                .isEqualTo(purchases("&state=XF") + purchases("&state=PA"))
                .isEqualTo(7);
    }

    private long purchases(String state) {
        return office.json("/api/overview?county=" + COUNTY + state)
                .at("/headline/purchases")
                .asLong();
    }

    @ParameterizedTest
    @CsvSource({"'', 402.00 8, 201.00 4", "&verdict=PROHIBITED, 201.00 4, 0 0", "&funding=federal, 201.00 4, 0 0"})
    void theListOfAgenciesHasTheMoneyAndThePiecesOfWhatItCounts(String narrower, String city, String schools) {
        JsonNode agencies = office.json("/api/agencies?sort=-amount&" + HERE + narrower);
        assertThat(agencies.path("items")
                        .valueStream()
                        .map(agency -> agency.path("amount").asText() + " "
                                + agency.path("quantity").asText()))
                .containsExactly(city, schools);
        assertThat(Visitor.signedIn(gateway, "analyst")
                        .open("/agencies?" + HERE + narrower)
                        .body())
                .contains("Dollars and units", "$" + city.substring(0, city.indexOf(' ')));
    }

    @Test
    void whatWouldBeNoListOfItsOwnIsNotCounted() {
        JsonNode local = office.json("/api/overview?" + HERE + "&funding=local");
        assertThat(local.path("byFunding")
                        .valueStream()
                        .map(money -> money.path("key").asText()))
                .containsExactly("local");
        assertThat(local.hasNonNull("federal")).isFalse();
        assertThat(office.json("/api/overview?" + HERE + "&afterNotice=false").hasNonNull("afterNotice"))
                .isFalse();
    }

    @Test
    void whoWentOnAfterNoticeIsWhoBoughtAfterItWasToldOfAFindingThatStands() {
        UUID told = UUID.randomUUID();
        ObjectNode known = Say.purchase(told, "notice-maker", "2021-01-01", "PROHIBITED")
                .put("notifiedAt", "2022-06-01T10:00:00Z");
        Say.agencies(Say.agency(told, "Town of Toldwell (invented)", "town").put("county", "Toldshire"));
        Say.findings(
                known,
                Say.purchase(told, "notice-maker", "2022-06-01", "PROHIBITED"),
                Say.purchase(told, "notice-maker", "2022", "PROHIBITED"),
                Say.purchase(told, "notice-maker", "2022-06-02", "PROHIBITED"));
        String county = "/api/overview?state=XF&county=Toldshire";
        JsonNode view =
                office.until(county, json -> json.at("/headline/purchases").asInt() == 4);
        assertThat(view.at("/afterNotice/purchases").asInt())
                .as("a purchase of the same day, or of a year in which it was told, may have been before")
                .isEqualTo(1);
        Counted.everyNumberIsTheTotalOfItsList(office, view.path("afterNotice"));

        Say.findings(known.deepCopy()
                .put("version", 2)
                .put("decision", "dismissed")
                .put("status", "closed")
                .put("outcome", "not_a_match"));
        office.until(county, json -> json.at("/afterNotice/purchases").asInt() == 0);
    }

    @ParameterizedTest
    @CsvSource({
        "since=yesterday, Give since as a day",
        "before=2021-13-01, Give before as a day",
        "year=abcd, Give year as a whole number",
        "agencyId=nobody, Give agencyId as",
        "kind=castle, kind takes one of",
        "verdict=GUILTY, verdict takes one of",
        "state=ZZ, ZZ is not a state",
        "since=2022-01-01&before=2021-01-01, has to be later than since"
    })
    void aFilterThatIsNotUnderstoodIsSaid(String filter, String said) {
        Visitor analyst = Visitor.signedIn(gateway, "analyst");
        for (String list : List.of("/overview", "/findings", "/agencies")) {
            assertThat(office.get("/api" + list + "?" + filter).statusCode())
                    .as(list)
                    .isIn(400, 422);
            HttpResponse<String> page = analyst.open(list + "?" + filter);
            assertThat(page.statusCode()).as(list).isIn(400, 422);
            assertThat(page.body()).as(list).contains(said);
        }
    }

    @Test
    void theMapHasTheCountiesOfAStateAndNamesWhatHasNoShape() {
        Visitor analyst = Visitor.signedIn(gateway, "analyst");
        assertThat(analyst.open("/overview?state=PA&county=" + COUNTY).body())
                .contains("<title>Allegheny: 0</title>", "not on the map: " + COUNTY + ".");
        assertThat(analyst.open("/overview?" + HERE).body())
                .contains("<title>Tamberly: 0</title>", "not on the map: " + COUNTY + ".");
    }

    @Test
    void aFormThatIsSentWithEmptyFieldsNarrowsNothing() {
        String empty =
                "?state=&county=&kind=&maker=&verdict=&since=&before=&agencyId=&funding=&itemClass=&vendor=&q=&status=";
        Visitor analyst = Visitor.signedIn(gateway, "analyst");
        assertThat(analyst.open("/findings" + empty).statusCode()).isEqualTo(200);
        assertThat(analyst.open("/overview" + empty).statusCode()).isEqualTo(200);
    }

    /** How many bodies, which kinds, which makers, how much money, since when, who after notice, where, with federal money. */
    @Test
    void eachQuestionIsAnsweredInTwoClicksAndItsNumberIsThatOfItsList() {
        Visitor analyst = Visitor.signedIn(gateway, "analyst");
        JsonNode view = office.json("/api/overview?" + HERE);
        String page = analyst.open("/overview?" + HERE).body();

        assertThat(page).contains("2 agencies bought").contains("$603.00").contains("12 units");
        assertThat(page)
                .contains("/findings/" + view.at("/first/findingId").asText())
                .contains("Sep 30, 2019");
        for (String group : List.of("byKind", "byMaker", "byCounty", "byVendor", "byFunding")) {
            assertThat(view.path(group)).as(group).isNotEmpty();
            view.path(group).forEach(row -> {
                assertLeadsTo(
                        analyst,
                        page,
                        row.path("purchasesLink").asText(),
                        row.path("purchases").asLong(),
                        "finding");
                assertLeadsTo(
                        analyst,
                        page,
                        row.path("agenciesLink").asText(),
                        row.path("agencies").asLong(),
                        "agenc");
            });
        }
        for (String group : List.of("federal", "afterNotice")) {
            JsonNode row = view.path(group);
            assertLeadsTo(
                    analyst,
                    page,
                    row.path("purchasesLink").asText(),
                    row.path("purchases").asLong(),
                    "finding");
        }
    }

    private static void assertLeadsTo(Visitor who, String page, String link, long number, String noun) {
        String path = link.substring("/api".length());
        assertThat(page).contains("href=\"" + path.replace("&", "&amp;") + "\"");
        assertThat(who.open(path).body())
                .as(path)
                .containsPattern(number == 0 ? "No findings match" : "(?<![0-9,])" + number + " " + noun);
    }

    @Test
    void theStateOnAnEarlierDayStandsBesideTheStateNow() {
        Visitor analyst = Visitor.signedIn(gateway, "analyst");

        assertThat(analyst.open("/overview/earlier").body())
                .contains("name=\"knownAt\"")
                .doesNotContain("<table");
        assertThat(analyst.open("/overview/earlier?knownAt=2026-10-01&asOf=2021-12-31")
                        .body())
                .contains("As of the end of Oct 1, 2026 (purchases through Dec 31, 2021)")
                .contains("href=\"/findings?knownAt=2026-10-01&amp;asOf=2021-12-31\"")
                .contains("sl-verdict--prohibited", "Withdrawn");
        HttpResponse<String> noDay = analyst.open("/overview/earlier?knownAt=2026-13-45");
        assertThat(noDay.statusCode()).isEqualTo(400);
        assertThat(noDay.body())
                .contains("Nothing is shown", "value=\"2026-13-45\"")
                .doesNotContain("<table");
    }

    @Test
    void theFilterIsKeptFromTheOverviewToTheListAndShownThere() {
        Visitor analyst = Visitor.signedIn(gateway, "analyst");
        String page = analyst.open("/overview?" + HERE + "&funding=federal").body();
        Matcher tile =
                Pattern.compile("sl-tile--prohibited\"><a href=\"([^\"]+)\"").matcher(page);
        assertThat(tile.find()).isTrue();
        String list = tile.group(1).replace("&amp;", "&");
        assertThat(list).contains("state=XF", "county=" + COUNTY, "funding=federal", "since=2019-08-13");
        assertThat(analyst.open(list).body())
                .contains("2 findings", "county: " + COUNTY, "any federal funds", "4 units", "$201.00");
    }
}
