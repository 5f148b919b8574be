package org.sightline.ingest.buyer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.sightline.ingest.RealService;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.testsupport.service.Messages;

@QuarkusTest
class AgenciesTest extends RealService {

    @Inject
    DataSource database;

    private UUID resolved(String published) throws SQLException {
        String name = BuyerName.normalise(published);
        try (Connection connection = database.getConnection()) {
            Sql sql = Sql.on(connection);
            return sql.as(RowScope.job("test"), () -> AgencyRepository.resolve(sql, "XF", List.of(name)))
                    .get(name);
        }
    }

    private static void send(UUID id, long version, String name, String more) {
        kafka().send(
                        "agencies",
                        id.toString(),
                        Map.of(),
                        "{\"id\":\"" + id + "\",\"version\":" + version + ",\"name\":\"" + name
                                + "\",\"state\":\"XF\",\"status\":\"registered\",\"aliasIds\":[],\"updatedAt\":\"2026-01-01T00:00:00Z\""
                                + more + "}");
    }

    @Test
    void everyExampleIsRead() {
        for (String example : Messages.examples("agencies")) {
            JsonNode agency = json(example);
            kafka().send("agencies", agency.path("id").asText(), Map.of(), example);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(resolved(agency.path("name").asText()))
                            .hasToString(agency.path("id").asText()));
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(resolved("City of Marrowbone Police"))
                        .hasToString("1c0c0f0e-5a55-5d6e-9a3e-0f4f6c1f0a11"));
    }

    @Test
    void anAliasCountsForTheNextLines() {
        UUID agency = UUID.randomUUID();
        String alias = "NICKNAME " + agency;
        String source = newSource();
        upload(source, ORDERS + order("P1", 1, alias, "DOME", 1, ""));
        assertThat(linesOf(source).get(0).path("agencyId").asText())
                .isEqualTo(BuyerName.agencyId("XF", BuyerName.normalise(alias)).toString());

        send(agency, 1, "City of " + agency, ",\"aliases\":[\"" + alias + "\"]");
        await().atMost(SOON).untilAsserted(() -> assertThat(resolved(alias)).isEqualTo(agency));
        upload(source, ORDERS + order("P2", 1, alias, "DOME", 1, ""));

        assertThat(linesOf(source).findValuesAsText("agencyId")).contains(agency.toString());
        assertThat(messages("buyers", buyer -> buyer.path("id").asText().equals(agency.toString())))
                .isEmpty();
    }

    @Test
    void anOldVersionDoesNotReplaceANewOne() throws SQLException {
        UUID agency = UUID.randomUUID();
        UUID last = UUID.randomUUID();
        send(agency, 5, "City of New " + agency, ",\"aliases\":[]");
        send(agency, 4, "City of Old " + agency, ",\"aliases\":[]");
        send(last, 1, "City of Last " + last, ",\"aliases\":[]");
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(resolved("City of New " + agency)).isEqualTo(agency));
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(resolved("City of Last " + last)).isEqualTo(last));

        assertThat(resolved("City of Old " + agency)).isNull();
    }

    @Test
    void whatWasMergedLeadsToWhatItWasMergedInto() {
        UUID kept = UUID.randomUUID();
        UUID merged = UUID.randomUUID();
        send(kept, 1, "City of Kept " + kept, "");
        send(merged, 2, "City of Merged " + merged, ",\"mergedInto\":\"" + kept + "\",\"status\":\"merged\"");

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(resolved("City of Merged " + merged)).isEqualTo(kept));
    }

    @Test
    void aPoisonMessageGoesToTheDeadLettersAndTheNextIsTaken() {
        String key = UUID.randomUUID().toString();
        UUID next = UUID.randomUUID();
        kafka().send("agencies", key, Map.of(), "{\"id\": 7");
        send(next, 1, "City of Next " + next, "");

        assertThat(kafka().await("agencies.dead", SOON, dead -> key.equals(dead.key()))
                        .headers())
                .isNotEmpty();
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(resolved("City of Next " + next)).isEqualTo(next));
    }
}
