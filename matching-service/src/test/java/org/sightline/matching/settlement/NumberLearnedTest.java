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

    private UUID agency = UUID.randomUUID();
    private UUID order = UUID.randomUUID();
    private UUID payment = UUID.randomUUID();
    private UUID check = UUID.randomUUID();

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

    @Test
    void aPaymentThatSaysTheNumberOfTheInvoiceAloneBelongsToTheOrderInWhateverOrderTheyCome() {
        List<Runnable> steps = List.of(
                () -> orderWith("P-77001", 1),
                () -> send("contract-lines", payment, invoice("INV-9")),
                () -> send("contract-lines", check, checkFor("INV-9")));
        for (List<Integer> order : List.of(List.of(0, 1, 2), List.of(2, 1, 0), List.of(2, 0, 1), List.of(1, 2, 0))) {
            agency = UUID.randomUUID();
            this.order = UUID.randomUUID();
            payment = UUID.randomUUID();
            check = UUID.randomUUID();

            order.forEach(step -> steps.get(step).run());

            Map<String, Object> one = eventually()
                    .until(
                            () -> holding(agency).size() == 1 ? holding(agency).getFirst() : Map.of(),
                            found -> Integer.valueOf(3).equals(found.get("lineCount")));
            assertThat(number(one)).as(order.toString()).isEqualTo("P-77001");
        }
    }

    @Test
    void aPaymentIsOnItsOwnAgainWhereItsInvoiceIsTakenBack() {
        orderWith("P-77001", 1);
        send("contract-lines", payment, invoice("INV-9"));
        send("contract-lines", check, checkFor("INV-9"));
        eventually().until(() -> holding(agency).size() == 1 && lineCount() == 3);

        send("contract-lines", payment, line(payment).version(2).withdrawn().made());

        settled(agency, 2);
    }

    private int lineCount() {
        return (int) holding(agency).getFirst().get("lineCount");
    }

    @Test
    void aNumberThatTwoInvoicesOfTwoOrdersHaveLeadsNowhere() {
        send("contract-lines", order, invoice(order, "INV-1", "P-1"));
        send("contract-lines", payment, invoice(payment, "INV-1", "P-2"));
        settled(agency, 2);

        send("contract-lines", check, checkFor("INV-1"));

        settled(agency, 3);
    }

    private ContractLine invoice(String number) {
        return invoice(payment, number, "P-77001");
    }

    private ContractLine invoice(UUID id, String number, String of) {
        return line(id).source("invented-invoices")
                .type("payment")
                .document(number)
                .ofOrder(of)
                .made();
    }

    private ContractLine checkFor(String number) {
        return line(check)
                .source("invented-checks")
                .type("payment")
                .document("C-7")
                .ofOrder(number)
                .date(null)
                .paid("2021-06-01")
                .made();
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
