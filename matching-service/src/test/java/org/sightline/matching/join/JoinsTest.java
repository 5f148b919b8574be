package org.sightline.matching.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.InventedLine;
import org.sightline.matching.RealService;

/**
 * Findings of one purchase that share no number are proposed as pairs; a person joins them, and takes that back. All lines are
 * invented.
 */
@QuarkusTest
class JoinsTest extends RealService {

    private static final String CAMERA = "HIKVISION 4MP TURRET CAMERA DS-2CD2343G0-I";

    private final UUID agency = UUID.randomUUID();
    private final UUID order = UUID.randomUUID();
    private final UUID card = UUID.randomUUID();

    @Inject
    PairRepository likely;

    @Inject
    Sql sql;

    @Test
    void fiftyCardPurchasesAreProposedJoinedCountedOncePartedAndLoadedAgain() {
        loadFifty(1);
        Set<Object> opened = ids(settled(agency, 100));
        List<Map<String, Object>> pairs = pairs();
        assertThat(pairs).hasSize(50);
        assertThat(pairs)
                .allSatisfy(pair -> assertThat(pair.get("agrees").toString()).contains("model", "vendor"))
                .allSatisfy(
                        pair -> assertThat(pair.get("differs").toString()).contains("document_type", "source", "date"));

        List<Response> joins = pairs.stream()
                .map(pair -> join("analyst", side(pair, "finding"), side(pair, "other")))
                .toList();

        List<Map<String, Object>> joined = settled(agency, 50);
        assertThat(joined).allSatisfy(one -> assertThat(one).containsEntry("lineCount", 2));
        assertThat(opened).containsAll(ids(joined));
        assertThat(amounts(joined)).isEqualByComparingTo(orders());
        assertThat(pairs()).isEmpty();
        as("auditor")
                .queryParam("agencyId", agency)
                .get("/findings/counts")
                .then()
                .statusCode(200)
                .body("total", equalTo(100))
                .body("withdrawn", equalTo(50));

        loadFifty(2);
        awaitQuantity("14", 50);
        assertThat(ids(holding(agency))).isEqualTo(ids(joined));

        joins.forEach(join -> undone("analyst2", join));
        assertThat(ids(settled(agency, 100))).isEqualTo(opened);
        loadFifty(3);
        awaitQuantity("15", 100);
        assertThat(ids(findings(agency))).as("nothing new").isEqualTo(opened);
    }

    /** Orders, and the same purchases on cards: without a number, a few days later, each other one with tax. */
    private void loadFifty(int version) {
        for (int i = 0; i < 50; i++) {
            UUID ordered = id("order" + i);
            UUID charged = id("card" + i);
            BigDecimal tax = i % 2 == 0 ? BigDecimal.ONE : new BigDecimal("1.07");
            String quantity = String.valueOf(12 + version);
            send(
                    "contract-lines",
                    ordered,
                    line(ordered)
                            .version(version)
                            .document("P-" + i)
                            .amount(price(i).toPlainString())
                            .quantity(quantity)
                            .made());
            send(
                    "contract-lines",
                    charged,
                    charge(charged)
                            .version(version)
                            .amount(price(i).multiply(tax)
                                    .setScale(2, RoundingMode.HALF_UP)
                                    .toPlainString())
                            .quantity(quantity)
                            .made());
        }
    }

    private static BigDecimal price(int i) {
        return new BigDecimal("100").multiply(new BigDecimal("1.3").pow(i)).setScale(2, RoundingMode.HALF_UP);
    }

    private static BigDecimal orders() {
        return IntStream.range(0, 50).mapToObj(JoinsTest::price).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal amounts(List<Map<String, Object>> findings) {
        return findings.stream()
                .map(one -> new BigDecimal((String) one.get("amount")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void awaitQuantity(String quantity, int findings) {
        eventually()
                .until(
                        () -> holding(agency).stream()
                                .filter(one ->
                                        lines(one).stream().allMatch(line -> quantity.equals(line.get("quantity"))))
                                .count(),
                        count -> count == findings);
    }

    @Test
    void theDecidedOneGoesOnAndWhatFollowsTheOrderComesToIt() {
        Map<String, Object> ordered = ordered();
        Map<String, Object> charged = decided("analyst", charged(), "confirmed", null);

        Response join = join("analyst", ordered, charged);

        Map<String, Object> kept = settled(agency, 1).getFirst();
        assertThat(kept)
                .containsEntry("id", charged.get("id"))
                .containsEntry("decision", "confirmed")
                .containsEntry("lineCount", 2);
        assertThat(actions(kept)).contains("confirmed", "joined", "line_added");
        assertThat(now(ordered)).containsEntry("withdrawn", true).containsEntry("joinedInto", charged.get("id"));
        UUID invoice = UUID.randomUUID();
        send(
                "contract-lines",
                invoice,
                line(invoice)
                        .source("invented-invoices")
                        .type("payment")
                        .document("P-1")
                        .made());
        eventually().until(() -> now(kept).get("lineCount"), Integer.valueOf(3)::equals);
        assertThat(holding(agency)).hasSize(1);

        undone("analyst2", join);

        settled(agency, 2);
        assertThat(now(ordered))
                .containsEntry("withdrawn", false)
                .containsEntry("status", "new")
                .containsEntry("lineCount", 2)
                .doesNotContainKey("joinedInto");
        assertThat(now(charged)).containsEntry("decision", "confirmed").containsEntry("lineCount", 1);
        assertThat(actions(now(charged))).contains("joined", "parted");
        as("analyst")
                .get("/findings/" + charged.get("id") + "/pairs")
                .then()
                .statusCode(200)
                .body("pairs[0].other.id", equalTo(ordered.get("id")))
                .body("said[0].undoneBy", equalTo("analyst2"));
    }

    @Test
    void aConfirmedFindingThatIsClosedTakesAnotherPersonToJoin() {
        Map<String, Object> closed = decided("analyst", ordered(), "confirmed", null);
        closed = decided("analyst2", closed, "confirmed", "confirmed_removed");
        Map<String, Object> open = charged();

        join("analyst", open, closed).then().body("waits", equalTo(true));
        assertThat(holding(agency)).hasSize(2);
        said("analyst", open, "same_purchase", closed)
                .then()
                .statusCode(403)
                .body("detail", containsString("another person"));
        Response agreed = join("analyst2", open, closed);

        agreed.then()
                .body("waits", equalTo(false))
                .body("saidBy", equalTo("analyst"))
                .body("agreedBy", equalTo("analyst2"));
        assertThat(settled(agency, 1).getFirst())
                .containsEntry("id", closed.get("id"))
                .containsEntry("outcome", "confirmed_removed");
        undone("analyst", agreed);
        settled(agency, 2);
        assertThat(now(open)).containsEntry("status", "new");
        assertThat(now(closed)).containsEntry("status", "closed");
    }

    @Test
    void decisionsThatContradictAreNotJoined() {
        Map<String, Object> ordered = decided("analyst", ordered(), "confirmed", null);
        Map<String, Object> charged = decided("analyst", charged(), "dismissed", null);

        said("analyst", ordered, "same_purchase", charged)
                .then()
                .statusCode(409)
                .body("detail", containsString("Reopen one"));
        assertThat(holding(agency)).hasSize(2);
    }

    @Test
    void differentPurchasesAreRememberedAndNotProposedAgain() {
        Map<String, Object> ordered = ordered();
        Map<String, Object> charged = charged();
        assertThat(pairs()).hasSize(1);

        Response said = said("analyst", ordered, "different_purchases", charged);

        said.then().statusCode(200);
        said("analyst2", now(charged), "different_purchases", now(ordered))
                .then()
                .body("id", equalTo(said.path("id")));
        assertThat(pairs()).isEmpty();
        assertThat(holding(agency)).hasSize(2);
        undone("analyst", said);
        assertThat(pairs()).hasSize(1);
    }

    @Test
    void aLikelyPairIsShownAlsoBehindNearerOnesThatCannotBeOne() {
        ordered();
        UUID payment = UUID.randomUUID();
        send("contract-lines", payment, paid(payment, 1));
        Map<String, Object> ordered = ofTwoLines();
        // Paid from the same list of checks, each of these is another purchase.
        for (int i = 0; i < 5; i++) {
            UUID other = UUID.randomUUID();
            UUID check = UUID.randomUUID();
            String number = "Q-" + i;
            send(
                    "contract-lines",
                    other,
                    line(other).source("invented-others").document(number).made());
            send("contract-lines", check, check(check).document(number).made());
        }
        send("contract-lines", card, charge(card).amount("107.00").made());
        eventually()
                .until(
                        () -> holding(agency).stream()
                                .filter(one -> Integer.valueOf(2).equals(one.get("lineCount")))
                                .count(),
                        count -> count == 6);
        settled(agency, 7);

        as("analyst")
                .get("/findings/" + ordered.get("id") + "/pairs")
                .then()
                .statusCode(200)
                .body("pairs.size()", equalTo(1))
                .body("pairs[0].other.line.id", equalTo(card.toString()));
    }

    private InventedLine check(UUID id) {
        return line(id).source("invented-checks").type("payment").paid("2021-06-01");
    }

    @Test
    void onePageLooksAtABoundedNumberOfFindingsAndTheNextGoesOnThere() {
        ordered();
        charged();
        UUID second = UUID.randomUUID();
        send("contract-lines", second, line(second).document("P-2").amount("7").made());
        settled(agency, 3);
        UUID first = new UUID(0, 0);

        int found = 0;
        int walks = 0;
        PairRepository.Ids from = new PairRepository.Ids(first, first);
        while (from != null) {
            PairRepository.Ids after = from;
            PairRepository.Walk walk = sql.as(
                    RowScope.job("test"),
                    () -> QuarkusTransaction.requiringNew().call(() -> likely.after(List.of(agency), after, 10, 2)));
            found += walk.pairs().size();
            from = walk.end();
            walks++;
        }

        assertThat(found).isEqualTo(1);
        assertThat(walks).isEqualTo(3);
    }

    @Test
    void linesThatShareANumberByMistakeArePartedAndStaySo() {
        ordered();
        UUID payment = UUID.randomUUID();
        send("contract-lines", payment, paid(payment, 1));
        Map<String, Object> one = ofTwoLines();

        Response parted = parted("analyst", one, payment);

        parted.then().statusCode(200);
        Set<Object> two = ids(settled(agency, 2));
        assertThat(two).contains(one.get("id"));
        assertThat(now(one)).containsEntry("lineCount", 1);
        send("contract-lines", payment, paid(payment, 2));
        awaitQuantityOf(payment);
        assertThat(ids(holding(agency))).isEqualTo(two);

        undone("analyst", parted);
        assertThat(settled(agency, 1).getFirst())
                .containsEntry("id", one.get("id"))
                .containsEntry("lineCount", 2);
    }

    /** Waits until one finding rests on two lines, and gives it. */
    private Map<String, Object> ofTwoLines() {
        return eventually()
                .until(
                        () -> holding(agency).getFirst(),
                        found -> Integer.valueOf(2).equals(found.get("lineCount")));
    }

    private static Response parted(String who, Map<String, Object> finding, UUID line) {
        Map<String, Object> body =
                new HashMap<>(Map.of("kind", "parted", "lines", List.of(line), "reason", "The number of two years."));
        return as(who).header("If-Match", tag(finding)).body(body).post(joins(finding));
    }

    @Test
    void whoPartsTheOrderLeavesTheDecisionWithTheLinesThatStay() {
        ordered();
        UUID payment = UUID.randomUUID();
        send("contract-lines", payment, paid(payment, 1));
        Map<String, Object> one = decided("analyst", ofTwoLines(), "confirmed", null);

        Response parted = parted("analyst", one, order);

        parted.then().statusCode(200);
        settled(agency, 2);
        assertThat(now(one)).containsEntry("decision", "confirmed").containsEntry("lineCount", 1);
        assertThat(lines(now(one)).getFirst()).containsEntry("id", payment.toString());
        assertThat(holding(agency)).anySatisfy(other -> {
            assertThat(other).containsEntry("status", "new");
            assertThat(lines(other).getFirst()).containsEntry("id", order.toString());
        });
        undone("analyst2", parted);
        assertThat(settled(agency, 1).getFirst())
                .containsEntry("id", one.get("id"))
                .containsEntry("decision", "confirmed")
                .containsEntry("lineCount", 2);
    }

    @Test
    void whatWasPartedAndDecidedOtherwiseIsNotOneAgainBeforeAPersonSettlesThat() {
        ordered();
        UUID payment = UUID.randomUUID();
        send("contract-lines", payment, paid(payment, 1));
        Map<String, Object> one = ofTwoLines();
        Response parted = parted("analyst", one, payment);
        Map<String, Object> other = settled(agency, 2).stream()
                .filter(found -> !found.get("id").equals(one.get("id")))
                .findFirst()
                .orElseThrow();
        decided("analyst", now(one), "confirmed", null);
        decided("analyst", now(other), "dismissed", null);

        undo("analyst2", parted).then().statusCode(409).body("detail", containsString("Reopen one"));
        assertThat(holding(agency)).hasSize(2);
    }

    @Test
    void theNewerJoinIsTakenBackBeforeTheOlderOne() {
        Map<String, Object> ordered = ordered();
        Response older = join("analyst", ordered, charged());
        settled(agency, 1);
        UUID second = UUID.randomUUID();
        send("contract-lines", second, charge(second).made());
        Map<String, Object> charged = settled(agency, 2).stream()
                .filter(one -> lines(one).getFirst().get("id").equals(second.toString()))
                .findFirst()
                .orElseThrow();
        Response newer = join("analyst", ordered, charged);
        settled(agency, 1);

        undo("analyst", older).then().statusCode(409).body("detail", containsString("Undo that first"));
        assertThat(holding(agency)).hasSize(1);
        undone("analyst", newer);
        settled(agency, 2);
        undone("analyst", older);
        settled(agency, 3);
    }

    @Test
    void filesThatAreTakenBackAndLoadedAgainInAnyOrderKeepTheDecision() {
        Map<String, Object> ordered = decided("analyst", ordered(), "confirmed", null);
        Map<String, Object> charged = charged();
        join("analyst", ordered, charged);
        settled(agency, 1);
        send("contract-lines", card, charge(card).version(2).withdrawn().made());
        eventually().until(() -> now(ordered).get("lineCount"), Integer.valueOf(1)::equals);
        send(
                "contract-lines",
                order,
                line(order).version(2).document("P-1").withdrawn().made());
        settled(agency, 0);

        send("contract-lines", card, charge(card).version(3).made());

        assertThat(settled(agency, 1).getFirst())
                .containsEntry("id", ordered.get("id"))
                .containsEntry("decision", "confirmed");
        send("contract-lines", order, line(order).version(3).document("P-1").made());
        assertThat(ofTwoLines()).containsEntry("id", ordered.get("id")).containsEntry("decision", "confirmed");
        assertThat(findings(agency)).hasSize(2);
        assertThat(now(charged)).containsEntry("withdrawn", true).containsEntry("joinedInto", ordered.get("id"));
    }

    @Test
    void whatWasAskedOfTwoPeopleIsNeverAgreedToByTheFirst() {
        Map<String, Object> closed = decided("analyst", ordered(), "confirmed", null);
        closed = decided("analyst2", closed, "confirmed", "confirmed_removed");
        Map<String, Object> open = charged();
        join("analyst", open, closed).then().body("waits", equalTo(true));
        closed = decided("analyst2", now(closed), "reopened", null);

        said("analyst", now(open), "same_purchase", closed)
                .then()
                .statusCode(403)
                .body("detail", containsString("another person"));
        assertThat(holding(agency)).hasSize(2);
        join("analyst2", open, closed).then().body("saidBy", equalTo("analyst")).body("agreedBy", equalTo("analyst2"));
    }

    private void awaitQuantityOf(UUID line) {
        eventually()
                .until(() -> holding(agency).stream()
                        .flatMap(one -> lines(one).stream())
                        .anyMatch(one -> line.toString().equals(one.get("id")) && "2".equals(one.get("quantity"))));
    }

    @Test
    void twoOrdersOfOneListAreNoPairAndWhoOnlyReadsJoinsNothing() {
        Map<String, Object> ordered = ordered();
        UUID second = UUID.randomUUID();
        send("contract-lines", second, line(second).document("P-2").made());
        settled(agency, 2);
        assertThat(pairs()).isEmpty();

        as("auditor").get("/finding-pairs").then().statusCode(403);
        as("auditor").get("/findings/" + ordered.get("id") + "/pairs").then().statusCode(403);
        as("auditor")
                .header("If-Match", tag(ordered))
                .body(Map.of("kind", "parted", "reason", "x"))
                .post(joins(ordered))
                .then()
                .statusCode(403);
        as("analyst")
                .header("If-Match", tag(ordered))
                .body(Map.of("kind", "parted", "reason", "x", "lines", List.of(order)))
                .post(joins(ordered))
                .then()
                .statusCode(422);
    }

    private Map<String, Object> ordered() {
        send("contract-lines", order, line(order).document("P-1").made());
        return eventually()
                .until(() -> holding(agency), found -> !found.isEmpty())
                .getFirst();
    }

    private Map<String, Object> charged() {
        send("contract-lines", card, charge(card).made());
        return settled(agency, 2).stream()
                .filter(one -> lines(one).getFirst().get("id").equals(card.toString()))
                .findFirst()
                .orElseThrow();
    }

    private Object paid(UUID payment, int version) {
        return check(payment)
                .version(version)
                .document("P-1")
                .quantity(String.valueOf(version))
                .made();
    }

    private InventedLine line(UUID id) {
        return InventedLine.same(id).line().agency(agency).number(null).description(CAMERA);
    }

    private InventedLine charge(UUID id) {
        return line(id).source("invented-cards")
                .type("purchase_card")
                .document(null)
                .date("2021-05-24");
    }

    private UUID id(String name) {
        return UUID.nameUUIDFromBytes((name + agency).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private List<Map<String, Object>> pairs() {
        return as("analyst")
                .queryParam("agencyId", agency)
                .queryParam("limit", 200)
                .get("/finding-pairs")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    private static Response join(String who, Map<String, Object> one, Map<String, Object> other) {
        Response said = said(who, now(one), "same_purchase", now(other));
        said.then().statusCode(200);
        return said;
    }

    private static Response said(String who, Map<String, Object> one, String kind, Map<String, Object> other) {
        return as(who).header("If-Match", tag(one))
                .body(Map.of(
                        "kind",
                        kind,
                        "otherId",
                        other.get("id"),
                        "otherVersion",
                        other.get("version"),
                        "reason",
                        "The receipt says so."))
                .post(joins(one));
    }

    private static void undone(String who, Response said) {
        undo(who, said).then().statusCode(200).body("undoneBy", equalTo(who));
    }

    private static Response undo(String who, Response said) {
        return as(who).header("If-Match", "\"" + said.path("version") + "\"")
                .post("/findings/" + said.path("findingId") + "/joins/" + said.path("id") + "/undo");
    }

    private static Map<String, Object> decided(
            String who, Map<String, Object> finding, String decision, String outcome) {
        Map<String, Object> body = new HashMap<>(
                Map.of("decision", decision, "reason", "Looked at it.", "evidence", "The disposal record 7."));
        body.put("outcome", outcome);
        return as(who).header("If-Match", tag(finding))
                .body(body)
                .post("/findings/" + finding.get("id") + "/decisions")
                .then()
                .statusCode(200)
                .extract()
                .as(Map.class);
    }

    private static Map<String, Object> now(Map<String, Object> finding) {
        return as("analyst")
                .get("/findings/" + finding.get("id"))
                .then()
                .statusCode(200)
                .extract()
                .as(Map.class);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> side(Map<String, Object> pair, String name) {
        return (Map<String, Object>) pair.get(name);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> lines(Map<String, Object> finding) {
        return (List<Map<String, Object>>) finding.get("lines");
    }

    private static Set<Object> ids(List<Map<String, Object>> findings) {
        return findings.stream().map(one -> one.get("id")).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String joins(Map<String, Object> finding) {
        return "/findings/" + finding.get("id") + "/joins";
    }

    private static String tag(Map<String, Object> finding) {
        return "\"" + finding.get("version") + "\"";
    }
}
