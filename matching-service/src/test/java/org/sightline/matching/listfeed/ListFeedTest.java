package org.sightline.matching.listfeed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.kit.digest.Sha256;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.RealService;

/** Published lists from a server that misbehaves as real ones do. All parties are invented. */
@QuarkusTest
class ListFeedTest extends RealService {

    private static final String CSL = "_id,source,entity_number,type,name,alt_names,citizenships,start_date,end_date\n";
    private static final RowScope TEST = RowScope.job("test");

    @Inject
    Sql sql;

    private String feed = "csl";
    private Publisher publisher;
    private int before;

    @AfterEach
    void switchOff() {
        for (JsonNode fetch : fetches()) {
            if (fetch.has("draftId")) {
                discard(fetch.path("draftId").asText());
            }
        }
        if (publisher != null) {
            put("csl".equals(feed) ? "csl_csv" : format(), publisher.address("/list"), false);
            publisher.close();
        }
    }

    private String format() {
        return read().path("format").asText();
    }

    private static String party(int number, String name) {
        return "inv%03d,Entity List (EL) - Bureau of Industry and Security,,,%s,%s Lines,,2021-03-04,\n"
                .formatted(number, name, name);
    }

    private static String parties(int from, int to) {
        return CSL
                + IntStream.range(from, to)
                        .mapToObj(i -> party(i, "Borvelan Works " + i))
                        .collect(Collectors.joining());
    }

    private static String sdn(int from, int to) {
        return "<?xml version=\"1.0\"?><sdnList><publshInformation><Record_Count>" + (to - from)
                + "</Record_Count></publshInformation>"
                + IntStream.range(from, to)
                        .mapToObj(i -> "<sdnEntry><uid>99" + i + "</uid><lastName>QUORVASTA WORKS " + i
                                + "</lastName><sdnType>Entity</sdnType></sdnEntry>")
                        .collect(Collectors.joining())
                + "</sdnList>";
    }

    private static Map<String, Object> said(String format, String address, boolean enabled) {
        Map<String, Object> said = new HashMap<>();
        said.put("name", "Published list (invented)");
        said.put("format", format);
        said.put("address", address);
        said.put("enabled", enabled);
        return said;
    }

    private void put(String format, String address, boolean enabled) {
        Response now = as("admin").get("/watchlist/feeds/" + feed);
        var request = as("admin").body(said(format, address, enabled));
        if (now.statusCode() == 200) {
            request.header("If-Match", now.header("ETag"));
        }
        Response answer = request.put("/watchlist/feeds/" + feed);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    /** From here on the feed reads this list. */
    private void publish(String format, String list, String path, String... faults) {
        publisher = new Publisher(list);
        publisher.misbehave(faults);
        before = fetches().size();
        put(format, publisher.address(path), true);
    }

    private JsonNode read() {
        return json(as("analyst").get("/watchlist/feeds/" + feed).asString());
    }

    private JsonNode fetches() {
        return json(as("analyst")
                        .queryParam("limit", 1000)
                        .get("/watchlist/feeds/" + feed + "/fetches")
                        .asString())
                .path("items");
    }

    /** The fetch of this number since the list was published, once it ended; the first is 1. */
    private JsonNode ended(int number) {
        eventually().until(() -> {
            JsonNode now = fetches();
            return now.size() >= before + number
                    && now.get(now.size() - before - number).has("finishedAt");
        });
        JsonNode all = fetches();
        return all.get(all.size() - before - number);
    }

    private void fetchNow() {
        as("admin").post("/watchlist/feeds/" + feed + "/fetches").then().statusCode(200);
    }

    /** As if its time had come. */
    private void isDue() {
        sql.as(
                TEST,
                () -> sql.query("update list_feed set next_at = now() where id = :id")
                        .with("id", feed)
                        .change());
    }

    private static int inForce() {
        return as("analyst").get("/watchlist").path("version");
    }

    private static List<String> named(String text) {
        return as("analyst")
                .queryParam("q", text)
                .queryParam("limit", 1000)
                .get("/watchlist")
                .jsonPath()
                .getList("rows.items.value");
    }

    private static String status(JsonNode fetch) {
        return fetch.path("status").asText();
    }

    private static String tag(String path) {
        return as("admin").get(path).header("ETag");
    }

    private static void discard(String draft) {
        String path = "/watchlist/drafts/" + draft;
        as("admin").header("If-Match", tag(path)).delete(path).then().statusCode(204);
    }

    private static Response approval(String draft) {
        String path = "/watchlist/drafts/" + draft;
        return as("admin").header("If-Match", tag(path)).post(path + "/approval");
    }

    /** The local realm has one admin, so whoever answers for the draft is made another. */
    private void answersForIt(String draft) {
        sql.query("update proposal set proposed_by = 'another|person' where id = :id")
                .with("id", UUID.fromString(draft))
                .change();
    }

    @Test
    void aFetchedListIsADraftWithItsEvidenceAndNothingIsInForceWithoutAnotherPerson() {
        int version = inForce();
        String list = parties(0, 10);
        publish("csl_csv", list, "/list");

        JsonNode fetch = ended(1);
        assertThat(status(fetch)).as(fetch.toString()).isEqualTo("drafted");
        assertThat(fetch.at("/difference/parties/added").asInt()).isEqualTo(10);
        assertThat(fetch.at("/difference/names/added").asInt()).isEqualTo(20);
        assertThat(fetch.at("/difference/samples").toString()).contains("Added: Borvelan Works 3 (csl-inv003)");
        assertThat(fetch.path("sha256").asText()).isEqualTo(Sha256.hex(list));
        assertThat(fetch.path("address").asText()).isEqualTo(publisher.address("/list"));

        String draft = fetch.path("draftId").asText();
        as("analyst")
                .get("/watchlist/drafts/" + draft)
                .then()
                .statusCode(200)
                .body("draftedBy", equalTo("list feed csl"))
                .body("summary", containsString("10 parties added"))
                .body("summary", containsString("SHA-256 " + Sha256.hex(list)))
                .body("summary", containsString(publisher.address("/list")));
        assertThat(as("analyst")
                        .get("/watchlist/feeds/csl/fetches/" + fetch.path("id").asText() + "/file")
                        .asString())
                .isEqualTo(list);
        assertThat(inForce()).isEqualTo(version);
        assertThat(named("borvelan works")).isEmpty();
        assertThat(approval(draft).statusCode())
                .as("whoever said where the list is does not approve what it brings")
                .isEqualTo(403);
    }

    @Test
    void theSameListAgainIsNothingToDo() {
        publish("csl_csv", parties(0, 10), "/list");
        String draft = ended(1).path("draftId").asText();

        isDue();
        assertThat(status(ended(2))).isEqualTo("nothing_new");
        assertThat(publisher.answers()).containsExactly("200", "304");
        assertThat(ended(1).path("draftId").asText())
                .as("the draft still waits")
                .isEqualTo(draft);

        fetchNow();
        assertThat(ended(3).path("message").asText()).contains("The draft that waits says all that is new");
        assertThat(publisher.answers()).as("a person wants it compared").endsWith("200");

        discard(draft);
        isDue();
        assertThat(status(ended(4)))
                .as("what was thrown away is not drafted again")
                .isEqualTo("nothing_new");
        fetchNow();
        assertThat(status(ended(5))).as("unless a person wants it").isEqualTo("drafted");
    }

    @Test
    void whatAPersonAsksForWhileAListIsFetchedComesAfterIt() {
        publish("csl_csv", parties(0, 10), "/list", "held");
        eventually().until(() -> publisher.answers().contains("held"));

        fetchNow();
        publisher.release();

        assertThat(status(ended(1))).isEqualTo("drafted");
        assertThat(ended(2).path("message").asText()).contains("The draft that waits says all that is new");
    }

    @Test
    void aNewerListReplacesADraftThatNobodyDecidedAndSaysSo() {
        publish("csl_csv", parties(0, 10), "/list");
        String old = ended(1).path("draftId").asText();

        publisher.publishes(parties(0, 11));
        isDue();
        JsonNode newer = ended(2);

        assertThat(status(newer)).isEqualTo("drafted");
        assertThat(status(ended(1))).isEqualTo("replaced");
        assertThat(ended(1).path("message").asText()).contains("before anybody decided");
        as("admin").get("/watchlist/drafts/" + old).then().statusCode(404);
        as("admin")
                .get("/watchlist/drafts/" + newer.path("draftId").asText())
                .then()
                .body("summary", containsString("It replaces the draft of"));
    }

    @ParameterizedTest
    @CsvSource({
        "500, answers 500",
        "cut, cut off",
        "slow, did not end within 2 seconds",
        "html, not what was fetched before",
        "empty, No record",
        "columns, needs the columns name and source",
        "huge, more than 1048576 bytes"
    })
    void aBadAnswerChangesNothingAndIsAskedForAgain(String fault, String why) {
        int version = inForce();
        publish("csl_csv", parties(0, 10), "/list", fault);

        JsonNode bad = ended(1);
        assertThat(status(bad)).as(bad.toString()).isEqualTo("failed");
        assertThat(bad.path("message").asText()).contains(why);
        assertThat(status(ended(2))).isEqualTo("drafted");
        eventually().until(() -> read().path("failures").asInt() == 0);
        assertThat(inForce()).isEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource({"429", "503"})
    void aServerThatAsksToComeLaterIsLeftAloneSoLong(String fault) {
        publish("csl_csv", parties(0, 10), "/list", fault);

        JsonNode waiting = ended(1);
        JsonNode good = ended(2);
        assertThat(status(waiting)).isEqualTo("waiting");
        assertThat(status(good)).isEqualTo("drafted");
        assertThat(Duration.between(
                        Instant.parse(waiting.path("finishedAt").asText()),
                        Instant.parse(good.path("startedAt").asText())))
                .isGreaterThanOrEqualTo(Duration.ofMillis(1_900));
    }

    @Test
    void aMovedListIsFoundAndOneThatLeadsInACircleIsNot() {
        publish("csl_csv", parties(0, 10), "/moved");
        JsonNode fetch = ended(1);
        assertThat(status(fetch)).as(fetch.toString()).isEqualTo("drafted");
        assertThat(fetch.path("address").asText()).isEqualTo(publisher.address("/list"));

        before = fetches().size();
        put("csl_csv", publisher.address("/round"), true);
        assertThat(ended(1).path("message").asText()).contains("more than 4 times");
    }

    @Test
    void anApprovedListIsInForceAndOneThatShrinksAsksAPersonFirst() {
        feed = "ofac";
        publish("ofac_sdn_xml", sdn(0, 10), "/list");
        String draft = ended(1).path("draftId").asText();
        answersForIt(draft);
        approval(draft).then().statusCode(200).body("draftedBy", equalTo("list feed ofac"));
        assertThat(named("quorvasta works")).hasSize(20);
        int version = inForce();

        publisher.publishes(sdn(3, 10));
        isDue();
        JsonNode asks = ended(2);
        assertThat(status(asks)).as(asks.toString()).isEqualTo("asks");
        assertThat(asks.path("message").asText()).contains("3 of the 10 listed parties are gone");
        assertThat(asks.has("draftId")).isFalse();

        isDue();
        assertThat(status(ended(3))).as("it asks once").isEqualTo("nothing_new");

        String path = "/watchlist/feeds/ofac/fetches/" + asks.path("id").asText() + "/draft";
        as("admin").post(path).then().statusCode(428);
        as("admin").header("If-Match", "\"0\"").post(path).then().statusCode(412);
        as("analyst")
                .header("If-Match", tag("/watchlist/feeds/ofac"))
                .post(path)
                .then()
                .statusCode(403);
        String second = as("admin")
                .header("If-Match", tag("/watchlist/feeds/ofac"))
                .post(path)
                .then()
                .statusCode(200)
                .body("status", equalTo("drafted"))
                .extract()
                .path("draftId");
        assertThat(approval(second).statusCode())
                .as("whoever said that it is drafted answers for it")
                .isEqualTo(403);
        as("admin")
                .header("If-Match", tag("/watchlist/feeds/ofac"))
                .post(path)
                .then()
                .statusCode(409);
        assertThat(inForce()).isEqualTo(version);

        answersForIt(second);
        approval(second).then().statusCode(200);
        assertThat(named("quorvasta works 1"))
                .as("what was bought while it was listed is still found")
                .hasSize(2);
        fetchNow();
        assertThat(ended(4).path("message").asText()).isEqualTo("The list says what is in force.");
    }

    @Test
    void aTableThatAnOfficeKeepsSaysWhichMakersAreOnAListOfSentences() {
        feed = "section-1260h";
        publish(
                "dod_1260h_csv",
                "name,from,entity\nInvented Optics Corp.,2026-07-07,\nLorex (invented entry),2026-07-07,lorex\n",
                "/list");

        JsonNode fetch = ended(1);
        assertThat(status(fetch)).as(fetch.toString()).isEqualTo("drafted");
        assertThat(fetch.at("/difference/parties/added").asInt()).isEqualTo(2);
        assertThat(as("admin")
                        .get("/watchlist/drafts/" + fetch.path("draftId").asText())
                        .jsonPath()
                        .getList("diff.row.value"))
                .containsExactly("Invented Optics Corp.", "dod-1260h", "Invented Optics Corp.", "dod-1260h");
    }

    @Test
    void onlyAnAdminSaysWhereAListIsAndOneListHasOneFeed() {
        publish("csl_csv", parties(0, 2), "/list");
        ended(1);
        as("analyst")
                .body(said("csl_csv", publisher.address("/list"), true))
                .put("/watchlist/feeds/other")
                .then()
                .statusCode(403);
        as("admin")
                .body(said("csl_json", publisher.address("/list"), true))
                .put("/watchlist/feeds/other")
                .then()
                .statusCode(409)
                .body("detail", containsString("US Consolidated Screening List"));
        as("admin")
                .body(said("ofac_sdn_csv", "file:///etc/passwd", true))
                .put("/watchlist/feeds/other")
                .then()
                .statusCode(422)
                .body("errors.size()", equalTo(2));
        as("admin")
                .body(said("csl_csv", publisher.address("/list"), true))
                .put("/watchlist/feeds/csl")
                .then()
                .statusCode(428);
        reporter(UUID.randomUUID()).get("/watchlist/feeds").then().statusCode(403);
    }

    @Test
    void aListIsNotFetchedUnlessAnAdminSwitchesItOn() {
        publisher = new Publisher(parties(0, 2));
        Map<String, Object> said = said("csl_csv", publisher.address("/list"), true);
        said.remove("enabled");
        var request = as("admin").body(said);
        Response now = as("admin").get("/watchlist/feeds/csl");
        if (now.statusCode() == 200) {
            request.header("If-Match", now.header("ETag"));
        }
        request.put("/watchlist/feeds/csl").then().statusCode(200).body("enabled", equalTo(false));

        as("admin")
                .post("/watchlist/feeds/csl/fetches")
                .then()
                .statusCode(409)
                .body("detail", containsString("not enabled"));
        assertThat(publisher.answers()).isEmpty();
    }
}
