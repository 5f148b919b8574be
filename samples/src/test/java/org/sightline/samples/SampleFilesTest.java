package org.sightline.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.samples.file.Published;
import org.sightline.samples.planted.Band;
import org.sightline.samples.planted.Fault;
import org.sightline.samples.planted.Place;
import org.sightline.samples.planted.PlantedLine;
import org.sightline.samples.planted.Verdict;
import org.sightline.samples.state.SampleState;
import org.sightline.samples.truth.Count;
import org.sightline.samples.truth.FileTruth;
import org.sightline.samples.truth.Totals;
import org.sightline.samples.truth.Truth;

class SampleFilesTest {

    @TempDir
    static Path directory;

    private static Truth truth;
    private static final Map<String, Published> FILES = new HashMap<>();

    @BeforeAll
    static void write() throws IOException {
        truth = SampleFiles.write(directory, SampleFiles.DEFAULT_LINES, SampleFiles.DEFAULT_SEED);
        for (FileTruth file : truth.files()) {
            FILES.put(file.file(), Published.read(directory, file));
        }
    }

    @Test
    void theSameSeedGivesTheSameBytes(@TempDir Path other) throws IOException {
        SampleFiles.write(other, SampleFiles.DEFAULT_LINES, SampleFiles.DEFAULT_SEED);
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Path again = other.resolve(file.getFileName());
                assertThat(Files.mismatch(file, again))
                        .as("%s", file.getFileName())
                        .isEqualTo(-1);
            }
        }
    }

    @Test
    void anotherSeedGivesOtherRowsButTheSameHeadline(@TempDir Path other) throws IOException {
        Truth again = SampleFiles.write(other, SampleFiles.DEFAULT_LINES, 7);
        assertThat(Files.mismatch(directory.resolve(SampleFiles.CHECKBOOK), other.resolve(SampleFiles.CHECKBOOK)))
                .isNotEqualTo(-1);
        assertThat(again.totals()).isEqualTo(truth.totals());
    }

    @Test
    void everyFileHasAsManyRowsAsTheTruthSays() {
        for (FileTruth file : truth.files()) {
            assertThat(FILES.get(file.file()).rows()).as(file.file()).isEqualTo(file.rows());
            assertThat(file.accepted() + file.repeated() + file.rejects().size())
                    .isEqualTo(file.rows());
        }
        assertThat(truth.files().stream().mapToLong(FileTruth::rows).sum()).isEqualTo(SampleFiles.DEFAULT_LINES);
    }

    @Test
    void everyPlantedRowNumberPointsAtTheTextAndBuyerThatItClaims() {
        for (PlantedLine line : truth.lines()) {
            List<String> row = FILES.get(line.file()).row(line.row());
            assertThat(row).as("%s", line).anyMatch(field -> field.contains(line.evidence()));
            assertThat(row).as("%s", line).contains(line.publishedBuyer());
        }
    }

    @Test
    void anOrderAndItsPaymentCarryTheSameOrderNumberAndAmount() {
        Map<String, List<PlantedLine>> byPurchase =
                truth.lines().stream().collect(Collectors.groupingBy(PlantedLine::purchase));
        List<List<PlantedLine>> paid =
                byPurchase.values().stream().filter(lines -> lines.size() > 1).toList();
        assertThat(paid).hasSizeGreaterThan(30);
        for (List<PlantedLine> lines : paid) {
            Published orders = FILES.get(SampleFiles.PURCHASE_ORDERS);
            Published payments = FILES.get(SampleFiles.CHECKBOOK);
            long order = row(lines, Place.PURCHASE_ORDERS);
            long payment = row(lines, Place.PAYMENTS);
            assertThat(payments.field(payment, "Purchase Order")).isEqualTo(orders.field(order, "PO Number"));
            assertThat(payments.field(payment, "Invoice Net Amt")
                            .replace(",", "")
                            .trim())
                    .isEqualTo(orders.field(order, "Extended"));
        }
    }

    private static long row(List<PlantedLine> lines, Place place) {
        return lines.stream()
                .filter(line -> line.place() == place)
                .findFirst()
                .orElseThrow()
                .row();
    }

    @Test
    void keysAreUniqueButForTheRepeatedRows() {
        assertThat(distinctKeys(SampleFiles.PURCHASE_ORDERS, "PO Number", "Line"))
                .isEqualTo(readable(0));
        assertThat(distinctKeys(SampleFiles.CHECKBOOK, "Payment ID")).isEqualTo(readable(1));
        assertThat(distinctKeys(SampleFiles.SCHOOL_PURCHASES, "Transaction ID")).isEqualTo(readable(2));
    }

    /** The unreadable rows have keys of their own as well. */
    private static long readable(int file) {
        FileTruth truthOfFile = truth.files().get(file);
        return truthOfFile.accepted() + truthOfFile.rejects().size();
    }

    private static long distinctKeys(String file, String... columns) {
        Published published = FILES.get(file);
        Set<String> keys = new HashSet<>();
        for (long row = 2; row <= published.rows() + 1; row++) {
            StringBuilder key = new StringBuilder();
            for (String column : columns) {
                key.append(published.field(row, column)).append('|');
            }
            keys.add(key.toString());
        }
        return keys.size();
    }

    @Test
    void everyRowThatIsNotAcceptedIsFaultyInTheWayClaimed() {
        for (FileTruth file : truth.files()) {
            Published published = FILES.get(file.file());
            assertThat(file.rejects()).extracting(FileTruth.Reject::fault).contains(Fault.values());
            for (FileTruth.Reject reject : file.rejects()) {
                int fields = published.row(reject.row()).size();
                int columns = published.header().size();
                switch (reject.fault()) {
                    case TOO_FEW_FIELDS -> assertThat(fields).isLessThan(columns);
                    case TOO_MANY_FIELDS -> assertThat(fields).isGreaterThan(columns);
                    default -> assertThat(fields).isEqualTo(columns);
                }
            }
        }
    }

    @Test
    void everyAcceptedRowHasAllItsFieldsAndABuyerOfTheInventedState() {
        Map<Place, String> buyerColumn = Map.of(
                Place.PURCHASE_ORDERS, "Agency", Place.PAYMENTS, "Govt Unit", Place.SCHOOL_PURCHASES, "District");
        Set<String> known = SampleState.franklin().bodies().stream()
                .flatMap(body -> body.publishedNames().stream())
                .collect(Collectors.toSet());
        for (FileTruth file : truth.files()) {
            Published published = FILES.get(file.file());
            Set<Long> rejected =
                    file.rejects().stream().map(FileTruth.Reject::row).collect(Collectors.toSet());
            for (long row = 2; row <= published.rows() + 1; row++) {
                if (!rejected.contains(row)) {
                    assertThat(published.row(row)).hasSameSizeAs(published.header());
                    assertThat(known).contains(published.field(row, buyerColumn.get(file.place())));
                }
            }
        }
    }

    @Test
    void purchasesOfDesignatedMakersAreRareButSpreadOverManyBodies() {
        List<PlantedLine> buying = truth.purchaseLines();
        assertThat(buying).hasSizeBetween(120, 200);
        assertThat(buying)
                .extracting(PlantedLine::body)
                .satisfies(bodies -> assertThat(new HashSet<>(bodies)).hasSizeBetween(30, 40));
    }

    @Test
    void theHeadlineCountsAreThoseOfTheLines() {
        Set<String> match = new HashSet<>();
        Set<String> any = new HashSet<>();
        Map<String, Verdict> verdicts = new HashMap<>();
        for (PlantedLine line : truth.purchaseLines()) {
            verdicts.put(line.purchase(), line.verdict());
            if (!line.ordered().isBefore(truth.countedSince())) {
                any.add(line.body());
                if (line.band() == Band.MATCH) {
                    match.add(line.body());
                }
            }
        }
        Totals totals = truth.totals();
        assertThat(totals.bodies()).isEqualTo(new Count(match.size(), any.size()));
        assertThat(totals.purchases().matchOrReview()).isEqualTo(verdicts.size());
        for (Verdict verdict : Verdict.values()) {
            assertThat(totals.purchasesByVerdict().get(verdict).matchOrReview())
                    .isEqualTo(
                            verdicts.values().stream().filter(verdict::equals).count());
        }
    }

    @Test
    void theHeadlineIsTheOneThatWasPlantedByHand() {
        assertThat(truth.totals().bodies()).isEqualTo(new Count(32, 35));
        assertThat(truth.totals().purchases()).isEqualTo(new Count(109, 120));
        assertThat(truth.totals().mentionLines()).isEqualTo(23);
        assertThat(truth.totals().trapLines()).isEqualTo(35);
    }

    @Test
    void theFilesHaveTheHabitsOfRealPublishers() throws IOException {
        byte[] checkbook = Files.readAllBytes(directory.resolve(SampleFiles.CHECKBOOK));
        byte[] school = Files.readAllBytes(directory.resolve(SampleFiles.SCHOOL_PURCHASES));
        assertThat(checkbook).contains('\r').doesNotContain('\n').contains(0x96, 0xC9);
        assertThat(school).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(Files.readString(directory.resolve(SampleFiles.SCHOOL_PURCHASES)))
                .contains(";\"")
                .contains("$");
    }

    @Test
    void theLaterSnapshotChangesAFewRowsAndAddsAFew() throws IOException {
        Truth.LaterSnapshot later = truth.later();
        Published before = FILES.get(later.of());
        Published after = Published.read(directory.resolve(later.file()), Place.PURCHASE_ORDERS);
        Map<String, List<String>> known = byKey(before);
        Map<String, List<String>> now = byKey(after);
        assertThat(after.rows()).isEqualTo(later.rows());
        assertThat(now.keySet().stream().filter(key -> !known.containsKey(key))).hasSize((int) later.added());
        assertThat(known.entrySet().stream().filter(row -> !row.getValue().equals(now.get(row.getKey()))))
                .hasSize((int) later.changed());
        assertThat(later.changed() + later.unchanged())
                .isEqualTo(truth.files().get(0).accepted());
        assertThat(later.recodedPurchases()).containsExactly("B001", "B030");
    }

    private static Map<String, List<String>> byKey(Published file) {
        Map<String, List<String>> rows = new HashMap<>();
        file.records().stream().skip(1).forEach(row -> rows.put(row.get(0) + "/" + row.get(1), row));
        return rows;
    }

    @Test
    void theTruthFileReadsBackAsItWasWritten() throws IOException {
        assertThat(Truth.read(directory.resolve(SampleFiles.TRUTH))).isEqualTo(truth);
    }

    @Test
    void moreLinesRepeatTheCasesAtTheSameRarity(@TempDir Path other) throws IOException {
        Truth large = SampleFiles.write(other, 500_000, 1);
        assertThat(large.lines().size() / 500_000.0).isBetween(0.0004, 0.001);
        assertThat(large.totals().bodies()).isEqualTo(truth.totals().bodies());
        assertThat(large.totals().purchases().match())
                .isEqualTo(2 * truth.totals().purchases().match());
    }

    @Test
    void tooFewLinesAreRefused(@TempDir Path other) {
        assertThatIllegalArgumentException().isThrownBy(() -> SampleFiles.write(other, 100, 1));
    }
}
