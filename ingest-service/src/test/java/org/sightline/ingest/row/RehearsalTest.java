package org.sightline.ingest.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.ingest.column.Profile;
import org.sightline.ingest.column.Reading;
import org.sightline.tabular.TableFile;

class RehearsalTest {

    private static final long MOST = 1L << 20;

    @TempDir
    Path directory;

    private Rehearsal.Figures figures(String... lines) throws IOException {
        TableFile file = TableFile.of(Files.writeString(directory.resolve("upload.csv"), String.join("\n", lines)));
        Reading reading = Reading.of(file, Profile.EMPTY, "XF", null, MOST);
        assertThat(reading.questions()).isEmpty();
        return Rehearsal.of(file, reading.layout(), reading.mapping(), directory, MOST);
    }

    @Test
    void rowsDatesTotalBuyersAndRejectsAreCounted() throws IOException {
        Rehearsal.Figures figures = figures(
                "Agency,Vendor Name,Order Date,Amount",
                "City of Marrowbone,ACME INC,2021-05-20,10.50",
                "MARROWBONE CITY OF,ACME INC,2021-06-01,(0.50)",
                "\"OTHER, UNDEFINED\",ACME INC,2021-06-01,7.00",
                "Alder County,BOLT LLC,someday,2.00");

        assertThat(figures.rows()).isEqualTo(4);
        assertThat(figures.lines()).isEqualTo(2);
        assertThat(figures.rejected()).isEqualTo(2);
        assertThat(figures.total()).isEqualByComparingTo("10.00");
        assertThat(figures.firstDate()).isEqualTo("2021-05-20");
        assertThat(figures.lastDate()).isEqualTo("2021-06-01");
        assertThat(figures.buyers()).containsExactlyEntriesOf(java.util.Map.of("city of marrowbone", 2L));
        assertThat(figures.reasons()).containsOnlyKeys("missing_buyer", "bad_date");
    }

    @Test
    void rowsWithTheSameKeyAndOtherContentAreLinesOfTheirOwnAndEqualOnesAreNot() throws IOException {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            many.append("C").append(i).append(",City of Marrowbone,ACME INC,2021-05-20,1.00\n");
        }
        Rehearsal.Figures figures = figures(
                "Record ID,Agency,Vendor Name,Start Date,Contract Amount",
                many + "C7,City of Marrowbone,ACME INC,2021-05-20,5.00",
                "C7,City of Marrowbone,ACME INC,2021-05-20,5.00",
                "C7,City of Marrowbone,ACME INC,2021-05-20,1.00");

        assertThat(figures.lines()).isEqualTo(201);
        assertThat(figures.repeated()).isEqualTo(2);
        assertThat(figures.total()).isEqualByComparingTo("205.00");
    }
}
