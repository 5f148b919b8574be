package org.sightline.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/** Feeds against a server that pages, changes under whoever pages, and misbehaves. */
@QuarkusTest
class FeedTest extends RealFeed {

    private final Portal portal = new Portal();

    @Inject
    Sql sql;

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void aSocrataDatasetIsReadWholeAndThenOnlyWhatIsNew() {
        portal.fill(0, 230);
        put("socrata", portal.socrata(), ",\"secret\":\"invented-portal\"");

        JsonNode first = ended(1);
        assertThat(first.path("status").asText()).as(first.toString()).isEqualTo("done");
        assertThat(first.path("rows").asInt()).isEqualTo(230);
        assertThat(first.path("imports")).as("150 rows, and 80").hasSize(2);
        assertThat(held()).isEqualTo(230);
        assertThat(portal.tokens()).containsOnly("token-of-a-test");

        assertThat(runNow().path("status").asText()).isEqualTo("nothing_new");

        portal.put("V7", "ITEM 7, CORRECTED", "7000.00");
        portal.put("V500", "ITEM 500", "500.00");
        JsonNode delta = runNow();
        assertThat(delta.path("rows").asInt()).isEqualTo(2);
        assertThat(held()).isEqualTo(231);
        assertThat(linesOf(source).findValuesAsText("description"))
                .contains("ITEM 7, CORRECTED")
                .doesNotContain("ITEM 7");
    }

    @Test
    void whatChangesBetweenTwoPagesIsNeitherLostNorReadTwice() {
        portal.fill(0, 120);
        portal.afterAnswer(new Runnable() {
            private int changes;

            @Override
            public void run() {
                // Rows of earlier pages move to the end, and new ones come.
                if (changes++ < 3) {
                    portal.put("V" + changes, "ITEM MOVED " + changes, "1.00");
                    portal.put("W" + changes, "ITEM NEW " + changes, "1.00");
                }
            }
        });
        put("socrata", portal.socrata(), "");

        assertThat(ended(1).path("status").asText()).isEqualTo("done");

        assertThat(held()).isEqualTo(123);
        assertThat(linesOf(source).findValuesAsText("description"))
                .contains("ITEM MOVED 1", "ITEM MOVED 2", "ITEM MOVED 3", "ITEM NEW 1", "ITEM NEW 2", "ITEM NEW 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"500", "cut", "short", "slow", "html", "redirect"})
    void aBadAnswerIsAskedForAgainFromWhereItStopped(String fault) {
        portal.fill(0, 230);
        portal.misbehave("good", "good", fault);
        put("socrata", portal.socrata(), "");

        JsonNode bad = ended(1);
        JsonNode shown = get("/feeds/" + feed);
        assertThat(bad.path("status").asText()).as(bad.toString()).isIn("failed", "done");

        JsonNode good = ended(2);
        assertThat(good.path("status").asText()).as(good.toString()).isEqualTo("done");
        assertThat(good.path("rows").asInt())
                .as("what the first run did not bring")
                .isEqualTo(130);
        assertThat(held()).isEqualTo(230);
        assertThat(get("/feeds/" + feed).path("failures").asInt()).isZero();
        assertThat(shown.path("name").asText()).isEqualTo("Payments (invented)");
    }

    @Test
    void aServerThatAsksToComeLaterIsLeftAloneSoLong() {
        portal.fill(0, 10);
        portal.misbehave("429");
        put("socrata", portal.socrata(), "");

        JsonNode waiting = ended(1);
        assertThat(waiting.path("status").asText()).isEqualTo("waiting");
        int asked = portal.asked().size();
        JsonNode good = ended(2);
        assertThat(asked).isEqualTo(1);
        assertThat(good.path("status").asText()).isEqualTo("done");
        assertThat(java.time.Duration.between(
                        java.time.Instant.parse(waiting.path("finishedAt").asText()),
                        java.time.Instant.parse(good.path("startedAt").asText())))
                .isGreaterThanOrEqualTo(java.time.Duration.ofMillis(1_900));
        assertThat(held()).isEqualTo(10);
    }

    @Test
    void aRenamedColumnIsAskedAboutAndNothingIsLost() {
        portal.fill(0, 20);
        put("socrata", portal.socrata(), "");
        ended(1);
        assertThat(held()).isEqualTo(20);

        portal.drift();
        JsonNode run = runNow();

        JsonNode job = get("/imports/" + run.path("imports").path(0).asText());
        assertThat(job.path("status").asText()).as(job.toString()).isEqualTo("needs_mapping");
        assertThat(linesOf(source).findValuesAsText("amount")).hasSize(20).contains("19.00");
    }

    @Test
    void aCkanResourceIsReadWholeAndThenOnlyWhatIsNew() {
        portal.fill(0, 120);
        put("ckan", portal.ckan(), "");
        assertThat(ended(1).path("rows").asInt()).isEqualTo(120);
        assertThat(held()).isEqualTo(120);

        portal.fill(120, 125);
        assertThat(runNow().path("rows").asInt()).isEqualTo(5);
        assertThat(held()).isEqualTo(125);
    }

    @Test
    void awardsOfUsaSpendingAreReadWholeAndThenOnlyWhatIsNew() {
        portal.fill(0, 130);
        put("usaspending", portal.usaSpending(), "");

        JsonNode first = ended(1);
        assertThat(first.path("status").asText()).as(first.toString()).isEqualTo("done");
        assertThat(first.path("rows").asInt()).isEqualTo(130);
        assertThat(held()).isEqualTo(130);
        assertThat(portal.bodies().getFirst())
                .contains("\"keywords\":[\"camera\",\"radio\"]", "\"start_date\":\"2025-01-01\"", "last_modified_date");

        assertThat(runNow().path("status").asText()).isEqualTo("nothing_new");
        portal.put("V7", "ITEM 7, CORRECTED", "7000.00");
        assertThat(runNow().path("rows").asInt()).isEqualTo(1);
        assertThat(held()).isEqualTo(130);
        assertThat(linesOf(source).findValuesAsText("description")).contains("ITEM 7, CORRECTED");
        assertThat(linesOf(source).findValuesAsText("documentType")).containsOnly("award");
    }

    @Test
    void actionsOfFpdsAreReadAgainWhereTheirPagesMoved() {
        portal.fill(0, 35);
        portal.afterAnswer(new Runnable() {
            private int answers;

            @Override
            public void run() {
                if (answers++ == 1) {
                    // An early action changes, so that those after it move up, and ten new ones come.
                    portal.put("V1", "ITEM MOVED", "1.00");
                    portal.fill(100, 110);
                }
            }
        });
        put("fpds", portal.fpds(), "");

        JsonNode run = ended(1);
        assertThat(run.path("status").asText()).as(run.toString()).isEqualTo("done");
        assertThat(held()).isEqualTo(45);
        assertThat(linesOf(source).findValuesAsText("description")).contains("ITEM MOVED", "ITEM 12", "ITEM 109");
        assertThat(portal.asked().getFirst())
                .contains("LAST_MOD_DATE:[2025/12/01,")
                .contains("DEPARTMENT_NAME:INVENTED");
    }

    @Test
    void packagesOfOcdsAreFollowedToTheLast() {
        portal.fill(0, 120);
        put("ocds", portal.ocds(), "");

        JsonNode run = ended(1);
        assertThat(run.path("status").asText()).as(run.toString()).isEqualTo("done");
        assertThat(run.path("requests").asInt()).isEqualTo(3);
        assertThat(held()).isEqualTo(120);
        assertThat(portal.asked().getFirst()).isEqualTo("since=2025-12-01");

        portal.put("V500", "ITEM 500", "500.00");
        runNow();
        assertThat(held()).isEqualTo(121);
    }

    @Test
    void aPackageOfAnotherServerIsNotFollowedAndAnUnknownOneIsNotTaken() {
        portal.fill(0, 60);
        portal.leadElsewhere();
        put("ocds", portal.ocds(), "");
        assertThat(ended(1).path("message").asText()).contains("another server");

        portal.drifts();
        assertThat(runNow().path("message").asText()).contains("neither releases nor records");
    }

    @ParameterizedTest
    @CsvSource({
        "usaspending, cut",
        "usaspending, short",
        "usaspending, 500",
        "fpds, cut",
        "fpds, short",
        "fpds, html",
        "ocds, cut",
        "ocds, short",
        "ocds, 500"
    })
    void aBadAnswerOfAnyKindOfServerIsAskedForAgain(String kind, String fault) {
        portal.fill(0, 120);
        portal.misbehave("good", fault);
        put(kind, kind.equals("fpds") ? portal.fpds() : kind.equals("ocds") ? portal.ocds() : portal.usaSpending(), "");

        JsonNode bad = ended(1);
        JsonNode good = ended(2);
        assertThat(List.of(bad.path("status").asText(), good.path("status").asText()))
                .as(bad + " " + good)
                .contains("done");
        assertThat(held()).isEqualTo(120);
    }

    @Test
    void anyKindOfServerThatAsksToComeLaterIsLeftAlone() {
        portal.fill(0, 10);
        portal.misbehave("429");
        put("fpds", portal.fpds(), "");

        assertThat(ended(1).path("status").asText()).isEqualTo("waiting");
        assertThat(ended(2).path("status").asText()).isEqualTo("done");
        assertThat(held()).isEqualTo(10);
    }

    @Test
    void aFeedWithAPreviewWaitsForAPerson() {
        portal.fill(0, 5);
        put("socrata", portal.socrata(), ",\"preview\":true");
        String job = ended(1).path("imports").path(0).asText();

        eventually().until(() -> get("/imports/" + job).path("status").asText().equals("to_apply"));
        assertThat(linesOf(source)).isEmpty();
    }

    @Test
    void onlyAnAdminSaysWhereAFeedIsAndItsSecretIsNeverShown() {
        analyst()
                .body(said("socrata", portal.socrata(), ""))
                .put("/feeds/" + feed)
                .then()
                .statusCode(403);
        as("admin")
                .body(said("socrata", "file:///etc/passwd", ",\"everyMinutes\":1,\"state\":\"XF\""))
                .put("/feeds/" + feed)
                .then()
                .statusCode(422)
                .body("errors.size()", equalTo(2));
        put("socrata", portal.socrata(), ",\"secret\":\"invented-portal\"");

        analyst().get("/feeds/" + feed).then().statusCode(200).body("secret", equalTo("invented-portal"));
        as("admin")
                .body(said("socrata", portal.socrata(), ""))
                .put("/feeds/" + feed)
                .then()
                .statusCode(428);
        assertThat(get("/feeds?limit=1000").path("items").findValuesAsText("id"))
                .contains(feed);
    }

    /** The steps of N8: one admin named any host for a secret of the configuration, and it was sent there. */
    @Test
    void aSecretIsSentToTheHostThatItIsForAndToNoOther() {
        String elsewhere =
                "The secret \"invented-elsewhere\" is for portal.invented.example and is not sent to 127.0.0.1."
                        + " Name another secret, or set sightline.feed-secret.invented-elsewhere.host.";
        String unbound = "The configuration does not say for which host the secret \"invented-unbound\" is."
                + " Set sightline.feed-secret.invented-unbound.host, to 127.0.0.1 if it is for that one.";
        for (String[] one : new String[][] {{"invented-elsewhere", elsewhere}, {"invented-unbound", unbound}}) {
            as("admin")
                    .body(said("socrata", portal.socrata(), ",\"secret\":\"" + one[0] + "\""))
                    .put("/feeds/" + feed)
                    .then()
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("/secret"))
                    .body("errors[0].message", equalTo(one[1]));
        }
        assertThat(portal.asked()).as("nobody was asked").isEqualTo(List.of());
    }

    /** As it is with a feed that was saved before secrets had a host, and with one whose secret was bound to another since. */
    @Test
    void aFeedFromBeforeSaysWhatIsToBeSetAndIsRefusedAgainWhenItRuns() {
        portal.fill(0, 5);
        put("socrata", portal.socrata(), ",\"secret\":\"invented-portal\",\"enabled\":false");
        for (String name : List.of("invented-unbound", "invented-elsewhere")) {
            sql.as(
                    RowScope.job("test"),
                    () -> sql.query("update feed set secret = :name, enabled = true where id = :id")
                            .with("name", name)
                            .with("id", feed)
                            .change());
            analyst()
                    .get("/feeds/" + feed)
                    .then()
                    .statusCode(200)
                    .body("secretFault", containsString("sightline.feed-secret." + name + ".host"));

            JsonNode run = runNow();

            assertThat(run.path("status").asText()).isEqualTo("failed");
            assertThat(run.path("message").asText()).contains("sightline.feed-secret." + name + ".host");
        }
        assertThat(portal.asked()).as("nobody was asked").isEqualTo(List.of());
    }

    @Test
    void aFeedThatIsNotEnabledIsNotRead() {
        put("socrata", portal.socrata(), ",\"enabled\":false");

        analyst().post("/feeds/" + feed + "/runs").then().statusCode(409).body("detail", containsString("not enabled"));
        assertThat(runs()).isEmpty();
        assertThat(portal.asked()).isEqualTo(List.of());
    }

    @Test
    void aSlowPortalDoesNotHoldUpAFeedOfAnotherSource() {
        CountDownLatch quick = slowly(230);
        try (Portal other = new Portal()) {
            other.fill(0, 10);
            Beside beside = new Beside(newSource(), other);

            assertThat(beside.ended().path("rows").asInt()).isEqualTo(10);
            assertThat(runs().get(0).path("status").asText()).isEqualTo("running");

            quick.countDown();
            assertThat(ended(1).path("rows").asInt()).isEqualTo(230);
            beside.switchOff();
        }
    }

    @Test
    void twoFeedsOfOneSourceAreReadOneAfterTheOther() {
        CountDownLatch quick = slowly(120);
        try (Portal other = new Portal()) {
            other.fill(500, 510);
            Beside beside = new Beside(source, other);
            quick.countDown();

            Instant first = Instant.parse(ended(1).path("finishedAt").asText());
            assertThat(Instant.parse(beside.ended().path("startedAt").asText())).isAfterOrEqualTo(first);
            beside.switchOff();
        }
    }

    /** The feed is being read, and each answer takes a while until the latch is open. */
    private CountDownLatch slowly(int rows) {
        CountDownLatch quick = new CountDownLatch(1);
        portal.fill(0, rows);
        portal.afterAnswer(() -> {
            try {
                // Shorter than the patience of the tests; the next request waits for it.
                boolean open = quick.await(1_200, TimeUnit.MILLISECONDS);
                assertThat(open || quick.getCount() == 1).isTrue();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        put("socrata", portal.socrata(), "");
        eventually().until(() -> !portal.served().isEmpty());
        return quick;
    }

    /** Another feed, beside the one of the test. */
    private static final class Beside {

        private final String id = "feed-" + UUID.randomUUID();
        private final String source;
        private final Portal portal;

        Beside(String source, Portal portal) {
            this.source = source;
            this.portal = portal;
            put(true, "\"0\"");
        }

        private void put(boolean enabled, String tag) {
            String said = "{\"name\":\"Beside (invented)\",\"kind\":\"socrata\",\"address\":\"" + portal.socrata()
                    + "\",\"source\":\"" + source + "\",\"state\":\"XF\",\"enabled\":" + enabled + "}";
            Response answer = as("admin").header("If-Match", tag).body(said).put("/feeds/" + id);
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        }

        JsonNode ended() {
            eventually()
                    .until(() ->
                            get("/feeds/" + id + "/runs").path("items").path(0).has("finishedAt"));
            return get("/feeds/" + id + "/runs").path("items").get(0);
        }

        void switchOff() {
            put(false, analyst().get("/feeds/" + id).header("ETag"));
        }
    }
}
