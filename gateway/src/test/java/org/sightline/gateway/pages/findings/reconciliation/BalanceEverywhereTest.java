package org.sightline.gateway.pages.findings.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.pages.findings.reconciliation.BalanceModel.Figures;
import org.sightline.gateway.shell.Visitor;
import org.sightline.gateway.words.Words;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/**
 * One balance of what is there and what is gone: after random histories of invented agencies (purchases, credits, lines that take
 * away, devices, closings, corrections, explanations) every place that shows a figure of it shows the same one, and the one that
 * {@link BalanceModel} works out from the words alone. A failure names the seed and the shortest history that fails. Of every
 * fourth history the pages are read, too, and what each number opens to. More or other histories, and all pages: {@code
 * -Dsightline.balances=5000 -Dsightline.seed=7 -Dsightline.pagesOf=1}.
 */
@QuarkusTest
@RealGateway
class BalanceEverywhereTest {

    private static final int HISTORIES = Integer.getInteger("sightline.balances", 1_000);
    private static final long SEED = Long.getLong("sightline.seed", 32);

    /** Of how many histories one is looked at on pages and in the parts of its numbers, too. */
    private static final int PAGES_OF = Integer.getInteger("sightline.pagesOf", 4);

    private static final List<String> PIECES = List.of(
            "bought",
            "returned",
            "installed",
            "inStock",
            "removed",
            "disposed",
            "takenAway",
            "reported",
            "verified",
            "explained");

    /** A row of a table: its head, and numbers. */
    private static final Pattern ROW =
            Pattern.compile("<tr><th scope=\"row\">(.*?)</th>((?:<td class=\"sl-number\">.*?</td>)+)</tr>");

    private static final Pattern GAP = Pattern.compile("<li>([^<:]+): ([\\d.]+)<ul>(.*?)</ul></li>");
    private static final Pattern GAP_WITHOUT_MODEL =
            Pattern.compile("<li>Less ([\\d.]+) explained or taken away without a model</li>");
    private static final Pattern GAP_OF_MODEL = Pattern.compile("<li>([^<:]+): ([\\d.]+) of ([\\d.]+) bought</li>");

    @TestHTTPResource("/")
    URI gateway;

    @Inject
    Sql sql;

    private final Ask office = Ask.as("analyst");
    private final List<BalanceHistory> histories = LongStream.range(0, HISTORIES)
            .mapToObj(i -> new BalanceHistory(SEED + i))
            .toList();
    private final Map<BalanceHistory, List<String>> failures = new HashMap<>();

    /** How many histories differ at each place. */
    private final Map<String, Integer> places = new TreeMap<>();

    @AfterEach
    void noOtherTestSeesThem() {
        histories.forEach(BalanceHistory::end);
        send();
    }

    @Test
    void everyPlaceShowsTheSameBalanceWhateverHappened() {
        goOn();
        histories.forEach(this::explain);
        goOn();
        histories.forEach(this::explain);

        Visitor analyst = Visitor.signedIn(gateway, "analyst");
        for (int i = 0; i < HISTORIES; i++) {
            compareTheAgency(histories.get(i));
            if (i % PAGES_OF == 0) {
                compareParts(histories.get(i));
                comparePages(analyst, histories.get(i));
            }
        }
        compareTheOfficesList();
        compareTheOfficesPage(analyst);
        failures.entrySet().stream()
                .min(Comparator.comparingInt(one -> one.getKey().steps.size()))
                .ifPresent(one -> {
                    throw new AssertionError("%d of %d histories fail, at %s; seed %d, the shortest is %s:%n  %s%n%s"
                            .formatted(
                                    failures.size(),
                                    HISTORIES,
                                    places,
                                    SEED,
                                    one.getKey().agency,
                                    String.join("\n  ", one.getKey().steps),
                                    String.join("\n", one.getValue())));
                });
    }

    private void goOn() {
        histories.forEach(BalanceHistory::goOn);
        send();
    }

    /** Sends what is new and waits until the gateway has taken it. */
    private void send() {
        for (String topic : List.of("devices", "findings")) {
            Say.all(
                    topic,
                    histories.stream()
                            .flatMap(one -> one.messages(topic).stream())
                            .toList());
        }
        List<UUID> agencies = histories.stream().map(one -> one.agency).toList();
        long versions = histories.stream()
                .mapToLong(one -> one.versions() + one.deviceVersions())
                .sum();
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> sql.as(
                                RowScope.job("test"),
                                () -> sql.query("""
                        select coalesce((select sum(version) from finding where agency_id = any (:agencies)), 0)
                            + coalesce((select sum(version) from device where agency_id = any (:agencies)), 0)
                        """).with("agencies", agencies).number()),
                        taken -> taken == versions);
    }

    private void explain(BalanceHistory history) {
        ObjectNode form = history.explanation();
        if (form == null || !history.knows(form.path("makerId").asText())) {
            return;
        }
        long most = history.most(form);
        String place = place(history) + "/explanations";
        Response answer = office.send("POST", place, form.toString());
        if (form.path("pieces").asLong() > most) {
            same(
                    history,
                    place,
                    "refused: " + form,
                    (answer.statusCode() == 422 ? "refused: " + form : answer.asString()));
        } else {
            same(history, place, "kept: " + form, (answer.statusCode() == 201 ? "kept: " + form : answer.asString()));
        }
        if (answer.statusCode() == 201) {
            history.said(form, answer.path("id"));
        }
    }

    private void same(BalanceHistory history, String place, Object expected, Object shown) {
        if (!expected.equals(shown)) {
            failures.computeIfAbsent(history, fresh -> new ArrayList<>())
                    .add("%s%n  expected %s%n  shows    %s".formatted(place, expected, shown));
            places.merge(place.replace(history.agency.toString(), "{agency}"), 1, Integer::sum);
        }
    }

    private static String place(BalanceHistory history) {
        return "/api/agencies/" + history.agency + "/reconciliation";
    }

    /** The figures as the API names them, by maker and model. */
    private static Map<String, String> expected(BalanceModel model) {
        Map<String, String> figures = new TreeMap<>();
        for (String maker : model.makers()) {
            figures.put(maker, words(model.of(maker)));
            model.models(maker)
                    .forEach(one -> figures.put(
                            maker + "/" + (one.isEmpty() ? "-" : one.replace("-", "")), words(model.of(maker, one))));
        }
        return figures;
    }

    private static String words(Figures figures) {
        return figures.purchases() + " purchases, " + figures.withoutQuantity() + " without, "
                + IntStream.range(0, PIECES.size())
                        .mapToObj(i -> PIECES.get(i) + " "
                                + Words.pieces(figures.pieces().get(i)))
                        .toList()
                + ", difference " + Words.pieces(figures.difference()) + ", unexplained "
                + Words.pieces(figures.unexplained());
    }

    private static String words(JsonNode balance) {
        return balance.path("purchases").asText() + " purchases, "
                + balance.path("purchasesWithoutQuantity").asText() + " without, "
                + PIECES.stream()
                        .map(name -> name + " " + balance.path(name).asText())
                        .toList()
                + ", difference " + balance.path("difference").asText() + ", unexplained "
                + balance.path("unexplained").asText();
    }

    /** The reconciliation and the agency's own view. */
    private void compareTheAgency(BalanceHistory history) {
        JsonNode balance = office.json(place(history));
        Map<String, String> shown = new TreeMap<>();
        for (JsonNode maker : balance.path("makers")) {
            shown.put(maker.path("makerId").asText(), words(maker.path("balance")));
            for (JsonNode model : maker.path("models")) {
                shown.put(
                        maker.path("makerId").asText() + "/" + model.path("key").asText(),
                        words(model.path("balance")));
            }
        }
        same(history, place(history), expected(history.model), shown);
        compareCompliance(history);
    }

    private void compareParts(BalanceHistory history) {
        history.model.makers().forEach(maker -> compareParts(history, maker));
    }

    /** A number is the sum of what it opens to. */
    private void compareParts(BalanceHistory history, String maker) {
        Figures figures = history.model.of(maker);
        JsonNode parts = office.json(place(history) + "/" + maker);
        BigDecimal left = sum(parts.path("purchases"), "quantity");
        BigDecimal returned = sum(parts.path("purchases"), "returned");
        same(
                history,
                place(history) + "/" + maker,
                Stream.of(0, 1, 6)
                                .map(i -> Words.pieces(figures.pieces().get(i)))
                                .toList()
                        + Words.pieces(IntStream.range(2, 6)
                                .mapToObj(i -> figures.pieces().get(i))
                                .reduce(BigDecimal.ZERO, BigDecimal::add)),
                List.of(
                                Words.pieces(left.add(returned)),
                                Words.pieces(returned),
                                Words.pieces(sum(parts.path("takenAway"), "quantity")))
                        + Words.pieces(sum(parts.path("devices"), "quantity")));
    }

    private static BigDecimal sum(JsonNode rows, String field) {
        return rows.valueStream()
                .map(row -> new BigDecimal(row.path(field).asText("0")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void compareCompliance(BalanceHistory history) {
        if (history.model.makers().isEmpty()) {
            return;
        }
        String place = "/api/agencies/" + history.agency + "/compliance";
        Map<String, String> shown = new TreeMap<>();
        JsonNode view = office.json(place);
        for (JsonNode row : view.path("reconciliation")) {
            shown.put(row.path("makerId").asText(), ofMaker(row));
        }
        Map<String, String> figures = new TreeMap<>();
        for (String maker : history.model.makers()) {
            figures.put(maker, ofMaker(history.model.of(maker)));
        }
        same(history, place, figures, shown);
        long asked = view.path("waiting")
                .valueStream()
                .filter(one -> one.path("code").asText().equals("register_devices"))
                .mapToLong(one -> one.path("count").asLong())
                .sum();
        same(
                history,
                place + " waiting",
                history.model.makers().stream()
                        .mapToLong(
                                maker -> history.model.of(maker).unexplained().longValue())
                        .sum(),
                asked);
    }

    private static String ofMaker(Figures figures) {
        List<BigDecimal> pieces = figures.pieces();
        return Words.pieces(pieces.get(0).subtract(pieces.get(1))) + " bought, "
                + Words.pieces(pieces.subList(2, 6).stream().reduce(BigDecimal.ZERO, BigDecimal::add)) + " registered, "
                + Words.pieces(figures.unexplained()) + " missing";
    }

    private static String ofMaker(JsonNode row) {
        return row.path("bought").asText() + " bought, "
                + row.path("registered").asText() + " registered, "
                + row.path("missing").asText() + " missing";
    }

    private void compareTheOfficesList() {
        Map<String, String> shown = new HashMap<>();
        String cursor = "";
        do {
            JsonNode page = office.json("/api/reconciliation?limit=1000" + cursor);
            for (JsonNode row : page.path("items")) {
                shown.put(
                        row.path("agencyId").asText(),
                        Stream.of("bought", "known", "explained", "unexplained")
                                .map(name -> row.path(name).asText())
                                .toList()
                                .toString());
            }
            cursor = page.path("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.path("nextCursor").asText();
        } while (!cursor.isEmpty() && !cursor.equals("&cursor="));
        histories.forEach(history -> same(
                history,
                "/api/reconciliation",
                standing(history.model),
                shown.getOrDefault(history.agency.toString(), standing(new BalanceModel()))));
    }

    private static String standing(BalanceModel model) {
        return Stream.of(
                        total(model, figures -> figures.pieces().get(0)),
                        model.makers().stream().map(model::known).reduce(BigDecimal.ZERO, BigDecimal::add),
                        total(model, figures -> figures.pieces().get(9)),
                        total(model, Figures::unexplained))
                .map(Words::pieces)
                .toList()
                .toString();
    }

    private static BigDecimal total(BalanceModel model, java.util.function.Function<Figures, BigDecimal> figure) {
        return model.makers().stream()
                .map(maker -> figure.apply(model.of(maker)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void comparePages(Visitor analyst, BalanceHistory history) {
        if (history.model.makers().isEmpty()) {
            return;
        }
        String page = "/agencies/" + history.agency;
        List<String> expected = new ArrayList<>();
        List<String> home = new ArrayList<>();
        List<String> gap = new ArrayList<>();
        for (String maker : history.model.makers()) {
            Figures all = history.model.of(maker);
            history.model.models(maker).forEach(one -> expected.add(row(one, history.model.of(maker, one))));
            expected.add(row("All models", all));
            home.add(BalanceHistory.named(maker) + ": " + ofMaker(all));
            if (all.unexplained().signum() > 0) {
                gap.add(BalanceHistory.named(maker) + ": " + Words.pieces(all.unexplained()));
                BigDecimal ofModels = BigDecimal.ZERO;
                for (String one : history.model.models(maker)) {
                    Figures figures = history.model.of(maker, one);
                    ofModels = ofModels.add(figures.unexplained());
                    ofModel(figures, one).forEach(gap::add);
                }
                if (ofModels.compareTo(all.unexplained()) > 0) {
                    gap.add("less " + Words.pieces(ofModels.subtract(all.unexplained())));
                }
            }
        }
        compareRows(
                history,
                page + "/reconciliation",
                expected,
                rows(analyst.open(page + "/reconciliation").body()));
        compareRows(history, page, home, homeRows(analyst.open(page).body()));
        compareRows(
                history,
                page + "/returns/2026",
                gap,
                gap(analyst.open(page + "/returns/2026").body()));
    }

    private static Stream<String> ofModel(Figures figures, String model) {
        return figures.unexplained().signum() == 0
                ? Stream.of()
                : Stream.of((model.isEmpty() ? "not given" : model) + ": " + Words.pieces(figures.unexplained())
                        + " of " + Words.pieces(figures.pieces().get(0)));
    }

    private void compareRows(BalanceHistory history, String page, List<String> expected, List<String> shown) {
        same(
                history,
                page,
                expected.stream().sorted().toList(),
                shown.stream().sorted().toList());
    }

    private static String row(String head, Figures figures) {
        List<String> cells = new ArrayList<>();
        for (int i : new int[] {0, 1, 6, 2, 3, 4, 5, 7, 8, 9}) {
            cells.add(Words.pieces(figures.pieces().get(i)));
        }
        cells.add(Words.pieces(figures.difference()));
        return (head.isEmpty() ? "Model not stated" : head) + ": " + cells;
    }

    private static List<String> rows(String body) {
        return table(body, 11)
                .map(row -> text(row.head()) + ": " + row.numbers())
                .toList();
    }

    /** A row of a table with its head as it is written. */
    private record Row(String head, List<String> numbers) {}

    /** The rows that have so many numbers. */
    private static Stream<Row> table(String body, int numbers) {
        return ROW.matcher(body)
                .results()
                .map(row -> new Row(row.group(1), cells(row.group(2))))
                .filter(row -> row.numbers().size() == numbers);
    }

    private static List<String> cells(String row) {
        return Stream.of(row.split("</td>"))
                .map(cell -> text(cell).replace(",", ""))
                .toList();
    }

    private static List<String> homeRows(String body) {
        return table(body, 3)
                .map(row -> text(row.head().substring(0, row.head().indexOf("</a>"))) + ": "
                        + row.numbers().get(0) + " bought, " + row.numbers().get(1) + " registered, "
                        + row.numbers().get(2) + " missing")
                .toList();
    }

    private static List<String> gap(String body) {
        List<String> shown = new ArrayList<>();
        Matcher maker = GAP.matcher(body);
        while (maker.find()) {
            shown.add(maker.group(1) + ": " + maker.group(2));
            Matcher model = GAP_OF_MODEL.matcher(maker.group(3));
            while (model.find()) {
                shown.add(model.group(1) + ": " + model.group(2) + " of " + model.group(3));
            }
            GAP_WITHOUT_MODEL.matcher(maker.group(3)).results().forEach(less -> shown.add("less " + less.group(1)));
        }
        return shown;
    }

    private static String text(String html) {
        return html.replaceAll("<[^>]*>", "").strip();
    }

    private void compareTheOfficesPage(Visitor analyst) {
        Map<String, String> shown = new HashMap<>();
        String page = "/reconciliation";
        while (page != null) {
            String body = analyst.open(page).body();
            Matcher row = Pattern.compile("href=\"/agencies/([0-9a-f-]+)/reconciliation\">.*?</th>(.*?)</tr>")
                    .matcher(body);
            while (row.find()) {
                shown.put(row.group(1), cells(row.group(2)).toString());
            }
            Matcher next = Pattern.compile("href=\"(/reconciliation\\?cursor=[^\"]+)\"")
                    .matcher(body);
            page = next.find() ? next.group(1) : null;
        }
        histories.forEach(history -> same(
                history,
                "/reconciliation",
                standing(history.model),
                shown.getOrDefault(history.agency.toString(), standing(new BalanceModel()))));
        assertThat(shown).as("agencies on the office's page").isNotEmpty();
    }
}
