package org.sightline.matching.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.sightline.matching.InventedLine;
import org.sightline.matching.RealService;
import org.sightline.matching.held.ContractLine;
import org.sightline.testsupport.service.KafkaRecords;
import org.sightline.testsupport.service.Messages;

/** From messages in to findings out, on real PostgreSQL and Kafka. */
@QuarkusTest
class ChainTest extends RealService {

    private static final String CAMERA = "HIKVISION 4MP TURRET CAMERA DS-2CD2343G0-I";

    private final UUID agency = UUID.randomUUID();

    @Test
    void aLineInGivesAFindingOut() throws IOException {
        agency(agency, 1, "city", false);
        ContractLine line =
                order("PO-1").description(CAMERA).funding("GENERAL FUND").made();
        send("contract-lines", line.id(), line);
        Map<String, Object> finding = settled(agency, 1).get(0);
        // The agency and the line come by two topics: where the line is first, the finding is told once without its
        // buyer.
        ConsumerRecord<String, String> message = kafka().await(
                        "findings",
                        SOON,
                        one -> one.key().equals(finding.get("id"))
                                && !one.value().contains("\"verdict\":\"UNDETERMINED\""));
        JsonNode body = json.readTree(message.value());
        assertThat(Messages.faults("finding", body)).isEmpty();
        assertThat(body.path("makerId").asText()).isEqualTo("hikvision");
        assertThat(body.path("role").asText()).isEqualTo("PURCHASE");
        assertThat(body.path("band").asText()).isEqualTo("MATCH");
        assertThat(body.path("verdict").asText()).isEqualTo("FLAGGED");
        assertThat(body.path("purchaseKey").asText()).isEqualTo("po-1/1");
        assertThat(body.path("evidence").findValuesAsText("lineId"))
                .contains(line.id().toString());
        assertThat(KafkaRecords.header(message, "ce_type")).isEqualTo("finding.changed.v1");
        assertThat(KafkaRecords.header(message, "correlation_id")).isEqualTo("c-test");
    }

    @Test
    void aLineOfAnotherMakerGivesNone() {
        ContractLine other =
                order("PO-2").description("AXIS P3265-LVE DOME CAMERA").made();
        ContractLine marker = order("PO-3").description(CAMERA).made();
        send("contract-lines", other.id(), other);
        send("contract-lines", marker.id(), marker);
        assertThat(settled(agency, 1).get(0).get("purchaseKey")).isEqualTo("po-3/1");
    }

    @Test
    void anOfferIsListedAndIsNeverAFinding() {
        agency(agency, 1, "state_agency", false);
        InventedLine.Named named = InventedLine.same(UUID.randomUUID());
        ContractLine offer = offer(named.line(), "AXIS; HIKVISION; BOSCH").made();
        send("contract-lines", offer.id(), offer);
        ContractLine bought = order("PO-1").description(CAMERA).made();
        send("contract-lines", bought.id(), bought);

        Map<String, Object> finding = settled(agency, 1).getFirst();
        assertThat(lines(finding)).containsExactly(bought.id().toString());
        assertThat(offers()).singleElement().satisfies(listed -> {
            assertThat(listed)
                    .containsEntry("supplier", "KEYSTONE ALARM LLC (INVENTED)")
                    .containsEntry("makerId", "hikvision")
                    .containsEntry("endDate", "2027-06-30")
                    .containsEntry("lineId", offer.id().toString());
        });

        ContractLine without = offer(named.line().version(2), "AXIS; BOSCH").made();
        send("contract-lines", without.id(), without);
        eventually().until(() -> offers().isEmpty());
    }

    private InventedLine offer(InventedLine line, String brands) {
        return line.agency(agency)
                .type("offer")
                .document(null)
                .number(null)
                .date(null)
                .until("2027-06-30")
                .vendor("KEYSTONE ALARM LLC (INVENTED)")
                .description(null)
                .manufacturer(brands)
                .amount(null);
    }

    private List<Map<String, Object>> offers() {
        return as("auditor")
                .queryParam("limit", 1000)
                .get("/offers")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .<Map<String, Object>>getList("items")
                .stream()
                .filter(offer -> agency.toString().equals(offer.get("agencyId")))
                .toList();
    }

    @Test
    void anOrderAndItsPaymentAreOneFindingInEitherOrder() {
        UUID other = UUID.randomUUID();
        for (UUID buyer : List.of(agency, other)) {
            ContractLine order = order("PO-118-4")
                    .agency(buyer)
                    .number("2")
                    .description(CAMERA)
                    .amount("1548.00")
                    .made();
            ContractLine payment = line().agency(buyer)
                    .type("payment")
                    .document("PO-118-4")
                    .number(null)
                    .date(null)
                    .paid("2021-06-18")
                    .description("HIKVISION 4MP TURRET CAMERA DS-2CD23")
                    .amount("1548.00")
                    .made();
            List<ContractLine> both = buyer.equals(agency) ? List.of(order, payment) : List.of(payment, order);
            for (ContractLine line : both) {
                send("contract-lines", line.id(), line);
                settled(buyer, 1);
            }
            Map<String, Object> finding = eventually()
                    .until(() -> holding(buyer).get(0), found -> lines(found).size() == 2);
            assertThat(findings(buyer)).hasSize(1);
            assertThat(finding.get("purchaseKey")).isEqualTo("po-118-4/2");
            assertThat(finding.get("date")).isEqualTo("2021-05-20");
            assertThat(lines(finding))
                    .containsExactly(order.id().toString(), payment.id().toString());
            assertThat(actions(finding)).contains("opened", "line_added");
        }
    }

    @Test
    void aRemovalLineIsAMention() {
        ContractLine removal = order("PO-4")
                .description("REMOVE & DISPOSE 14 HIKVISION CAMERAS")
                .made();
        send("contract-lines", removal.id(), removal);
        Map<String, Object> finding = settled(agency, 1).get(0);
        assertThat(finding.get("role")).isEqualTo("MENTION");
        assertThat(finding.get("verdict")).isEqualTo("NOT_COVERED");
        assertThat((List<?>) finding.get("verdicts")).isEmpty();
    }

    @Test
    void anothersLicenseForListedCamerasIsFlaggedAsSignOfEquipment() {
        ContractLine license = order("PO-31")
                .description("MILESTONE XPROTECT DEVICE LICENSE FOR HIKVISION CAMERA")
                .made();
        send("contract-lines", license.id(), license);
        Map<String, Object> finding = settled(agency, 1).get(0);
        assertThat(finding.get("role")).isEqualTo("MENTION");
        assertThat(finding.get("verdict")).isEqualTo("FLAGGED");
    }

    @Test
    void aReturnEndsAFindingVisiblyAndWithoutItTheFindingHoldsAgain() {
        ContractLine order = order("PO-33").description(CAMERA).amount("480.00").made();
        send("contract-lines", order.id(), order);
        settled(agency, 1);
        InventedLine.Named named = InventedLine.same(UUID.randomUUID());
        ContractLine back = credit(named.line()).made();
        send("contract-lines", back.id(), back);

        settled(agency, 0);
        Map<String, Object> ended = findings(agency).getFirst();
        assertThat(actions(ended)).containsExactly("opened", "withdrawn");
        assertThat(ended.get("timeline").toString())
                .contains("given back in full")
                .contains("CM-1, -480.00 USD");

        ContractLine gone = credit(named.line()).version(2).withdrawn().made();
        send("contract-lines", gone.id(), gone);
        assertThat(actions(settled(agency, 1).getFirst())).containsExactly("opened", "withdrawn", "restored");
    }

    private InventedLine credit(InventedLine line) {
        return line.agency(agency)
                .type("payment")
                .document("CM-1")
                .ofOrder("PO-33")
                .number(null)
                .description(CAMERA)
                .amount("-480.00");
    }

    @Test
    void anOrderThatIsCancelledIsAFindingNoMore() {
        InventedLine.Named named = InventedLine.same(UUID.randomUUID());
        ContractLine order = named.line().agency(agency).description(CAMERA).made();
        send("contract-lines", order.id(), order);
        settled(agency, 1);
        ContractLine cancelled = named.line()
                .agency(agency)
                .version(2)
                .type("cancellation")
                .description(CAMERA)
                .made();
        send("contract-lines", cancelled.id(), cancelled);

        settled(agency, 0);
        assertThat(findings(agency).getFirst().get("timeline").toString()).contains("The order was cancelled");
    }

    @Test
    void aNegativeAmountIsAMention() {
        ContractLine back = order("PO-32")
                .description("HIKVISION CAMERAS")
                .amount("-480.00")
                .made();
        send("contract-lines", back.id(), back);
        assertThat(settled(agency, 1).get(0).get("role")).isEqualTo("MENTION");
    }

    @Test
    void duplicatesReordersAndReplaysChangeNothing() {
        InventedLine.Named same = InventedLine.same(UUID.randomUUID());
        ContractLine first = same.line()
                .agency(agency)
                .document("PO-5")
                .version(1)
                .description("AXIS CAMERA")
                .made();
        ContractLine second = same.line()
                .agency(agency)
                .document("PO-5")
                .version(2)
                .description(CAMERA)
                .made();
        send("contract-lines", second.id(), second);
        Map<String, Object> once = settled(agency, 1).get(0);
        send("contract-lines", first.id(), first);
        send("contract-lines", second.id(), second);
        ContractLine marker = order("PO-6").description(CAMERA).made();
        send("contract-lines", marker.id(), marker);
        List<Map<String, Object>> now = settled(agency, 2);
        assertThat(now).contains(once);
    }

    @Test
    void aNewerVersionThatPointsToNobodyWithdrawsVisibly() {
        InventedLine.Named same = InventedLine.same(UUID.randomUUID());
        ContractLine first =
                same.line().agency(agency).version(1).description(CAMERA).made();
        send("contract-lines", first.id(), first);
        settled(agency, 1);
        ContractLine second =
                same.line().agency(agency).version(2).description("AXIS CAMERA").made();
        send("contract-lines", second.id(), second);
        settled(agency, 0);
        Map<String, Object> withdrawn = findings(agency).get(0);
        assertThat(actions(withdrawn)).containsExactly("opened", "withdrawn");
        ContractLine third =
                same.line().agency(agency).version(3).description(CAMERA).made();
        send("contract-lines", third.id(), third);
        assertThat(actions(settled(agency, 1).get(0))).containsExactly("opened", "withdrawn", "restored");
        assertThat(findings(agency)).hasSize(1);
    }

    @Test
    void aNewFactAboutTheAgencyRejudgesVisibly() {
        ContractLine line = order("PO-7")
                .date("2019-09-20")
                .description(CAMERA)
                .funding("GENERAL FUND")
                .made();
        send("contract-lines", line.id(), line);
        settled(agency, 1);
        agency(agency, 1, "federal_agency", false);
        Map<String, Object> finding =
                eventually().until(() -> holding(agency).get(0), found -> "PROHIBITED".equals(found.get("verdict")));
        assertThat(actions(finding)).containsExactly("opened", "rejudged");
        agency(agency, 2, "city", false);
        finding = eventually().until(() -> holding(agency).get(0), found -> !"PROHIBITED".equals(found.get("verdict")));
        assertThat(actions(finding)).containsExactly("opened", "rejudged", "rejudged");
    }

    @Test
    void aDeviceInGivesAFindingOutAndTakenBackWithdrawsIt() throws IOException {
        UUID id = UUID.randomUUID();
        Map<String, Object> device = new HashMap<>();
        device.put("id", id);
        device.put("version", 1);
        device.put("agencyId", agency);
        device.put("maker", "Hikvision");
        device.put("model", "DS-2CD2343G0-I");
        device.put("status", "installed");
        device.put("quantity", 1);
        device.put("reportedBy", "test");
        device.put("reportedThrough", "api");
        device.put("updatedAt", "2026-11-24T15:30:00Z");
        send("devices", id, device);
        Map<String, Object> finding = settled(agency, 1).get(0);
        assertThat(finding.get("subject")).isEqualTo("device");
        JsonNode body =
                json.readTree(kafka().await("findings", SOON, one -> one.key().equals(finding.get("id")))
                        .value());
        assertThat(Messages.faults("finding", body)).isEmpty();
        device.put("version", 2);
        device.put("withdrawn", true);
        send("devices", id, device);
        settled(agency, 0);
    }

    @Test
    void aPoisonMessageGoesAsideAndTheRestIsTaken() {
        UUID poison = UUID.randomUUID();
        UUID nul = UUID.randomUUID();
        kafka().send("contract-lines", poison.toString(), Map.of(), "{\"id\": \"not a line");
        ContractLine unstorable = InventedLine.same(nul)
                .line()
                .agency(agency)
                .description("NUL \u0000 IN TEXT")
                .made();
        send("contract-lines", nul, unstorable);
        ContractLine good = order("PO-8").description(CAMERA).made();
        send("contract-lines", good.id(), good);
        settled(agency, 1);
        ConsumerRecord<String, String> dead =
                kafka().await("contract-lines.dead", SOON, one -> one.key().equals(poison.toString()));
        assertThat(KafkaRecords.header(dead, "dead-letter-reason")).contains("Not the JSON");
        ConsumerRecord<String, String> deadToo =
                kafka().await("contract-lines.dead", SOON, one -> one.key().equals(nul.toString()));
        assertThat(KafkaRecords.header(deadToo, "dead-letter-reason")).contains("NUL");
    }

    @Test
    void everyExampleIsRead() throws IOException {
        for (String topic : List.of("agencies", "devices", "contract-lines")) {
            for (String example : Messages.examples(topic)) {
                kafka().send(topic, json.readTree(example).path("id").asText(), Map.of(), example);
            }
        }
        UUID marrowbone = UUID.fromString("1c0c0f0e-5a55-5d6e-9a3e-0f4f6c1f0a11");
        // The three examples share document and line number, so they are one purchase; the device stands alone.
        List<Map<String, Object>> found = settled(marrowbone, 2);
        eventually()
                .until(
                        () -> holding(marrowbone),
                        all -> all.stream().anyMatch(finding -> lines(finding).size() == 3));
        assertThat(found).extracting(finding -> finding.get("subject")).containsExactlyInAnyOrder("purchase", "device");
        Set<String> dead = new HashSet<>();
        for (String topic : List.of("agencies", "devices", "contract-lines")) {
            kafka().all(topic + ".dead").forEach(one -> dead.add(one.key()));
        }
        for (String topic : List.of("agencies", "devices", "contract-lines")) {
            for (String example : Messages.examples(topic)) {
                assertThat(dead)
                        .doesNotContain(json.readTree(example).path("id").asText());
            }
        }
    }

    private InventedLine order(String document) {
        return line().document(document);
    }

    private InventedLine line() {
        return InventedLine.named(UUID.randomUUID().toString()).agency(agency);
    }

    @SuppressWarnings("unchecked")
    private static List<String> lines(Map<String, Object> finding) {
        return ((List<Map<String, Object>>) finding.get("lines"))
                .stream().map(line -> (String) line.get("id")).toList();
    }
}
