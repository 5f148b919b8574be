package org.sightline.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sightline.samples.planted.Band;
import org.sightline.samples.planted.PlantedLine;
import org.sightline.samples.planted.Role;
import org.sightline.samples.state.Body;
import org.sightline.samples.state.SampleState;
import org.sightline.samples.truth.FileTruth;
import org.sightline.samples.truth.Truth;
import org.sightline.testsupport.whole.Person;
import org.sightline.testsupport.whole.Sightline;

/** The invented state, loaded as {@code ./sightline up} loads it, is told as it was planted. */
@Order(1)
@ExtendWith(Sightline.class)
class HeadlineTest {

    private static Truth truth;
    private static JsonNode overview;
    /** The finding that rests on a line, by source and row. */
    private static final Map<String, JsonNode> BY_LINE = new HashMap<>();

    private static final List<JsonNode> FINDINGS = new ArrayList<>();

    @BeforeAll
    static void theSampleIsLoaded() {
        truth = Sightline.sample();
        Person analyst = Person.analyst();
        overview = analyst.json("/api/overview");
        for (JsonNode row : analyst.all("/api/findings?subject=purchase")) {
            JsonNode finding = analyst.json("/api/findings/" + row.path("id").asText());
            FINDINGS.add(finding);
            finding.path("lines").forEach(line -> BY_LINE.put(key(line), finding));
        }
    }

    private static String key(JsonNode line) {
        return line.path("sourceId").asText() + " row " + line.path("row").asLong();
    }

    private static String key(PlantedLine line) {
        return source(line.file()) + " row " + line.row();
    }

    private static String source(String file) {
        return file.substring(0, file.lastIndexOf('.'));
    }

    @Test
    void everyFileIsReadAsItWasWritten() {
        Map<String, String> read = new TreeMap<>();
        Map<String, String> written = new TreeMap<>();
        for (FileTruth file : truth.files()) {
            JsonNode job = importOf(file);
            read.put(
                    file.file(),
                    "%d read, %d new, %d repeated, %d rejected"
                            .formatted(
                                    job.path("read").asLong(),
                                    job.path("accepted").asLong(),
                                    job.path("unchanged").asLong(),
                                    job.path("rejected").asLong()));
            written.put(
                    file.file(),
                    "%d read, %d new, %d repeated, %d rejected"
                            .formatted(
                                    file.rows(),
                                    file.accepted(),
                                    file.repeated(),
                                    file.rejects().size()));
        }
        assertThat(read).isEqualTo(written);
    }

    @Test
    void everyRowThatCannotBeReadIsRejectedWithItsNumberAndAReason() {
        for (FileTruth file : truth.files()) {
            Set<Long> rejected = new TreeSet<>();
            for (JsonNode reject : Person.analyst()
                    .all("/api/imports/" + importOf(file).path("id").asText() + "/rejects")) {
                rejected.add(reject.path("row").asLong());
                assertThat(reject.path("reason").asText()).as(reject.toString()).isNotBlank();
            }
            assertThat(rejected)
                    .as(file.file())
                    .isEqualTo(new TreeSet<>(
                            file.rejects().stream().map(FileTruth.Reject::row).toList()));
        }
    }

    private static JsonNode importOf(FileTruth file) {
        return Person.analyst().all("/api/imports").stream()
                .filter(job -> job.path("filename").asText().equals(file.file()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyPlantedLineIsJudgedAsPlanted() {
        List<String> differences = new ArrayList<>();
        Map<String, String> bodies = agencyNames();
        for (PlantedLine line : truth.lines()) {
            JsonNode finding = BY_LINE.get(key(line));
            String wanted = wanted(line, bodies.get(line.body()));
            String found = found(line, finding);
            if (!wanted.equals(found)) {
                differences.add(
                        "%s (%s, \"%s\", %s, %s, %s): planted %s, found %s%n      because: %s%n      explained: %s"
                                .formatted(
                                        key(line),
                                        line.purchase(),
                                        line.evidence(),
                                        line.ordered(),
                                        line.funding(),
                                        line.publishedBuyer(),
                                        wanted,
                                        found,
                                        line.why(),
                                        finding == null
                                                ? "-"
                                                : finding.path("explanation").asText() + " / " + deciding(finding)));
            }
        }
        assertThat(differences)
                .as(
                        "%d differences of %d planted lines:%n  %s",
                        differences.size(),
                        truth.lines().size(),
                        String.join(System.lineSeparator() + "  ", differences))
                .isEmpty();
    }

    private static String wanted(PlantedLine line, String agency) {
        return line.role() == Role.PURCHASE
                ? "purchase of %s, %s, %s, by %s".formatted(line.maker(), line.band(), line.verdict(), agency)
                : "no purchase";
    }

    private static String found(PlantedLine line, JsonNode finding) {
        if (finding == null
                || line.role() != Role.PURCHASE && finding.path("role").asText().equals("MENTION")) {
            return "no purchase";
        }
        return "%s of %s, %s, %s, by %s"
                .formatted(
                        finding.path("role").asText().toLowerCase(java.util.Locale.ROOT),
                        finding.path("makerId").asText(),
                        finding.path("band").asText(),
                        finding.path("verdict").asText(),
                        AGENCIES.getOrDefault(
                                finding.path("agencyId").asText(),
                                finding.path("agencyId").asText()));
    }

    private static String deciding(JsonNode finding) {
        StringBuilder text = new StringBuilder();
        finding.path("verdicts")
                .forEach(ruling -> text.append(ruling.path("ruleId").asText())
                        .append('=')
                        .append(ruling.path("verdict").asText())
                        .append(' '));
        return text.toString();
    }

    private static final Map<String, String> AGENCIES = new HashMap<>();

    /** The name that an agency has in the gateway, by the name that the samples call the body. */
    private static Map<String, String> agencyNames() {
        Person.analyst()
                .all("/api/agencies")
                .forEach(agency -> AGENCIES.put(
                        agency.path("id").asText(), agency.path("name").asText()));
        Map<String, String> names = new HashMap<>();
        for (Body body : SampleState.franklin().bodies()) {
            names.put(
                    body.id(),
                    AGENCIES.values().stream()
                            .filter(name -> body.publishedNames().stream()
                                    .anyMatch(published -> published.equalsIgnoreCase(name)))
                            .findFirst()
                            .orElse(body.name()));
        }
        return names;
    }

    @Test
    void whatTellsOfOnePurchaseIsOneFinding() {
        Map<String, Set<String>> findings = new TreeMap<>();
        Map<String, Set<String>> purchases = new TreeMap<>();
        for (PlantedLine line : truth.purchaseLines()) {
            String finding = BY_LINE.containsKey(key(line))
                    ? BY_LINE.get(key(line)).path("id").asText()
                    : "none";
            findings.computeIfAbsent(line.purchase(), purchase -> new TreeSet<>())
                    .add(finding);
            purchases.computeIfAbsent(finding, id -> new TreeSet<>()).add(line.purchase());
        }
        Map<String, Set<String>> apart = new TreeMap<>(findings);
        apart.values().removeIf(ids -> ids.size() == 1);
        Map<String, Set<String>> lumped = new TreeMap<>(purchases);
        lumped.values().removeIf(names -> names.size() == 1);
        assertThat(apart).as("one purchase, several findings").isEmpty();
        assertThat(lumped).as("several purchases, one finding").isEmpty();
    }

    @Test
    void nothingElseIsTakenForAPurchase() {
        Set<String> planted =
                new HashSet<>(truth.lines().stream().map(HeadlineTest::key).toList());
        List<String> more = new ArrayList<>();
        for (JsonNode finding : FINDINGS) {
            for (JsonNode line : finding.path("lines")) {
                if (!planted.contains(key(line))
                        && !finding.path("role").asText().equals("MENTION")) {
                    more.add(key(line) + ": " + line.path("description").asText() + " -> "
                            + finding.path("explanation").asText());
                }
            }
        }
        assertThat(more).isEmpty();
    }

    @Test
    void asManyBodiesAreCountedAsBought() {
        assertThat(overview.at("/headline/agenciesThatBought").asLong())
                .isEqualTo(truth.totals().bodies().match());
        Set<String> boughtOrToReview = new HashSet<>();
        Stream.of("bought", "toReview")
                .forEach(filter -> Person.analyst()
                        .all("/api/agencies?" + filter + "=true")
                        .forEach(
                                agency -> boughtOrToReview.add(agency.path("id").asText())));
        assertThat(boughtOrToReview).hasSize((int) truth.totals().bodies().matchOrReview());
    }

    @Test
    void asManyPurchasesAreCountedAsWerePlanted() {
        assertThat(overview.at("/headline/purchases").asLong())
                .isEqualTo(truth.totals().purchasesSince().match());
        assertThat(overview.at("/headline/purchasesToReview").asLong())
                .isEqualTo(truth.totals().purchasesSince().matchOrReview()
                        - truth.totals().purchasesSince().match());
        assertThat(overview.at("/headline/earlierPurchases").asLong())
                .isEqualTo(truth.totals().purchases().match()
                        - truth.totals().purchasesSince().match());
    }

    @Test
    void bodiesByKindAndByMakerAreAsPlanted() {
        Map<String, Long> byKind = new TreeMap<>();
        truth.totals().bodiesByKind().forEach((kind, count) -> putUnlessZero(byKind, kind.word(), count.match()));
        assertThat(groups("byKind", "agencies")).isEqualTo(byKind);
        Map<String, Long> byMaker = new TreeMap<>();
        truth.totals().bodiesByMaker().forEach((maker, count) -> putUnlessZero(byMaker, maker, count.match()));
        assertThat(groups("byMaker", "agencies")).isEqualTo(byMaker);
    }

    @Test
    void purchasesByVerdictAreAsPlanted() {
        Map<String, Long> byVerdict = new TreeMap<>();
        truth.totals()
                .purchasesByVerdictSince()
                .forEach((verdict, count) -> putUnlessZero(byVerdict, verdict.name(), count.match()));
        assertThat(groups("byVerdict", "purchases")).isEqualTo(byVerdict);
    }

    @Test
    void everyNumberOfTheOverviewIsTheTotalOfTheListThatItLinksTo() {
        for (String groups : List.of("byKind", "byMaker", "byVerdict", "byYear")) {
            for (JsonNode group : overview.path(groups)) {
                assertThat(total(group.path("purchasesLink").asText()))
                        .as(group.toString())
                        .isEqualTo(group.path("purchases").asLong());
                assertThat(total(group.path("agenciesLink").asText()))
                        .as(group.toString())
                        .isEqualTo(group.path("agencies").asLong());
            }
        }
        for (String number : List.of(
                "agenciesThatBought", "agenciesToReview", "purchases", "purchasesToReview", "earlierPurchases")) {
            JsonNode headline = overview.path("headline");
            assertThat(total(headline.path(number + "Link").asText()))
                    .as(number)
                    .isEqualTo(headline.path(number).asLong());
        }
    }

    private static long total(String link) {
        return Person.analyst()
                .json(link + (link.contains("?") ? "&" : "?") + "limit=1")
                .path("total")
                .asLong();
    }

    private static Map<String, Long> groups(String name, String counted) {
        Map<String, Long> groups = new TreeMap<>();
        overview.path(name)
                .forEach(group -> putUnlessZero(
                        groups, group.path("key").asText(), group.path(counted).asLong()));
        return groups;
    }

    private static void putUnlessZero(Map<String, Long> counts, String key, long count) {
        if (count != 0) {
            counts.put(key, count);
        }
    }

    @Test
    void reviewIsToldApartFromMatch() {
        assertThat(FINDINGS.stream()
                        .filter(finding -> finding.path("role").asText().equals("PURCHASE"))
                        .map(finding -> finding.path("band").asText()))
                .containsOnly(Band.MATCH.name(), Band.REVIEW.name());
    }
}
