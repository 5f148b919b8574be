package org.sightline.matching.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sightline.matching.InventedLine;
import org.sightline.matching.held.ContractLine;

/** What documents of one purchase come to together: a table of what holds. */
class NetPurchaseTest {

    private static final String CAMERA = "HIKVISION 4MP TURRET CAMERA";

    private static ContractLine line(String type, String number, String amount, String quantity) {
        return InventedLine.named(type + number + amount + quantity)
                .type(type)
                .document(number)
                .ofOrder(number.equals("PO-1") ? null : "PO-1")
                .number(type.equals("purchase_order") ? "2" : null)
                .description(CAMERA)
                .amount(amount)
                .quantity(quantity)
                .made();
    }

    private static final ContractLine REQUISITION = line("requisition", "R-5", "1548.00", "12");
    private static final ContractLine ORDER = line("purchase_order", "PO-1", "1548.00", "12");
    private static final ContractLine RECEIPT = line("receipt", "RC-9", null, "12");
    private static final ContractLine HALF = line("payment", "INV-7", "774.00", "6");
    private static final ContractLine OTHER_HALF = line("payment", "INV-8", "774", "6");
    private static final ContractLine PAYMENT = line("payment", "CHK-1", "1548", null);
    private static final ContractLine SOME_BACK = line("payment", "CM-1", "-516.00", "-4");
    private static final ContractLine REST_BACK = line("credit", "CM-2", "1032.00", "8");
    private static final ContractLine ALL_BACK = line("payment", "CM-3", "-1548.00", "-12");
    private static final ContractLine CANCELLED = line("cancellation", "PO-1", "1548.00", "12");

    static Stream<Arguments> what() {
        return Stream.of(
                Arguments.of("an order", List.of(ORDER), "1548.00", "12", "NONE"),
                Arguments.of("order and payment", List.of(ORDER, PAYMENT), "1548.00", "12", "NONE"),
                Arguments.of(
                        "from requisition to payment",
                        List.of(REQUISITION, ORDER, RECEIPT, HALF, OTHER_HALF),
                        "1548.00",
                        "12",
                        "NONE"),
                Arguments.of("a requisition alone", List.of(REQUISITION), "1548.00", "12", "REQUESTED"),
                Arguments.of("some given back", List.of(ORDER, PAYMENT, SOME_BACK), "1032.00", "8", "NONE"),
                Arguments.of("all given back at once", List.of(ORDER, PAYMENT, ALL_BACK), "1548.00", "12", "RETURNED"),
                Arguments.of("all of an order taken off", List.of(ORDER, ALL_BACK), "1548.00", "12", "RETURNED"),
                Arguments.of("a refund alone", List.of(ALL_BACK), "-1548.00", "-12", "NONE"),
                Arguments.of("a cancelled order", List.of(CANCELLED), "1548.00", "12", "CANCELLED"),
                Arguments.of("an order and its cancellation", List.of(ORDER, CANCELLED), "1548.00", "12", "CANCELLED"),
                Arguments.of("cancelled, and yet paid", List.of(ORDER, CANCELLED, PAYMENT), "1548", null, "NONE"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("what")
    void documentsOfOnePurchaseAreOneWithWhatIsLeftOfIt(
            String what, List<ContractLine> lines, String amount, String quantity, String end) {
        List<ContractLine> shuffled = new ArrayList<>(lines);
        Random random = new Random(11);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(shuffled, random);

            List<Purchases.Purchase<ContractLine>> purchases =
                    Purchases.of(shuffled, Function.identity(), LineTies.NONE);

            assertThat(purchases).as(what).hasSize(1);
            NetPurchase net = NetPurchase.of(purchases.getFirst().lines());
            assertThat(net.amount()).isEqualTo(amount);
            assertThat(net.quantity()).isEqualTo(quantity);
            assertThat(net.end().name()).isEqualTo(end);
        }
    }

    @Test
    void creditsInPartsEndAPurchaseWhenTheyAreAsMuchAsItCost() {
        assertThat(NetPurchase.of(List.of(ORDER, SOME_BACK, REST_BACK)).end()).isEqualTo(NetPurchase.End.NONE);
        ContractLine rest = line("payment", "CM-4", "-1032.00", "-8");
        assertThat(NetPurchase.of(List.of(ORDER, SOME_BACK, rest)).end()).isEqualTo(NetPurchase.End.RETURNED);
    }

    @Test
    void documentsWithNumbersOfTheirOwnAreLookedAtTogetherByTheirOrder() {
        assertThat(List.of(REQUISITION, ORDER, RECEIPT, HALF, ALL_BACK))
                .extracting(Purchases::documentKey)
                .containsOnly("po-1");
    }

    @Test
    void aPartThatMayBeOfTwoOrderLinesIsListedApart() {
        ContractLine second = InventedLine.named("second")
                .document("PO-1")
                .number("3")
                .description(CAMERA)
                .amount("1548.00")
                .made();

        assertThat(Purchases.of(List.of(ORDER, second, HALF), Function.identity(), LineTies.NONE))
                .hasSize(3);
    }

    @Test
    void theDayOfTheOrderStaysApartFromTheDayOfThePayment() {
        ContractLine paid = InventedLine.named("paid")
                .type("payment")
                .document("PO-1")
                .number(null)
                .date(null)
                .paid("2021-09-01")
                .description(CAMERA)
                .amount("1548.00")
                .made();

        List<ContractLine> one = Purchases.of(List.of(paid, ORDER), Function.identity(), LineTies.NONE)
                .getFirst()
                .lines();

        assertThat(PurchaseDate.of(one).text()).isEqualTo("2021-05-20");
        assertThat(PurchaseDate.of(List.of(paid)).period().first()).isEqualTo("2020-09-01");
    }
}
