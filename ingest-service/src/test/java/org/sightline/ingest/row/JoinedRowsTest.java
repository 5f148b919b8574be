package org.sightline.ingest.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.ingest.column.Profile;
import org.sightline.ingest.column.Reading;
import org.sightline.tabular.TableFile;

/** A register without quotation marks, in which a comma in a name cuts a row into more cells. All rows are invented. */
class JoinedRowsTest {

    private static final String REGISTER = """
            Check No,Check Date,Payee,Amount
            1001,01/04/2021,ACME SUPPLY INC,10.00
            1002,01/05/2021,BOLT LLC,20.00
            1003,01/05/2021,RIDGE PAVING, INC,30.00
            1004,01/06/2021,HIKVISION DEALER, OAK, AND SONS,40.00
            """;

    /** In the second row the comma may stand in the name or in the text. */
    private static final String TWO_TEXTS = """
            Check Date,Payee,Description,Amount
            01/04/2021,ACME SUPPLY INC,gravel,10.00
            01/05/2021,RIDGE, PAVING,cold mix,30.00
            01/06/2021,RIDGE PAVING, INC,cold mix,50.00
            01/07/2021,BOLT LLC,ladder,20.00
            """;

    @TempDir
    Path directory;

    private Reading read(Profile profile, String text) throws IOException {
        return Reading.of(file(text), profile.withBuyer("City of Marrowbone"), "XF", null, 1L << 20);
    }

    private TableFile file(String text) throws IOException {
        return TableFile.of(Files.writeString(directory.resolve("register.csv"), text));
    }

    private List<String> vendors(Reading reading, String text) throws IOException {
        return InventedCases.lines(reading, file(text), directory).stream()
                .map(line -> String.valueOf(line.content().vendor().name()))
                .toList();
    }

    @Test
    void whatWouldBePutTogetherIsShownAndAskedOnce() throws IOException {
        Reading reading = read(Profile.EMPTY, REGISTER);

        assertThat(reading.questions())
                .singleElement()
                .asString()
                .contains("in 2 of the first 4 rows", "row 4", "\"RIDGE PAVING, INC\" as \"Payee\"");
        assertThat(reading.mapping().joins()).isFalse();
    }

    @Test
    void onceConfirmedTheRowsAreLines() throws IOException {
        Reading reading = read(Profile.EMPTY.withJoins(true), REGISTER);

        assertThat(reading.questions()).isEmpty();
        assertThat(vendors(reading, REGISTER))
                .containsExactly("ACME SUPPLY INC", "BOLT LLC", "RIDGE PAVING, INC", "HIKVISION DEALER, OAK, AND SONS");
    }

    @Test
    void whereTwoReadingsFitTheRowIsStillRejected() throws IOException {
        Reading reading = read(Profile.EMPTY.withJoins(true), TWO_TEXTS);

        assertThat(vendors(reading, TWO_TEXTS)).containsExactly("ACME SUPPLY INC", "BOLT LLC");
    }

    @Test
    void aFileWithQuotationMarksAsksNothing() throws IOException {
        String quoted = REGISTER.replace("RIDGE PAVING, INC", "\"RIDGE PAVING, INC\"")
                .replace("HIKVISION DEALER, OAK, AND SONS", "\"OAK, AND SONS\"");

        assertThat(read(Profile.EMPTY, quoted).questions()).isEmpty();
    }
}
