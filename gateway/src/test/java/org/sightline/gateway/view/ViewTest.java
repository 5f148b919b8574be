package org.sightline.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.Counted;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.testsupport.service.KafkaRecords;

@QuarkusTest
@RealGateway
class ViewTest {

    private static final UUID MARROWBONE = UUID.fromString("1c0c0f0e-5a55-5d6e-9a3e-0f4f6c1f0a11");

    @Inject
    Sql sql;

    private final Ask office = Ask.as("analyst");

    @Test
    void everyExampleMessageIsTaken() {
        Say.agencies(Say.example("agencies/registered-city.json"), Say.example("agencies/unclaimed.json"));
        Say.findings(
                Say.example("findings/purchase-flagged.json"),
                Say.example("findings/mention.json"),
                Say.example("findings/device.json"));
        Say.send("devices", Say.example("devices/installed.json"));
        Say.send("coverage", Say.example("coverage/orders.json"));
        Say.send("watchlists", Say.example("watchlists/in-force.json"));
        JsonNode view = office.until(
                "/api/agencies/" + MARROWBONE + "/compliance",
                json -> json.at("/purchases/count").asInt() == 1
                        && json.at("/devices/pieces").asInt() == 1
                        && json.at("/devices/flagged").asInt() == 1
                        && json.path("coverage").size() == 1
                        && json.path("watchlistVersion").asText().equals("2026-11-24.1")
                        && json.at("/agency/name").asText().startsWith("City of Marrowbone"));
        assertThat(view.at("/reconciliation/0/text").asText())
                .isEqualTo("Hikvision: bought 12, registered 1. Where are the other 11?");
        assertThat(view.at("/coverage/0/lines").asInt()).isEqualTo(412);
        assertThat(view.at("/waiting/0/code").asText()).isEqualTo("answer");
        assertThat(office.json("/api/findings/9a7c5e3b-1d2f-5a4c-8e6d-0b1c2d3e4f55")
                        .path("verdicts"))
                .hasSize(2);
    }

    @Test
    void eachFindingIsCountedByTheRuleAndNoOther() {
        UUID agency = UUID.randomUUID();
        Say.agencies(Say.agency(agency, "County of Ruleford (invented)", "county"));
        Say.findings(
                Say.purchase(agency, "rule-maker", "2019-08-13", "PROHIBITED"),
                Say.purchase(agency, "rule-maker", "2019", "UNDETERMINED"),
                Say.purchase(agency, "rule-maker", "FY2021", "PROHIBITED"),
                Say.purchase(agency, "rule-maker", "2019-08-12", "NOT_COVERED"),
                Say.purchase(agency, "rule-maker", "2021-01-01", "FLAGGED").put("band", "REVIEW"),
                Say.purchase(agency, "rule-maker", "2021-01-01", "FLAGGED").put("role", "MENTION"),
                Say.purchase(agency, "rule-maker", "2021-01-01", "FLAGGED").put("withdrawn", true),
                Say.purchase(agency, "rule-maker", "2021-01-01", "FLAGGED")
                        .put("decision", "dismissed")
                        .put("status", "closed")
                        .put("outcome", "not_a_match"),
                Say.purchase(agency, "rule-maker", "2021-01-01", "FLAGGED").put("amount", "-90.00"),
                Say.purchase(agency, "rule-maker", "2021-01-01", "FLAGGED").putNull("makerId"),
                Say.purchase(agency, "rule-maker", "2021-01-01", "FLAGGED").putNull("date"));
        JsonNode view = office.until(
                "/api/agencies/" + agency + "/compliance",
                json -> json.at("/undated/count").asInt() == 1);
        assertThat(view.at("/purchases/count").asInt()).isEqualTo(3);
        assertThat(view.at("/toReview/count").asInt()).isEqualTo(1);
        assertThat(view.at("/earlier/count").asInt()).isEqualTo(1);
        assertThat(count(view, "PROHIBITED")).isEqualTo(2);
        assertThat(count(view, "UNDETERMINED")).isEqualTo(1);
        assertThat(count(view, "FLAGGED")).isZero();
        assertThat(view.at("/posture/code").asText()).isEqualTo("prohibited");
        Counted.everyNumberIsTheTotalOfItsList(office, view);
        Counted.everyNumberIsTheTotalOfItsList(office, office.json("/api/overview"));
    }

    @Test
    void duplicatesReordersAndAReplayEndInTheSameView() {
        UUID agency = UUID.randomUUID();
        List<ObjectNode> messages = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ObjectNode first = Say.purchase(agency, "order-maker", "2021-03-0" + (1 + i % 9), "UNDETERMINED");
            messages.add(first);
            messages.add(first.deepCopy().put("version", 2).put("verdict", "PROHIBITED"));
            messages.add(first.deepCopy()
                    .put("version", 3)
                    .put("verdict", i % 2 == 0 ? "RESTRICTED" : "FLAGGED")
                    .put("quantity", "3"));
        }
        Random order = new Random(7);
        for (int round = 0; round < 3; round++) {
            Collections.shuffle(messages, order);
            Say.findings(messages.toArray(ObjectNode[]::new));
        }
        JsonNode view = office.until(
                "/api/agencies/" + agency + "/compliance",
                json -> count(json, "RESTRICTED") == 10 && count(json, "FLAGGED") == 10);
        assertThat(count(view, "UNDETERMINED") + count(view, "PROHIBITED")).isZero();
        assertThat(view.at("/reconciliation/0/bought").asText()).isEqualTo("60");
        assertTheTallyEqualsTheFindings();
    }

    @Test
    void anAgencyMergedIntoAnotherIsCountedThereInWhateverOrderTheMessagesCome() {
        UUID kept = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        Say.findings(
                Say.purchase(kept, "merge-maker", "2021-01-01", "FLAGGED"),
                Say.purchase(other, "merge-maker", "2022-01-01", "PROHIBITED"));
        Say.send("coverage", Say.coverage(other, "merge-source", 5));
        office.until(
                "/api/agencies/" + other + "/compliance",
                json -> json.at("/purchases/count").asInt() == 1);
        ObjectNode winner =
                Say.agency(kept, "Town of Twofold (invented)", "town").put("version", 2);
        winner.withArray("aliasIds").add(other.toString());
        Say.agencies(
                winner,
                Say.agency(other, "Twofold (invented)", "town")
                        .put("version", 2)
                        .put("status", "merged")
                        .put("mergedInto", kept.toString()));
        JsonNode view = office.until(
                "/api/agencies/" + kept + "/compliance",
                json -> json.at("/purchases/count").asInt() == 2
                        && json.path("coverage").size() == 1);
        Counted.everyNumberIsTheTotalOfItsList(office, view);
        assertThat(office.json("/api/agencies?q=twofold&bought=true")
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        Say.findings(Say.purchase(other, "merge-maker", "2023-01-01", "PROHIBITED"));
        office.until(
                "/api/agencies/" + kept + "/compliance",
                json -> json.at("/purchases/count").asInt() == 3);
        assertThat(office.json("/api/agencies/" + other + "/compliance")
                        .at("/agency/id")
                        .asText())
                .isEqualTo(kept.toString());
        assertTheTallyEqualsTheFindings();
    }

    @Test
    void aMessageThatCannotBeTakenIsPutAsideAloneAndTheOthersAreTaken() {
        UUID agency = UUID.randomUUID();
        ObjectNode good = Say.purchase(agency, "poison-maker", "2021-01-01", "FLAGGED");
        String noJson = UUID.randomUUID().toString();
        ObjectNode noDate = Say.purchase(agency, "poison-maker", "yesterday", "FLAGGED");
        ObjectNode noNumber =
                Say.purchase(agency, "poison-maker", "2021-01-01", "FLAGGED").put("quantity", "a dozen");
        Say.raw("findings", noJson, "{ not json");
        Say.findings(noDate, noNumber, good);
        office.until(
                "/api/agencies/" + agency + "/compliance",
                json -> json.at("/purchases/count").asInt() == 1);
        assertThat(reason(noJson)).contains("Not JSON");
        assertThat(reason(noDate.path("id").asText())).contains("yesterday");
        assertThat(reason(noNumber.path("id").asText())).contains("a dozen");
    }

    @Test
    void aListIsWalkedToItsEndWithoutLossOrRepeatInEverySortOrder() {
        UUID agency = UUID.randomUUID();
        for (int i = 0; i < 11; i++) {
            Say.findings(
                    Say.purchase(agency, "walk-maker", "2021-01-0" + (1 + i % 3), i % 2 == 0 ? "FLAGGED" : "PROHIBITED")
                            .put("amount", i % 4 + ".50"));
        }
        String list = "/api/agencies/" + agency + "/findings";
        office.until(list, json -> json.path("total").asInt() == 11);
        for (String sort :
                List.of("date", "-date", "amount", "-amount", "updated", "-updated", "verdict", "-verdict")) {
            List<String> seen = new ArrayList<>();
            String cursor = "";
            do {
                JsonNode page = office.json(list + "?limit=4&sort=" + sort + cursor);
                page.path("items").forEach(item -> seen.add(item.path("id").asText()));
                cursor = page.hasNonNull("nextCursor")
                        ? "&cursor=" + page.path("nextCursor").asText()
                        : null;
            } while (cursor != null);
            assertThat(seen).as(sort).hasSize(11).doesNotHaveDuplicates();
        }
        assertThat(office.get(list + "?sort=colour").statusCode()).isEqualTo(422);
        assertThat(office.json(list + "?sort=verdict").at("/items/0/verdict").asText())
                .as("gravest first")
                .isEqualTo("PROHIBITED");
        assertThat(office.json(list + "?sort=-verdict").at("/items/0/verdict").asText())
                .isEqualTo("FLAGGED");
    }

    @Test
    void aCursorBelongsToOneListWithOneFilterInOneOrder() {
        UUID agency = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        Say.agencies(
                Say.agency(agency, "Town of Cursorford (invented)", "town"),
                Say.agency(other, "Town of Cursorton (invented)", "town"));
        for (UUID each : List.of(agency, other)) {
            Say.findings(
                    Say.purchase(each, "cursor-maker", "2021-01-01", "FLAGGED"),
                    Say.purchase(each, "cursor-maker", "2021-01-02", "FLAGGED"));
            office.until(
                    "/api/agencies/" + each + "/findings",
                    json -> json.path("total").asInt() == 2);
        }
        String list = "/api/agencies/" + agency + "/findings?limit=1";
        String ofFindings = cursor(list);
        String ofAgencies = cursor("/api/agencies?q=cursor&limit=1");

        assertThat(office.get(list + "&cursor=" + ofFindings).statusCode()).isEqualTo(200);
        for (String foreign : List.of(
                "/api/agencies/" + other + "/findings?limit=1&cursor=" + ofFindings,
                list + "&verdict=FLAGGED&cursor=" + ofFindings,
                list + "&sort=date&cursor=" + ofFindings,
                list + "&cursor=" + ofAgencies,
                list + "&cursor=none",
                "/api/agencies?q=cursor&limit=1&cursor=" + ofFindings,
                "/api/agencies?q=cursorf&limit=1&cursor=" + ofAgencies,
                "/api/agencies/" + agency + "/audit?cursor=" + ofFindings,
                "/api/audit?cursor=" + ofAgencies)) {
            assertThat(office.get(foreign).statusCode()).as(foreign).isEqualTo(400);
        }
    }

    private String cursor(String list) {
        return office.until(list, json -> json.hasNonNull("nextCursor"))
                .path("nextCursor")
                .asText();
    }

    @Test
    void aTombstoneTakesAThingAway() {
        UUID agency = UUID.randomUUID();
        ObjectNode finding = Say.purchase(agency, "gone-maker", "2021-01-01", "FLAGGED");
        Say.findings(finding);
        office.until(
                "/api/agencies/" + agency + "/compliance",
                json -> json.at("/purchases/count").asInt() == 1);
        Say.raw("findings", finding.path("id").asText(), null);
        office.until(
                "/api/findings?agencyId=" + agency, json -> json.path("total").asInt() == 0);
        assertTheTallyEqualsTheFindings();
    }

    private static int count(JsonNode view, String verdict) {
        for (JsonNode row : view.path("verdicts")) {
            if (row.path("verdict").asText().equals(verdict)) {
                return row.path("count").asInt();
            }
        }
        throw new AssertionError("No row for " + verdict);
    }

    private static String reason(String key) {
        ConsumerRecord<String, String> dead =
                Say.records().await("findings.dead", Duration.ofSeconds(10), found -> key.equals(found.key()));
        return KafkaRecords.header(dead, "dead-letter-reason");
    }

    private void assertTheTallyEqualsTheFindings() {
        sql.as(RowScope.job("test"), this::compareTheTallyWithTheFindings);
    }

    private void compareTheTallyWithTheFindings() {
        long differences = sql.query("""
            select count(*) from (
                select agency_id, maker_id, verdict, band, sum(purchases) as n, sum(quantity) as q from tally
                group by 1, 2, 3, 4 having sum(purchases) <> 0) t
            full join (
                select agency_id, maker_id, verdict, band, count(*) as n, sum(coalesce(quantity, 0)) as q from finding
                where countable group by 1, 2, 3, 4) f
            using (agency_id, maker_id, verdict, band)
            where t.n is distinct from f.n or t.q is distinct from f.q\
            """).number();
        assertThat(differences).isZero();
        assertThat(sql.query("""
            select count(*) from (
                select agency_id, dimension, key, purchases as n, quantity as q, amount as m from statewide_tally
                where purchases <> 0) s
            full join (
                select f.agency_id, d.dimension, d.key, count(*) as n, sum(coalesce(f.quantity, 0)) as q,
                    sum(coalesce(f.amount, 0)) as m
                from finding f, purchase_dimensions(f.band, period_place(f.last_day, date '2019-08-13', date 'infinity'),
                    f.last_day, f.maker_id, f.verdict, f.vendor, f.item_class, f.funding) d
                where f.countable group by 1, 2, 3) t
            using (agency_id, dimension, key)
            where s.n is distinct from t.n or s.q is distinct from t.q or s.m is distinct from t.m\
            """).number()).isZero();
        String columns =
                "id, agency_id, first_day, last_day, recoded, band, verdict, maker_id, vendor, item_class, funding,"
                        + " quantity, amount";
        assertThat(sql.query("""
            select count(*) from ((select %1$s from counted_purchase except select %1$s from finding where countable)
                union all (select %1$s from finding where countable except select %1$s from counted_purchase)) one_sided\
            """.formatted(columns)).number()).isZero();
    }
}
