package org.sightline.matching.notice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.localstack.process.Ports;
import org.sightline.localstack.server.MailBox;
import org.sightline.matching.InventedLine;
import org.sightline.matching.PartsElsewhere;
import org.sightline.matching.RealService;
import org.sightline.matching.held.ContractLine;

/** The mail server is away for a while: nothing is lost, and nobody counts as told before the mail is out. */
@QuarkusTest
@TestProfile(PartsElsewhere.class)
class MailServerAwayTest extends RealService {

    @Inject
    Sql sql;

    @Test
    void whatWaitsIsSentWhenItIsBackAndTheSameMailAgainHasTheSameId() {
        UUID agency = UUID.randomUUID();
        String address = "desk." + UUID.randomUUID() + "@sample.invalid";
        ContractLine line = InventedLine.named(UUID.randomUUID().toString())
                .agency(agency)
                .document("PO-" + UUID.randomUUID())
                .description("HIKVISION 4MP TURRET CAMERA DS-2CD2343G0-I")
                .made();
        send("contract-lines", line.id(), line);
        Map<String, Object> finding = settled(agency, 1).getFirst();
        String notices = "/findings/" + finding.get("id") + "/notices";
        as("analyst").body(Map.of("name", "Desk", "mail", address)).post("/agencies/" + agency + "/contacts");
        as("analyst")
                .header("If-Match", "\"" + finding.get("version") + "\"")
                .body(Map.of("means", "mail", "text", "In use?", "sourceCheck", "Read today."))
                .post(notices)
                .then()
                .statusCode(200);
        eventually()
                .until(
                        () -> as("analyst").get(notices).<Integer>path("items[0].deliveries[0].attempts"),
                        attempts -> attempts >= 1);
        assertThat(holding(agency).getFirst()).containsEntry("status", "new");
        assertThat(as("analyst").get(notices).<String>path("items[0].deliveries[0].state"))
                .isEqualTo("waiting");
        int page = Ports.free();
        try (MailBox box = MailBox.start(PartsElsewhere.MAIL, page)) {
            assertThat(box).isNotNull();
            again("waiting");
            eventually().until(() -> holding(agency).getFirst(), one -> "notified".equals(one.get("status")));
            // As after a crash between sending and recording.
            again("waiting");
            List<String> ids = eventually().until(() -> ids(page, address), sent -> sent.size() == 2);
            assertThat(ids.get(0)).isEqualTo(ids.get(1));
            assertThat(actions(holding(agency).getFirst())).as("told once").containsOnlyOnce("notified");
        }
    }

    private void again(String state) {
        sql.as(
                RowScope.job("test"),
                () -> sql.query("update delivery set state = :state, sent_at = null, next_at = now()")
                        .with("state", state)
                        .change());
    }

    private static List<String> ids(int page, String address) {
        return Pattern.compile("To " + Pattern.quote(address) + "</p><p>Message-ID ([^<]+)</p>")
                .matcher(given().get("http://127.0.0.1:" + page + "/").asString())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
