package org.sightline.matching.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.sightline.matching.InventedLine;
import org.sightline.matching.held.ContractLine;

/** Which lines are one purchase. */
class PurchasesTest {

    private final ContractLine order = line("order")
            .type("purchase_order")
            .document("PO-118-4")
            .number("2")
            .description("HIK VISION 4MP TURRET DS2CD2343G0I")
            .amount("1548.00")
            .made();
    private final ContractLine payment = line("payment")
            .type("payment")
            .document("po 118-4")
            .number(null)
            .description("HIK VISION 4MP TURRET DS2CD2343")
            .amount("1548")
            .made();

    @Test
    void anOrderAndItsPaymentAreOnePurchase() {
        assertThat(keys(order, payment)).containsExactly("po-118-4/2");
    }

    @Test
    void aPaymentCutShorterWithoutAmountJoinsToo() {
        ContractLine bare = line("bare")
                .type("payment")
                .document("PO-118-4")
                .number(null)
                .description("HIK VISION 4MP TUR")
                .amount(null)
                .made();
        assertThat(keys(order, bare)).hasSize(1);
    }

    @Test
    void anOrderItsInvoiceAndItsPaymentFromThreeSourcesAreOnePurchase() {
        ContractLine invoice = line("invoice")
                .source("invoices")
                .type("payment")
                .document("INV-9")
                .ofOrder("PO-118-4")
                .number(null)
                .description("HIK VISION 4MP TURRET")
                .amount("1548.00")
                .made();
        ContractLine check = line("check")
                .source("checks")
                .type("payment")
                .document("C-7")
                .ofOrder("PO-118-4")
                .number(null)
                .description("HIKVISION CAMERAS")
                .amount("1548.00")
                .made();
        assertThat(keys(check, invoice, order)).containsExactly("po-118-4/2");
    }

    @Test
    void anInvoiceAndItsPaymentInOneSourceAreOnePurchaseAndItsMoneyCountsOnce() {
        ContractLine invoice = line("invoice")
                .type("payment")
                .document("INV-9")
                .ofOrder("PO-118-4")
                .number(null)
                .description("HIK VISION 4MP TURRET")
                .amount("1548.00")
                .made();
        ContractLine check = line("check")
                .type("payment")
                .document("C-7")
                .ofOrder("PO-118-4")
                .number(null)
                .date(null)
                .paid("2021-07-01")
                .description("HIKVISION CAMERAS")
                .amount("1548.00")
                .made();
        List<Purchases.Purchase<ContractLine>> purchases =
                Purchases.of(List.of(check, invoice, order), Function.identity(), LineTies.NONE);
        assertThat(purchases).hasSize(1);
        assertThat(NetPurchase.of(purchases.getFirst().lines()).amount()).isEqualTo("1548.00");
    }

    @Test
    void theSameOrderInTwoSourcesIsOnePurchaseWhereOneCutsTheTextShorter() {
        ContractLine again = line("again")
                .source("register")
                .type("purchase_order")
                .document("PO-118-4")
                .number(null)
                .description("HIK VISION 4MP TURRET DS2CD2343")
                .amount("1548.00")
                .made();
        ContractLine other = line("other")
                .source("register")
                .type("purchase_order")
                .document("PO-118-4")
                .number(null)
                .description("HIKVISION NVR DS-7608NI")
                .amount("1548.00")
                .made();
        assertThat(keys(order, again)).hasSize(1);
        assertThat(keys(order, other)).hasSize(2);
    }

    @Test
    void twoOrderLinesOfTheSameAmountAreTwoPurchases() {
        ContractLine other = line("other")
                .type("purchase_order")
                .document("PO-118-4")
                .number("3")
                .description("HIKVISION NVR DS-7608NI")
                .amount("1548.00")
                .made();
        assertThat(keys(order, other)).containsExactly("po-118-4/2", "po-118-4/3");
    }

    @Test
    void aPaymentGoesToTheOrderLineWithItsText() {
        ContractLine other = line("other")
                .type("purchase_order")
                .document("PO-118-4")
                .number("1")
                .description("HIKVISION NVR DS-7608NI")
                .amount("1548.00")
                .made();
        List<Purchases.Purchase<ContractLine>> purchases =
                Purchases.of(List.of(other, payment, order), Function.identity(), LineTies.NONE);
        assertThat(purchases).hasSize(2);
        assertThat(purchases.stream()
                        .filter(p -> p.lines().contains(order))
                        .findFirst()
                        .orElseThrow()
                        .lines())
                .containsExactly(order, payment);
    }

    @Test
    void leadingZerosOfALineNumberDoNotMatter() {
        ContractLine padded = line("padded")
                .type("payment")
                .document("PO-118-4")
                .number("002")
                .description("CAMERA")
                .amount("700")
                .made();
        assertThat(keys(order, padded)).containsExactly("po-118-4/2");
    }

    @Test
    void aLineWithoutDocumentNumberIsAPurchaseOfItsOwn() {
        ContractLine card = line("card")
                .type("purchase_card")
                .document(null)
                .number(null)
                .description("HIKVISION")
                .made();
        assertThat(Purchases.documentKey(card)).isEqualTo("line:" + card.id());
    }

    @Test
    void theOrderInWhichLinesComeDoesNotMatter() {
        List<ContractLine> lines = new ArrayList<>(List.of(
                order,
                payment,
                line("a")
                        .type("purchase_order")
                        .document("PO-118-4")
                        .number("3")
                        .description("HIKVISION NVR")
                        .amount("10")
                        .made(),
                line("b")
                        .type("payment")
                        .document("PO-118-4")
                        .number(null)
                        .description("HIKVISION NVR")
                        .amount("10")
                        .made(),
                line("c")
                        .type("payment")
                        .document("PO-118-4")
                        .number(null)
                        .description("HIKVISION NVR")
                        .amount("10")
                        .made(),
                line("d")
                        .type("contract")
                        .document("PO-118-4")
                        .number(null)
                        .description("HIKVISION BRACKET")
                        .amount("5")
                        .made()));
        List<Purchases.Purchase<ContractLine>> once = Purchases.of(lines, Function.identity(), LineTies.NONE);
        assertThat(once).hasSize(3);
        Random random = new Random(7);
        for (int i = 0; i < 50; i++) {
            Collections.shuffle(lines, random);
            assertThat(Purchases.of(lines, Function.identity(), LineTies.NONE)).isEqualTo(once);
        }
    }

    @Test
    void orderFirstAndPaymentFirstGiveTheSameFindingId() {
        assertThat(Purchases.findingId(order.agencyId(), "hikvision", payment, 0))
                .isEqualTo(Purchases.findingId(order.agencyId(), "hikvision", order, 0));
    }

    @Test
    void whatAPersonJoinedIsOnePurchaseThoughItSharesNoNumberAndDrawsNothingElseWithIt() {
        ContractLine twin =
                line("twin").document("PO-118-4").number("3").amount("1548.00").made();
        ContractLine card = line("card")
                .type("purchase_card")
                .document(null)
                .number(null)
                .amount("1548.00")
                .made();
        LineTies ties = new LineTies(Map.of(card.id(), twin.id()), Map.of());

        List<Purchases.Purchase<ContractLine>> purchases =
                Purchases.of(List.of(card, order, twin), Function.identity(), ties);

        assertThat(purchases)
                .extracting(Purchases.Purchase::lines)
                .containsExactly(List.of(order), List.of(twin, card));
    }

    @Test
    void whatAPersonPartedIsAPurchaseOfItsOwnThoughItSharesTheNumber() {
        LineTies ties = new LineTies(Map.of(), Map.of(payment.id(), Set.of(order.id())));

        assertThat(Purchases.of(List.of(payment, order), Function.identity(), ties))
                .extracting(Purchases.Purchase::lines)
                .containsExactly(List.of(order), List.of(payment));
    }

    @Test
    void aLineGoesWithTheLastOneThatIsThereOfAllThatItWasJoinedTo() {
        UUID first = new UUID(0, 1);
        UUID second = new UUID(0, 2);
        UUID third = new UUID(0, 3);
        LineTies ties = new LineTies(Map.of(first, second, second, third), Map.of());

        assertThat(ties.owner(first, line -> true)).isEqualTo(third);
        assertThat(ties.owner(first, line -> !line.equals(second))).isEqualTo(third);
        assertThat(ties.owner(first, line -> !line.equals(third))).isEqualTo(second);
        assertThat(ties.owner(first, line -> false)).isEqualTo(first);
        assertThat(ties.owner(third, line -> true)).isEqualTo(third);
    }

    private static List<String> keys(ContractLine... lines) {
        return Purchases.of(List.of(lines), Function.<ContractLine>identity(), LineTies.NONE).stream()
                .map(Purchases.Purchase::key)
                .toList();
    }

    private static InventedLine line(String name) {
        return InventedLine.named(name);
    }
}
