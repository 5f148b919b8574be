package org.sightline.matching.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.matching.InventedLine;
import org.sightline.matching.RealService;
import org.sightline.matching.held.ContractLine;

/**
 * Where the number of an order becomes known, as when a file of an earlier release is loaded again, its finding goes on: with its
 * id, its decisions and its timeline. All lines are invented.
 */
@QuarkusTest
class NumberLearnedTest extends RealService {

    private static final String CAMERA = "HIKVISION 4MP TURRET CAMERA DS-2CD2343G0-I";

    private final UUID agency = UUID.randomUUID();
    private final UUID order = UUID.randomUUID();
    private final UUID payment = UUID.randomUUID();

    @Test
    void theFindingKeepsItsIdAndItsDecision() {
        orderWithout();
        Map<String, Object> decided = confirmed(settled(agency, 1).getFirst());

        orderWith("P-77001", 2);

        Map<String, Object> after =
                eventually().until(() -> holding(agency).getFirst(), one -> "P-77001".equals(number(one)));
        assertThat(findings(agency)).hasSize(1);
        assertThat(after)
                .containsEntry("id", decided.get("id"))
                .containsEntry("status", "triaged")
                .containsEntry("decision", "confirmed");
        assertThat(actions(after)).startsWith("opened", "confirmed");
    }

    @Test
    void theOrderThatWasDecidedGoesOnWhereItsPaymentWasAFindingOfItsOwn() {
        paymentOf("P-77001");
        settled(agency, 1);
        orderWithout();
        Map<String, Object> decided = confirmed(settled(agency, 2).stream()
                .filter(one -> number(one) == null)
                .findFirst()
                .orElseThrow());

        orderWith("P-77001", 2);

        assertThat(settled(agency, 1).getFirst())
                .containsEntry("id", decided.get("id"))
                .containsEntry("decision", "confirmed")
                .containsEntry("lineCount", 2);
    }

    @Test
    void aNumberThatIsLostAgainLeavesTwoFindings() {
        orderWithout();
        settled(agency, 1);
        orderWith("P-77001", 2);
        paymentOf("P-77001");
        eventually().until(() -> holding(agency).getFirst().get("lineCount"), Integer.valueOf(2)::equals);

        send("contract-lines", order, line(order).version(3).document(null).made());

        settled(agency, 2);
    }

    private void orderWithout() {
        send("contract-lines", order, line(order).document(null).made());
    }

    private void orderWith(String number, int version) {
        send(
                "contract-lines",
                order,
                line(order).version(version).document(number).made());
    }

    private void paymentOf(String number) {
        ContractLine paid = line(payment)
                .source("invented-checks")
                .type("payment")
                .document("C-1")
                .ofOrder(number)
                .paid("2021-06-01")
                .made();
        send("contract-lines", payment, paid);
    }

    private InventedLine line(UUID id) {
        return InventedLine.same(id).line().agency(agency).number(null).description(CAMERA);
    }

    private static Map<String, Object> confirmed(Map<String, Object> finding) {
        return as("analyst")
                .header("If-Match", "\"" + finding.get("version") + "\"")
                .body(Map.of("decision", "confirmed", "reason", "Looked at it."))
                .post("/findings/" + finding.get("id") + "/decisions")
                .then()
                .statusCode(200)
                .extract()
                .as(Map.class);
    }

    @SuppressWarnings("unchecked")
    private static Object number(Map<String, Object> finding) {
        return ((List<Map<String, Object>>) finding.get("lines")).getFirst().get("documentNumber");
    }
}
