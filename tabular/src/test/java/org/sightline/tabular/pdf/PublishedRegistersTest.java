package org.sightline.tabular.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sightline.tabular.TableFile;
import org.sightline.tabular.UnreadableFile;

/**
 * Registers that public bodies published, where they are at hand: a folder beside the project, which most people do not
 * have. Then the tests are skipped, and say so.
 */
class PublishedRegistersTest {

    private static final Path FOLDER =
            Path.of(System.getProperty("sightline.data", "../../shared/data")).resolve("pdf-registers");

    @BeforeAll
    static void theRegistersAreAtHand() {
        assumeTrue(Files.isDirectory(FOLDER), "The published registers are not at hand in " + FOLDER + ".");
    }

    private static PdfTable read(String name) throws IOException {
        return PdfTable.of(PdfPages.of(TableFile.of(FOLDER.resolve(name)), 1L << 26, Integer.MAX_VALUE));
    }

    private static BigDecimal sum(PdfTable table) {
        int amount = table.head()
                .indexOf(table.head().stream()
                        .filter(head -> head.toLowerCase(java.util.Locale.ROOT).contains("amount"))
                        .findFirst()
                        .orElseThrow());
        return table.rows().stream()
                .map(row -> Money.of(row[amount]))
                .filter(java.util.Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void eachRegisterAddsUpToItsPrintedTotalToTheCent() throws IOException {
        int read = 0;
        try (CsvReader<NamedCsvRecord> known = CsvReader.builder().ofNamedCsvRecord(FOLDER.resolve("totals.csv"))) {
            for (NamedCsvRecord file : known) {
                String total = file.getField("lines_should_add_up_to");
                if (!total.isEmpty()) {
                    PdfTable table = read(file.getField("file"));
                    assertThat(sum(table)).as(file.getField("file")).isEqualByComparingTo(total);
                    assertThat(table.rows())
                            .as(file.getField("file"))
                            .hasSize(Integer.parseInt(file.getField("detail_lines")));
                    assertThat(table.checked()).isTrue();
                    read++;
                }
            }
        }
        assertThat(read).isEqualTo(18);
    }

    @Test
    void theRadiosAreFoundWithVendorDayFundAndPage() throws IOException {
        int lines = 0;
        BigDecimal money = BigDecimal.ZERO;
        try (var files = Files.newDirectoryStream(FOLDER, "troy-*.pdf")) {
            for (Path file : files) {
                PdfTable table = read(file.getFileName().toString());
                for (String[] row : table.rows()) {
                    if (String.join(" ", row).contains("HYTERA")) {
                        assertThat(row[table.head().indexOf("VENDOR NAME")]).isEqualTo("CYNERGY WIRELESS PR");
                        assertThat(row[table.head().indexOf("ISSUE DT")]).matches("\\d\\d/\\d\\d/\\d\\d");
                        assertThat(row[table.head().indexOf("FUND")]).matches("(101|122|700) - .*");
                        assertThat(row[table.head().indexOf("Page")]).matches("\\d+");
                        money = money.add(java.util.Objects.requireNonNull(
                                Money.of(row[table.head().indexOf("AMOUNT")])));
                        lines++;
                    }
                }
            }
        }
        assertThat(lines).isEqualTo(18);
        assertThat(money).isEqualByComparingTo("12586.50");
    }

    @Test
    void whatIsNoRegisterIsRefused() {
        for (String name : List.of(
                "sfusd-ca-warrant-memo-2025-07.pdf",
                "sfusd-ca-warrant-memo-2025-08.pdf",
                "sfusd-ca-payroll-summary-2025-11.pdf",
                "san-jose-pd-ca-firearm-search-sample.pdf",
                "picture-only-troy-2024-09-17-p1-3.pdf",
                "chicago-il-menu-2005.pdf",
                "chicago-il-menu-2011.pdf")) {
            assertThatThrownBy(() -> read(name)).as(name).isInstanceOf(UnreadableFile.class);
        }
    }
}
