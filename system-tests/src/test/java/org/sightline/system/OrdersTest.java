package org.sightline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.testsupport.whole.Person;
import org.sightline.testsupport.whole.Sightline;
import org.sightline.testsupport.whole.Town;
import org.sightline.testsupport.whole.Upload;

/**
 * Purchases that are published as orders, as invoices and as payments are counted once, under the number that a clerk looks
 * them up by, in whatever order the files come. All purchases are invented.
 */
@Order(3)
@ExtendWith(Sightline.class)
class OrdersTest {

    private static final int PURCHASES = 200;

    @ParameterizedTest
    @CsvSource({
        "OIP,false,true,PO",
        "IPO,true,false,Invoice",
        "POI,false,false,Invoice",
        "OPI,true,true,PO",
        "IOP,false,true,PO",
        "PIO,true,false,PO"
    })
    void twoHundredPurchasesInThreeFilesAreTwoHundredFindings(
            String order, boolean total, boolean oneSource, String paidBy) {
        Town town = Town.registered("Orders");
        String source = Upload.newSource("orders");
        Function<String, String> sources = kind -> oneSource ? source : source + "-" + kind.toLowerCase(Locale.ROOT);
        for (String kind : order.split("")) {
            JsonNode done = Upload.of(sources.apply(kind), file(kind, town.name(), total, paidBy))
                    .done();
            assertThat(done.path("accepted").asInt()).as(done.toString()).isEqualTo(PURCHASES);
        }
        Set<String> ids = settled(town);

        for (String kind : order.split("")) {
            assertThat(Upload.of(sources.apply(kind), file(kind, town.name(), total, paidBy))
                            .answer()
                            .statusCode())
                    .isEqualTo(200);
            JsonNode again = Upload.of(sources.apply(kind), file(kind, town.name(), !total, paidBy))
                    .done();
            assertThat(List.of(
                            again.path("accepted").asInt(),
                            again.path("updated").asInt()))
                    .as(again.toString())
                    .containsExactly(0, 0);
        }
        assertThat(settled(town)).isEqualTo(ids);
    }

    /** The ids of the findings once each order has one that rests on three lines, and its money counts once. */
    private static Set<String> settled(Town town) {
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> {
                    assertThat(town.findings())
                            .extracting(one -> one.path("documentNumber").asText())
                            .containsExactlyInAnyOrderElementsOf(IntStream.range(0, PURCHASES)
                                    .mapToObj(OrdersTest::number)
                                    .toList());
                    assertThat(town.findings())
                            .allSatisfy(one ->
                                    assertThat(lines(one)).as(one.toString()).isEqualTo(3));
                });
        assertThat(town.findings().stream()
                        .map(one -> new BigDecimal(one.path("amount").asText()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("321900");
        return town.findings().stream().map(one -> one.path("id").asText()).collect(Collectors.toSet());
    }

    private static int lines(JsonNode finding) {
        return Person.analyst()
                .json("/api/findings/" + finding.path("id").asText())
                .path("lines")
                .size();
    }

    private static String number(int purchase) {
        return "P-" + (77_000 + purchase);
    }

    /**
     * The file of one kind: orders, invoices or payments, each with a text of its own. A payment says the number of its order or of its
     * invoice.
     */
    private static String file(String kind, String buyer, boolean total, String paidBy) {
        String head = switch (kind) {
            case "O" -> "PO Number,Order Date,Agency,Vendor,Item Description,Amount,Fund\n";
            case "I" -> "Invoice Number,PO Number,Invoice Date,Agency,Vendor,Description,Amount\n";
            default -> "Check Number," + paidBy + " Number,Check Date,Agency,Payee,Description,Check Amount\n";
        };
        String rows = IntStream.range(0, PURCHASES)
                .mapToObj(purchase -> row(kind, buyer, purchase, paidBy))
                .collect(Collectors.joining());
        String sum = kind.equals("O") ? ",,,TOTAL,,321900.00,\n" : ",,,,TOTAL,,321900.00\n";
        return head + rows + (total ? sum : "");
    }

    private static String row(String kind, String buyer, int purchase, String paidBy) {
        String amount = (1_510 + purchase) + ".00";
        String item = "HIKVISION 4MP DOME CAMERA DS-2CD2143G0-I FOR SITE " + purchase;
        List<String> cells = switch (kind) {
            case "O" ->
                List.of(number(purchase), "2022-03-01", buyer, "INVENTED SELLER LLC", item, amount, "GENERAL FUND");
            case "I" ->
                List.of("INV-" + purchase, number(purchase), "2022-04-01", buyer, "INVENTED SELLER LLC", item, amount);
            default ->
                List.of(
                        String.valueOf(9_000 + purchase / 2),
                        paidBy.equals("PO") ? number(purchase) : "INV-" + purchase,
                        "2022-05-01",
                        buyer,
                        "INVENTED SELLER LLC",
                        "HIKVISION DOME CAMERA",
                        amount);
        };
        return String.join(",", cells) + "\n";
    }
}
