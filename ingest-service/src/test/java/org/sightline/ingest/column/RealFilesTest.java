package org.sightline.ingest.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.ingest.column.value.Dates;
import org.sightline.tabular.TableFile;

/** Files that public bodies really published, where they are at hand: each is read, or asks for what it does not say. */
class RealFilesTest {

    private static final Path DATA = Path.of(System.getProperty("sightline.root"))
            .resolve("../shared/data")
            .normalize();
    private static final long MOST = 1L << 30;

    @ParameterizedTest
    @CsvSource({
        "phoenix-checkbook, City of Phoenix",
        "philadelphia-contracts, City of Philadelphia",
        "san-francisco-payments, City and County of San Francisco",
        "devon-spend-uk,",
        "gsa-os2-order-lines,"
    })
    void aRealFileIsReadOnceItsBuyerIsKnown(String folder, String buyer) throws IOException {
        for (Path file : files(folder)) {
            Profile profile = buyer == null ? Profile.EMPTY : new Profile(null, null, null, null, null, buyer);
            Reading reading = Reading.of(TableFile.of(file), profile, "XF", null, MOST);

            assertThat(reading.questions()).as(file.toString()).isEmpty();
            assertThat(reading.mapping().columns()).as(file.toString()).containsKeys(Field.VENDOR, Field.AMOUNT);
        }
    }

    @ParameterizedTest
    @CsvSource({"phoenix-checkbook", "philadelphia-contracts", "san-francisco-payments", "pa-costars"})
    void aRealFileThatDoesNotNameItsBuyerAsks(String folder) throws IOException {
        for (Path file : files(folder)) {
            assertThat(Reading.of(TableFile.of(file), Profile.EMPTY, "XF", null, MOST)
                            .questions())
                    .as(file.toString())
                    .anySatisfy(question -> assertThat(question).contains("buyer"));
        }
    }

    @Test
    void realListsOfSuppliersAreOffersOnceTheirKeeperIsKnown() throws IOException {
        Profile profile = new Profile(null, null, null, null, null, "Commonwealth of Pennsylvania");
        for (Path file : files("pa-costars")) {
            Reading reading = Reading.of(TableFile.of(file), profile, "PA", null, MOST);

            assertThat(reading.questions()).as(file.toString()).isEmpty();
            assertThat(reading.mapping().documentType()).as(file.toString()).isEqualTo(DocumentType.OFFER);
            assertThat(reading.mapping().columns()).as(file.toString()).containsKeys(Field.VENDOR, Field.END_DATE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "phoenix-checkbook/april-2018.csv, CR, MDY",
        "phoenix-checkbook/october-2017.csv, LF, MDY",
        "philadelphia-contracts/commodities/data/FY2014Q1.csv, CR, MDY",
        "devon-spend-uk/DCCSpendingOver500_201101.csv, CRLF, DMY"
    })
    void lineEndsAndDateOrdersOfRealFilesAreSeen(String name, String lineEnd, Dates.Order order) throws IOException {
        Path file = DATA.resolve(name);
        assumeTrue(Files.exists(file), "skipped: the reference data is not on this machine");

        Reading reading = Reading.of(TableFile.of(file), Profile.EMPTY, "XF", null, MOST);

        assertThat(reading.layout().lineEnd()).isEqualTo(lineEnd);
        assertThat(reading.mapping().dateOrder()).isEqualTo(order);
    }

    private static List<Path> files(String folder) throws IOException {
        Path directory = DATA.resolve(folder);
        assumeTrue(Files.isDirectory(directory), "skipped: the reference data is not on this machine");
        try (Stream<Path> found = Files.walk(directory)) {
            return new ArrayList<>(found.filter(file ->
                            file.toString().endsWith(".csv") && !file.toString().contains("EXAMPLE"))
                    .sorted(Comparator.naturalOrder())
                    .toList());
        }
    }
}
