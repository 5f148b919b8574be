package org.sightline.ingest.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.tabular.TableFile;

/** What the columns of published PDF registers mean, where the registers are at hand. */
class PdfReadingTest {

    private static final Path PUBLISHED =
            Path.of(System.getProperty("sightline.data", "../../shared/data")).resolve("pdf-registers");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "troy-mi-check-register-2024-01-16.pdf | payment | VENDOR NAME=vendor;ISSUE DT=payment_date;"
                        + "CHECK NO=document_number;DESCRIPTION=description;AMOUNT=amount;FUND=fund",
                "el-cerrito-ca-payment-register-2025-01.pdf | payment | Payee Name=vendor;Date=payment_date;"
                        + "Number=document_number;Description=description;Transaction Amount=amount",
                "sfusd-ca-vendor-payments-a.pdf | purchase_order | Vendor Name=vendor;Sum of MONETARY_AMOUNT=amount"
            })
    void theColumnsOfAPublishedRegisterAreUnderstood(String name, String type, String fields) throws IOException {
        Path file = PUBLISHED.resolve(name);
        Assumptions.assumeTrue(Files.exists(file), "The published registers are not at hand.");

        Reading reading =
                Reading.of(TableFile.of(file), Profile.EMPTY.withBuyer("A School District"), "XF", null, 1L << 30);

        assertThat(reading.questions()).isEmpty();
        assertThat(reading.mapping().documentType().word()).isEqualTo(type);
        Map<String, String> read = reading.columns().stream()
                .filter(column -> column.field() != null)
                .collect(Collectors.toMap(
                        Reading.Column::header,
                        column -> String.valueOf(column.field()).toLowerCase(java.util.Locale.ROOT)));
        for (String pair : fields.split(";")) {
            assertThat(read).containsEntry(pair.split("=")[0], pair.split("=")[1]);
        }
        assertThat(read).doesNotContainKeys("Page", "Row on page", "Heading", "Mark");
    }
}
