package org.sightline.ingest.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.tabular.TableFile;

/** What a person said of the columns counts for files with the same columns and values of the same shape. Rows are invented. */
class KnownLayoutTest {

    private static final String HEADER = "Paid On,Payee,Ref,What,Sum\n";
    private static final String ROWS = """
            2023-01-05,ACME SUPPLY INC,1001,gravel for roads,10.00
            2023-01-06,BOLT LLC,1002,ladder,20.00
            2023-01-09,RIDGE PAVING CO,1003,cold mix,30.00
            """;

    @TempDir
    Path directory;

    private Reading read(Profile profile, String text) throws IOException {
        TableFile file = TableFile.of(Files.writeString(directory.resolve("register.csv"), text));
        return Reading.of(file, profile.withBuyer("City of Marrowbone"), "XF", null, 1L << 20);
    }

    /** As a source remembers an answer. */
    private Profile answered() throws IOException {
        Map<String, Field> said = new LinkedHashMap<>();
        said.put("Paid On", Field.PAYMENT_DATE);
        said.put("Payee", Field.VENDOR);
        said.put("Ref", Field.DOCUMENT_NUMBER);
        said.put("What", Field.DESCRIPTION);
        said.put("Sum", Field.AMOUNT);
        Profile profile = new Profile(said, null, null, null, null, null);
        Reading reading = read(profile, HEADER + ROWS);
        return profile.withShapes(reading.layout().headers(), reading.mapping());
    }

    @Test
    void theNextFileOfTheLayoutIsReadWithoutAQuestion() throws IOException {
        assertThat(read(answered(), HEADER + ROWS.replace("2023", "2024").replace("10.00", "(7.50)"))
                        .questions())
                .isEmpty();
    }

    @Test
    void aColumnWithValuesOfAnotherShapeIsAskedAboutWithBothReadings() throws IOException {
        String turned = "Paid On,Payee,Ref,Sum,What\n" + ROWS;

        assertThat(read(answered(), turned).questions())
                .satisfiesExactlyInAnyOrder(
                        question ->
                                assertThat(question).contains("\"What\" is still the description", "words", "numbers"),
                        question -> assertThat(question).contains("\"Sum\" is still the amount", "numbers", "words"));
    }

    @Test
    void aNewColumnThatSaysSomethingIsAskedAbout() throws IOException {
        String wider = HEADER.strip() + ",Fund Name\n" + ROWS.replace(".00\n", ".00,General Fund\n");

        assertThat(read(answered(), wider).questions())
                .singleElement()
                .asString()
                .contains("\"Fund Name\"", "did not have", "the fund");
    }

    @Test
    void whatWasSaidBeforeShapesWereKeptStaysValid() throws IOException {
        Profile old = new Profile(answered().mapping(), null, null, null, null, null);

        assertThat(read(old, "Paid On,Payee,Ref,Sum,What\n" + ROWS).questions()).isEmpty();
    }

    @Test
    void anAnswerToTheNewLayoutCountsFromThenOn() throws IOException {
        Profile profile = answered();
        String turned = "Paid On,Payee,Ref,Sum,What\n" + ROWS;
        Map<String, Field> said = new LinkedHashMap<>(profile.mapping());
        said.put("What", Field.AMOUNT);
        said.put("Sum", Field.DESCRIPTION);
        Profile again = new Profile(said, null, null, null, null, null);
        Reading reading = read(again, turned);

        Profile learned =
                again.withShapes(reading.layout().headers(), reading.mapping()).withEarlier(profile);

        assertThat(read(learned, turned).questions()).isEmpty();
    }
}
