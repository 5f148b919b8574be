package org.sightline.matching.draft;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.RealService;
import org.sightline.matching.held.GroupKey;
import org.sightline.matching.held.GroupRepository;
import org.sightline.testsupport.service.Messages;

/** The watchlist in use: drafts, simulation, approval by another person, screening again. */
@QuarkusTest
class WatchlistTest extends RealService {

    private final UUID agency = UUID.randomUUID();

    @Inject
    DataSource database;

    @Inject
    Sql sql;

    @Inject
    GroupRepository groups;

    @Test
    void anEntryOpensFindingsAndItsRemovalWithdrawsThem() throws SQLException, IOException {
        String word = coined();
        UUID line = line("NETWORK CAMERA " + word + " OUTDOOR");
        UUID marker = line("HIKVISION CAMERA DS-2CD2343G0-I " + word + "X");
        settled(agency, 1);
        assertThat(rows(line)).as("a line that matches nothing has no row").isZero();
        String draft = draft("add", word);
        Map<String, Object> simulation = as("admin")
                .post("/watchlist/drafts/" + draft + "/simulation")
                .then()
                .statusCode(200)
                .extract()
                .as(Map.class);
        assertThat(simulation).containsEntry("findingsOpened", 1).containsEntry("findingsWithdrawn", 0);
        assertThat(simulation).as("an admin reads no findings").doesNotContainKey("findings");
        assertThat(tried("admin", draft)).contains("\"findingsOpened\":1").doesNotContain(word, agency.toString());
        assertThat(tried("analyst", draft))
                .contains("\"agencyId\":\"" + agency + "\",\"effect\":\"opened\"", "NETWORK CAMERA " + word)
                .contains("\"effect\":\"changed\"", "HIKVISION CAMERA", "\"before\":", "\"after\":");
        assertThat(holding(agency)).hasSize(1);
        assertThat(rows(line)).as("a dry run changes nothing").isZero();
        int version = approve(draft).path("version");
        Map<String, Object> opened = settled(agency, 2).stream()
                .filter(finding -> finding.toString().contains(line.toString()))
                .findFirst()
                .orElseThrow();
        assertThat(opened.get("makerId")).isEqualTo("hikvision");
        assertThat(opened.get("timeline").toString()).contains("of the watchlist");
        eventually().until(() -> state(version), "done"::equals);
        JsonNode message = json.readTree(
                kafka().await("watchlists", SOON, one -> one.value().contains("\"version\":" + version + ","))
                        .value());
        assertThat(Messages.faults("watchlist", message)).isEmpty();

        assertThat(news())
                .singleElement()
                .satisfies(told -> assertThat(told)
                        .contains("1 finding has changed since the watchlist changed on ", ": 1 new. "));

        int next = approve(draft("remove", word)).path("version");
        settled(agency, 1);
        Map<String, Object> withdrawn = findings(agency).stream()
                .filter(finding -> finding.get("id").equals(opened.get("id")))
                .findFirst()
                .orElseThrow();
        assertThat(actions(withdrawn)).containsExactly("opened", "withdrawn");
        eventually().until(() -> state(next), "done"::equals);
        assertThat(news()).hasSize(2).anySatisfy(told -> assertThat(told).contains(": 1 withdrawn. "));
        assertThat(marker).isNotNull();
    }

    @Test
    void aChangeSettlesOnlyTheDevicesThatItCanTouch() throws Exception {
        String word = coined();
        UUID listed = device("Hikvision");
        UUID named = device(word);
        settled(agency, 1);
        String draft = draft("add", word);
        Future<Map<String, Object>> preview;
        try (ExecutorService another = Executors.newSingleThreadExecutor()) {
            preview = sql.as(
                    RowScope.job("test"),
                    () -> QuarkusTransaction.requiringNew().call(() -> {
                        groups.lock(Set.of(new GroupKey(agency, "device:" + listed, "hikvision")));
                        Future<Map<String, Object>> tried = another.submit(() -> as("admin")
                                .post("/watchlist/drafts/" + draft + "/simulation")
                                .as(Map.class));
                        tried.get(30, TimeUnit.SECONDS);
                        return tried;
                    }));
        }
        assertThat(preview.get())
                .as("it does not wait for a device that the change cannot touch")
                .containsEntry("findingsOpened", 1);
        approve(draft);
        assertThat(settled(agency, 2).toString()).contains(named.toString());
    }

    private UUID device(String maker) {
        UUID id = UUID.randomUUID();
        send(
                "devices",
                id,
                Map.of(
                        "id",
                        id,
                        "version",
                        1,
                        "agencyId",
                        agency,
                        "maker",
                        maker,
                        "model",
                        "Invented 1",
                        "status",
                        "installed"));
        return id;
    }

    /** What the agency is told of changes. */
    private List<String> news() {
        return reporter(agency).get("/inbox?limit=1000").jsonPath().<Map<String, Object>>getList("items").stream()
                .filter(entry -> "verdicts_turned".equals(entry.get("kind")))
                .map(entry -> String.valueOf(entry.get("text")))
                .toList();
    }

    /** What a reader of a draft is told of its dry run. */
    private String tried(String reader, String draft) throws IOException {
        return json.readTree(as(reader).get("/watchlist/drafts/" + draft).asString())
                .path("simulation")
                .toString();
    }

    @Test
    void aDecisionLapsesWhenTheListChangesWhatItSaysOfTheEntity() throws SQLException {
        line("HIKVISION LANE RESURFACING " + UUID.randomUUID());
        Map<String, Object> finding = settled(agency, 1).get(0);
        for (String who : List.of("analyst", "analyst2")) {
            finding = as(who).header("If-Match", "\"" + finding.get("version") + "\"")
                    .body(Map.of("decision", "dismissed", "outcome", "not_a_match", "reason", "A street."))
                    .post("/findings/" + finding.get("id") + "/decisions")
                    .then()
                    .statusCode(200)
                    .extract()
                    .as(Map.class);
        }
        assertThat(finding.get("status")).isEqualTo("closed");
        String draft = draft("add", coined());
        int lapsed = as("admin")
                .post("/watchlist/drafts/" + draft + "/simulation")
                .then()
                .statusCode(200)
                .extract()
                .path("decisionsLapsed");
        assertThat(lapsed).isPositive();
        approve(draft);
        Map<String, Object> reopened =
                eventually().until(() -> holding(agency).get(0), now -> "new".equals(now.get("status")));
        assertThat(actions(reopened)).endsWith("reopened");
    }

    @Test
    void nobodyApprovesAnOwnDraft() {
        String draft = draft("add", coined());
        as("admin")
                .header("If-Match", tag(draft))
                .post("/watchlist/drafts/" + draft + "/approval")
                .then()
                .statusCode(403);
        discard(draft);
        as("admin").get("/watchlist/drafts/" + draft).then().statusCode(404);
    }

    @Test
    void aDraftThatAnotherPersonChangedIsNeitherApprovedNorThrownAway() {
        String path = "/watchlist/drafts/" + draft("add", coined());
        String seen = as("admin").get(path).header("ETag");
        as("admin").post(path + "/simulation").then().statusCode(200);

        as("admin").header("If-Match", seen).post(path + "/approval").then().statusCode(412);
        as("admin").header("If-Match", seen).delete(path).then().statusCode(412);
        as("admin").post(path + "/approval").then().statusCode(428);
        as("admin").delete(path).then().statusCode(428);
    }

    @Test
    void aPublishedListSentAgainWithItsKeyIsOneDraft() {
        String key = UUID.randomUUID().toString();
        String list = "36,\"BORVELAN KASTRIK SHIPPING\",-0- ,\"INV\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n";

        Response first = imported(key, list);
        Response again = imported(key, list);
        first.then().statusCode(201);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        imported(key, list.replace("KASTRIK", "KASTRIN")).then().statusCode(422);
        discard(first.path("draft.id"));
    }

    private static Response imported(String key, String list) {
        return as("admin")
                .contentType("application/octet-stream")
                .header("Idempotency-Key", key)
                .body(list.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .queryParam("format", "ofac_sdn_csv")
                .post("/watchlist/imports");
    }

    private static String tag(String draft) {
        return as("admin").get("/watchlist/drafts/" + draft).header("ETag");
    }

    private static void discard(String draft) {
        as("admin")
                .header("If-Match", tag(draft))
                .delete("/watchlist/drafts/" + draft)
                .then()
                .statusCode(204);
    }

    @Test
    void onlyAdminsDraft() {
        as("analyst")
                .body(request("add", coined()))
                .post("/watchlist/drafts")
                .then()
                .statusCode(403);
        reporter(agency)
                .body(request("add", coined()))
                .post("/watchlist/drafts")
                .then()
                .statusCode(403);
        reporter(agency).get("/watchlist/drafts").then().statusCode(403);
    }

    @Test
    void aDraftThatDoesNotFitSaysWhatIsWrong() {
        Map<String, Object> edit = new HashMap<>(
                Map.of("op", "add", "kind", "name", "entityId", "nobody", "value", "X", "source", "test"));
        as("admin")
                .body(Map.of("summary", "test", "edits", List.of(edit)))
                .post("/watchlist/drafts")
                .then()
                .statusCode(422)
                .body("errors[0].code", org.hamcrest.Matchers.equalTo("unknown-entity"));
        as("admin")
                .body(request("remove", "NEVER THERE"))
                .post("/watchlist/drafts")
                .then()
                .statusCode(422);
    }

    @Test
    void whatTheListSaysAlreadyIsRefusedAndWhatItSaysOtherwiseIsReplaced() throws SQLException {
        String word = coined();
        approve(draft("add", word));
        as("admin")
                .body(request("add", word))
                .post("/watchlist/drafts")
                .then()
                .statusCode(422)
                .body("errors[0].code", org.hamcrest.Matchers.equalTo("already-there"));
        Map<String, Object> edit = new HashMap<>(Map.of(
                "op", "add", "kind", "name", "entityId", "hikvision", "value", word, "source", "read once more"));
        Response replaced = as("admin")
                .body(Map.of("summary", "test", "edits", List.of(edit)))
                .post("/watchlist/drafts");
        replaced.then().statusCode(201);
        assertThat(replaced.jsonPath().getList("diff.op")).containsExactly("remove", "add");
        assertThat(replaced.jsonPath().getList("diff.row.source"))
                .containsExactly("invented for a test", "read once more");
        discard(replaced.path("id"));
        approve(draft("remove", word));
    }

    @Test
    void openDraftsAreListedInShortWithWhoseTheyAre() {
        String draft = draft("add", coined());
        Map<String, Object> brief = as("admin").get("/drafts").jsonPath().<Map<String, Object>>getList("").stream()
                .filter(one -> one.get("id").equals(draft))
                .findFirst()
                .orElseThrow();
        assertThat(brief)
                .containsEntry("kind", "watchlist")
                .containsEntry("draftedBy", "admin")
                .containsEntry("ofTheCaller", true)
                .doesNotContainKey("diff");
        as("analyst")
                .get("/drafts")
                .then()
                .body("find { it.id == '" + draft + "' }.ofTheCaller", org.hamcrest.Matchers.equalTo(false));
        reporter(agency).get("/drafts").then().statusCode(403);
        discard(draft);
    }

    @Test
    void aPublishedListBecomesADraft() {
        String csv =
                "id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,dataset,first_seen,last_seen,last_change\n"
                        + "NK-invented,Company,Invented Zephyrine Optics Ltd,Zephyrine,,xx,,,,,,invented,2024-01-01,2024-01-02,2024-01-02\n";
        Response answer = as("admin")
                .contentType("application/octet-stream")
                .body(csv.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .queryParam("format", "opensanctions_csv")
                .post("/watchlist/imports");
        answer.then().statusCode(201);
        assertThat(answer.<Integer>path("entities")).isEqualTo(1);
        String id = answer.path("draft.id");
        as("admin").get("/watchlist/drafts/" + id).then().statusCode(200);
        discard(id);
        as("admin")
                .contentType("application/octet-stream")
                .body(new byte[0])
                .queryParam("format", "other")
                .post("/watchlist/imports")
                .then()
                .statusCode(422);
    }

    @Test
    void theSdnListComesWithItsFileOfOtherNames() {
        String sdn = "36,\"BORVELAN KASTRIK SHIPPING\",-0- ,\"INV\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n";
        String alt = "36,12,\"aka\",\"QUORVASTA LINES\",-0- \n";
        Response answer = as("admin")
                .contentType("multipart/form-data")
                .multiPart("file", "SDN.CSV", sdn.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .multiPart("alternatives", "ALT.CSV", alt.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .queryParam("format", "ofac_sdn_csv")
                .post("/watchlist/imports");
        answer.then().statusCode(201);
        assertThat(answer.jsonPath().getList("draft.diff.row.value"))
                .contains("BORVELAN KASTRIK SHIPPING", "QUORVASTA LINES");
        discard(answer.path("draft.id"));
        as("admin")
                .contentType("multipart/form-data")
                .multiPart("file", "x.json", "[]".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .queryParam("format", "csl_json")
                .post("/watchlist/imports")
                .then()
                .statusCode(422)
                .body("errors[0].code", org.hamcrest.Matchers.equalTo("not-that-format"));
    }

    @Test
    void theListInForceCanBeSearched() {
        Response answer = as("analyst")
                .queryParam("kind", "name")
                .queryParam("entityId", "hikvision")
                .get("/watchlist");
        answer.then().statusCode(200);
        assertThat(answer.jsonPath().getList("rows.items.value")).isNotEmpty();
        assertThat(answer.jsonPath().getList("rows.items.entityId")).containsOnly("hikvision");
    }

    private UUID line(String description) {
        UUID id = UUID.randomUUID();
        Map<String, Object> line = new HashMap<>(Map.of(
                "id",
                id,
                "version",
                1,
                "sourceId",
                "invented",
                "importId",
                agency,
                "row",
                2,
                "agencyId",
                agency,
                "buyerName",
                "CITY OF NOWHERE (INVENTED)",
                "state",
                "XF"));
        line.putAll(Map.of(
                "documentType",
                "purchase_order",
                "documentNumber",
                "PO-" + id,
                "description",
                description,
                "obligationDate",
                "2022-03-04",
                "currency",
                "USD",
                "codes",
                List.of(),
                "funding",
                List.of(),
                "withdrawn",
                false,
                "recordedAt",
                "2026-11-24T15:30:00Z"));
        send("contract-lines", id, line);
        return id;
    }

    private static String draft(String op, String word) {
        return as("admin")
                .body(request(op, word))
                .post("/watchlist/drafts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Map<String, Object> request(String op, String word) {
        return Map.of(
                "summary",
                "An invented label",
                "edits",
                List.of(Map.of(
                        "op",
                        op,
                        "kind",
                        "name",
                        "entityId",
                        "hikvision",
                        "value",
                        word,
                        "source",
                        "invented for a test")));
    }

    /** Approves as the colleague of whoever drafted it: the local realm has one admin, so the drafter is made another. */
    private Response approve(String draft) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update proposal set proposed_by = null, proposed_by_name = 'colleague' where id = ?")) {
            update.setObject(1, UUID.fromString(draft));
            update.executeUpdate();
        }
        Response approved = as("admin").header("If-Match", tag(draft)).post("/watchlist/drafts/" + draft + "/approval");
        approved.then().statusCode(200);
        return approved;
    }

    private long rows(UUID line) {
        return sql.as(
                RowScope.job("test"),
                () -> QuarkusTransaction.requiringNew()
                        .call(() -> sql.query("select count(*) from contract_line where id = :id")
                                .with("id", line)
                                .number()));
    }

    private static String state(int version) {
        List<Map<String, Object>> versions = as("analyst")
                .get("/watchlist/versions")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("");
        Map<String, Object> one = versions.stream()
                .filter(v -> v.get("version").equals(version))
                .findFirst()
                .orElseThrow();
        return (String) ((Map<?, ?>) one.get("rescreening")).get("state");
    }

    /** A word that nobody has. */
    private static String coined() {
        StringBuilder word = new StringBuilder("Q");
        UUID.randomUUID()
                .toString()
                .chars()
                .filter(Character::isLetterOrDigit)
                .limit(14)
                .forEach(c -> word.append((char) ('A' + c % 26)));
        return word.toString();
    }
}
