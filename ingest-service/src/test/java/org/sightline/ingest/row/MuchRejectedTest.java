package org.sightline.ingest.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.ingest.column.DocumentType;
import org.sightline.ingest.column.Field;
import org.sightline.ingest.column.Mapping;
import org.sightline.ingest.column.value.Dates;
import org.sightline.tabular.Encoding;
import org.sightline.tabular.Layout;
import org.sightline.tabular.TableFile;

/** A file of which over a tenth would be rejected is most likely misread. All rows are invented. */
class MuchRejectedTest {

    private static final Layout LAYOUT =
            new Layout(new Encoding("UTF-8", 0), ',', "LF", 1, Arrays.asList("Date", "Notes", "Paid to", "Amount"));

    @TempDir
    Path directory;

    private String words(String rows) throws IOException {
        Mapping mapping = new Mapping(
                Arrays.asList(Field.PAYMENT_DATE, Field.DESCRIPTION, null, Field.AMOUNT),
                Dates.Order.MDY,
                false,
                false,
                "XF",
                "City of Marrowbone",
                DocumentType.PAYMENT);
        ImportJob job = new ImportJob(new UUID(0, 0), "x", "x", "", LAYOUT, mapping, 0, false, null);
        TableFile file =
                TableFile.of(Files.writeString(directory.resolve("a.csv"), "Date,Notes,Paid to,Amount\n" + rows));
        return MuchRejected.words(job, file, 1L << 20);
    }

    private static String good(int count) {
        return "2023-01-05,ladder,ACME INC,10.00\n".repeat(count);
    }

    @Test
    void aTenthOfTheRowsMayBeRejectedAndNoMore() throws IOException {
        String bad = "2023-01-05,,ACME INC,10.00\n";

        assertThat(words(good(9) + bad)).isEmpty();
        assertThat(words(good(8) + bad.repeat(2)))
                .isEqualTo(
                        "2 of 10 rows (20 %) would be rejected, most likely because the column of the vendor or of the"
                                + " description is not recognized (left out: \"Paid to\").");
    }

    @Test
    void aTenthOfTheMoneyMayBeRejectedAndNoMore() throws IOException {
        assertThat(words(good(99) + "2023-01-05,,ACME INC,500.00\n"))
                .startsWith("Rows with 34 % of the money would be rejected, most likely because");
    }

    @Test
    void totalsBannersAndRepeatedHeadersDoNotCount() throws IOException {
        assertThat(words(good(2) + "GRAND TOTAL,,,20.00\n" + "Page 2,,,\n" + "Date,Notes,Paid to,Amount\n"))
                .isEmpty();
    }

    @Test
    void aColumnThatIsSomethingElseIsNamed() throws IOException {
        assertThat(words(good(2) + "2023-01-05,ladder,ACME INC,see note\n"))
                .contains("the column \"Amount\" is not what it is read as (\"see note\")");
    }
}
