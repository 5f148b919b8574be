package org.sightline.ingest.body;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.sightline.ingest.RealService;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/** A list of public bodies is looked at before it is in force. All bodies are invented. */
@QuarkusTest
class PublicBodyLoadTest extends RealService {

    private static final RowScope JOB = RowScope.job("test");

    private final String list = "invented-" + UUID.randomUUID();

    @Inject
    Sql sql;

    @Inject
    PublicBodyLoads loads;

    private Response send(String... rows) {
        String table = "id,name,kind,state,county\n" + String.join("\n", rows) + "\n";
        return as("admin")
                .contentType("application/octet-stream")
                .body(table.getBytes(StandardCharsets.UTF_8))
                .post("/public-body-loads?filename=list.csv&list=" + list);
    }

    private static Response apply(JsonNode load) {
        return as("admin")
                .header("If-Match", "\"" + load.path("version").asLong() + "\"")
                .post("/public-body-loads/" + load.path("id").asText() + "/application");
    }

    private static JsonNode read(JsonNode load) {
        return get("/public-body-loads/" + load.path("id").asText());
    }

    private long held() {
        for (JsonNode loaded : get("/public-body-lists").path("items")) {
            if (loaded.path("id").asText().equals(list)) {
                return loaded.path("bodies").asLong();
            }
        }
        return 0;
    }

    private JsonNode sent(String... rows) {
        Response answer = send(rows);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return json(answer.asString());
    }

    private JsonNode loaded(String... rows) {
        Response applied = apply(sent(rows));
        assertThat(applied.statusCode()).as(applied.asString()).isEqualTo(200);
        return json(applied.asString());
    }

    @Test
    void aDraftSaysHowTheFileWasUnderstoodAndChangesNothing() {
        JsonNode draft =
                sent("1,City of Zedmarrow,city,XF,Alder", "2,,city,XF,", "3,Zed Nation,Tribal,XF,", "4,Zed,city,QQ,");

        assertThat(draft.path("status").asText()).isEqualTo("draft");
        assertThat(draft.path("columns").findValuesAsText("part"))
                .containsExactly("key", "name", "kind", "state", "county");
        assertThat(draft.path("rows").asLong()).isEqualTo(4);
        assertThat(draft.path("bodies").asLong()).isEqualTo(1);
        assertThat(draft.path("rejects").findValuesAsText("row")).containsExactly("3", "4", "5");
        assertThat(draft.path("rejects").findValuesAsText("code"))
                .containsExactly("no-name", "no-kind-of-ours", "unknown-state");
        assertThat(held()).isZero();
    }

    @Test
    void aDraftCountsWhatIsNewChangedAndAbsentAndIsInForceOnceItIsApplied() {
        JsonNode first =
                loaded("1,City of Zed,city,XF,Alder", "2,Zed County,county,XF,", "3,Zed Water,special_district,XF,");
        assertThat(first.path("status").asText()).isEqualTo("applied");
        assertThat(first.path("appliedBy").asText()).isNotEmpty();
        assertThat(held()).isEqualTo(3);

        JsonNode next = sent(
                "1,City of Zed,city,XF,Bellwick", "2,Zed County,county,XF,", "4,Zed Schools,,XF,", "5,Zed Zoo,,XF,");

        assertThat(next.path("added").asLong()).isEqualTo(2);
        assertThat(next.path("changed").asLong()).isEqualTo(1);
        assertThat(next.path("unchanged").asLong()).isEqualTo(1);
        assertThat(next.path("absent").asLong()).isEqualTo(1);
        assertThat(next.path("absentNames").get(0).asText()).isEqualTo("Zed Water, XF");
        assertThat(held()).isEqualTo(3);
        assertThat(apply(next).statusCode()).isEqualTo(200);
        assertThat(held()).isEqualTo(4);
        assertThat(sent("1,City of Zed,city,XF,Bellwick").path("unchanged").asLong())
                .isEqualTo(1);
    }

    @Test
    void theNextFileOfTheListTakesThePlaceOfADraft() {
        JsonNode first = sent("1,City of Zed,city,XF,Alder");
        JsonNode second = sent("1,City of Zed,city,XF,Bellwick");

        assertThat(read(first).path("status").asText()).isEqualTo("superseded");
        assertThat(apply(first).statusCode()).isEqualTo(412);
        assertThat(apply(read(first)).statusCode()).isEqualTo(409);
        assertThat(apply(second).statusCode()).isEqualTo(200);
    }

    @Test
    void aDraftThatIsAppliedWhileTheNextOneTakesItsPlaceStaysApplied() {
        JsonNode first = sent("1,City of Zed,city,XF,Alder", "2,Zed County,county,XF,");
        UUID id = UUID.fromString(first.path("id").asText());

        CompletableFuture<JsonNode> second = sql.as(
                JOB,
                () -> QuarkusTransaction.requiringNew().call(() -> {
                    PublicBodyLoad draft =
                            PublicBodyLoadRepository.lock(sql, id).orElseThrow();
                    CompletableFuture<JsonNode> next = CompletableFuture.supplyAsync(
                            () -> sent("1,City of Zed,city,XF,Bellwick", "3,Zed Zoo,,XF,"));
                    // It has seen the draft, and waits for its row.
                    eventually().until(() -> sql.as(JOB, this::waiting), is -> is);
                    loads.apply(draft, "ada.invented");
                    return next;
                }));

        JsonNode next = second.join();
        assertThat(read(first).path("status").asText()).isEqualTo("applied");
        assertThat(held()).isEqualTo(2);
        assertThat(next.path("status").asText()).isEqualTo("draft");
        assertThat(next.path("changed").asLong()).isEqualTo(1);
        assertThat(next.path("added").asLong()).isEqualTo(1);
        assertThat(next.path("absent").asLong()).isEqualTo(1);
        assertThat(apply(next).statusCode()).isEqualTo(200);
        assertThat(held()).isEqualTo(2);
    }

    private boolean waiting() {
        // Who waits for a row waits for the transaction that holds it. What it says is seen by its own role alone.
        return sql.query("select 1 from pg_locks where not granted and locktype = 'transactionid'")
                .exists();
    }

    @Test
    void whatWasLoadedStandsInTheHistoryTheNewestFirst() {
        JsonNode first = loaded("1,City of Zed,city,XF,Alder");
        JsonNode second = sent("1,City of Zed,city,XF,Bellwick");

        assertThat(get("/public-body-loads?limit=1000").path("items").findValuesAsText("id"))
                .containsSubsequence(
                        second.path("id").asText(), first.path("id").asText());
        assertThat(as("analyst")
                        .get("/public-body-loads/" + first.path("id").asText())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aFileThatIsNoListIsRefusedWithTheReason() {
        Response refused = as("admin")
                .contentType("application/octet-stream")
                .body("colour,shape\nred,round\n".getBytes(StandardCharsets.UTF_8))
                .post("/public-body-loads?list=" + list);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused.asString()).path("detail").asText()).contains("no column for the name");
    }
}
