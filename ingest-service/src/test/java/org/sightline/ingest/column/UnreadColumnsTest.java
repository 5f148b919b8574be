package org.sightline.ingest.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.ingest.listed.ListedMakers;
import org.sightline.tabular.Row;
import org.sightline.tabular.TableFile;

/** A listed maker in a column that nothing is read from is asked about. All rows are invented. */
class UnreadColumnsTest {

    private static final long MOST = 1L << 30;

    private static final String BADGES = """
            Date,Payee,Description,Badge,Check Amount
            2023-01-05,ACME SUPPLY INC,routine,HIKVISION DS-2CD2143G0-I CAMERA,500.00
            2023-01-06,BOLT LLC,routine,ladder,20.00
            2023-01-07,BOLT LLC,routine,gravel,30.00
            """;

    @TempDir
    Path directory;

    private Reading read(Profile profile, String file) throws IOException {
        return Reading.of(
                TableFile.of(Files.writeString(directory.resolve("upload.csv"), file)),
                profile.withBuyer("City of Marrowbone"),
                "XF",
                null,
                MOST);
    }

    @Test
    void aListedMakerInAColumnThatIsLeftOutIsAskedAbout() throws IOException {
        Reading reading = read(Profile.EMPTY, BADGES);

        assertThat(reading.questions())
                .singleElement()
                .asString()
                .contains("\"Badge\"", "left out", "Hikvision", "one row", "HIKVISION DS-2CD2143G0-I CAMERA");
        assertThat(reading.columns().get(3).listed())
                .isEqualTo(
                        new UnreadColumns.Listed(1, List.of("Hikvision"), List.of("HIKVISION DS-2CD2143G0-I CAMERA")));
    }

    @Test
    void aModelAloneIsEnough() throws IOException {
        assertThat(read(Profile.EMPTY, BADGES.replace("HIKVISION DS-2CD2143G0-I CAMERA", "DS-2CD2143G0-I"))
                        .questions())
                .singleElement()
                .asString()
                .contains("\"Badge\"", "Hikvision");
    }

    @Test
    void aColumnThatIsReadAsSomethingElseIsLookedAtToo() throws IOException {
        Reading reading = read(Profile.EMPTY, BADGES.replace("Badge", "Fund"));

        assertThat(reading.questions()).singleElement().asString().contains("\"Fund\"", "it is read as the fund");
    }

    @Test
    void aDayOrARoomThatStandsBesideAMakerNamesNone() throws IOException {
        String file = """
                Date,Payee,Description,Room,Check Amount
                27-Jul-2021,ACME SUPPLY INC,HIKVISION DS-2CD2143G0-I DOME CAMERA,B-2143-G0,500.00
                27-Jul-2021,BOLT LLC,ladder,B-2143-G0,20.00
                28-Jul-2021,BOLT LLC,gravel,B-2143-G0,30.00
                """;

        assertThat(read(Profile.EMPTY, file).questions()).isEmpty();
    }

    @Test
    void aMakerThatTheLineNamesItselfIsNotAskedAbout() throws IOException {
        assertThat(read(
                                Profile.EMPTY,
                                BADGES.replace("ACME SUPPLY INC,routine", "ACME SUPPLY INC,HIKVISION DOME CAMERA"))
                        .questions())
                .isEmpty();
    }

    @Test
    void whatAPersonHasLeftOutOnceIsNotAskedAboutAgain() throws IOException {
        Map<String, Field> said = new LinkedHashMap<>();
        said.put("Date", Field.ORDER_DATE);
        said.put("Payee", Field.VENDOR);
        said.put("Description", Field.DESCRIPTION);
        said.put("Badge", Field.IGNORE);
        said.put("Check Amount", Field.AMOUNT);
        Profile before = new Profile(said, null, null, null, null, null);
        assertThat(read(before, BADGES).questions()).hasSize(1);

        Reading reading = read(before.withSettled(Set.of("Badge")), BADGES);

        assertThat(reading.questions()).isEmpty();
        assertThat(reading.mapping().settled()).containsExactly(3);
    }

    @Test
    void aCategoryNeverHidesAnItem() throws IOException {
        Reading reading = read(Profile.EMPTY, BADGES.replace("Description,Badge", "Category,Purchase"));

        assertThat(reading.questions()).isEmpty();
        assertThat(reading.columns().stream().map(Reading.Column::field))
                .containsExactly(Field.PAYMENT_DATE, Field.VENDOR, Field.DESCRIPTION2, Field.DESCRIPTION, Field.AMOUNT);
    }

    @Test
    void rowsThatWereLookedAtBeforeTheFileIsLoadedAreNotLookedAtAgain() throws IOException {
        Reading reading = read(Profile.EMPTY, BADGES.replace("HIKVISION DS-2CD2143G0-I CAMERA", "rope"));
        assertThat(reading.questions()).isEmpty();
        assertThat(reading.mapping().screened()).isEqualTo(DeepLook.ROWS);
        assertThat(reading.mapping().watchlist()).isEqualTo(ListedMakers.version());

        List<String> headers = reading.layout().headers();
        UnreadColumns columns = UnreadColumns.of(headers, reading.mapping().screened(1, ListedMakers.version()));
        columns.see(row(2, "HIKVISION DS-2CD2143G0-I CAMERA"));
        assertThat(columns.words()).isEmpty();
        columns.see(row(3, "HIKVISION DS-2CD2143G0-I CAMERA"));
        columns.see(row(4, "HIKVISION DS-2CD2143G0-I CAMERA"));

        assertThat(columns.words()).contains("\"Badge\"", "Hikvision in 2 rows");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "2026-01-01.1-00000000")
    void rowsThatWereLookedAtByAnotherWatchlistAreLookedAtAgain(@Nullable String watchlist) throws IOException {
        Reading reading = read(Profile.EMPTY, BADGES.replace("HIKVISION DS-2CD2143G0-I CAMERA", "rope"));
        UnreadColumns columns =
                UnreadColumns.of(reading.layout().headers(), reading.mapping().screened(DeepLook.ROWS, watchlist));

        columns.see(row(2, "HIKVISION DS-2CD2143G0-I CAMERA"));

        assertThat(columns.words()).contains("\"Badge\"", "Hikvision in one row");
    }

    @Test
    void rowsAreLookedAtAgainWhereAColumnThatWasCalledAKeyIsNone() throws IOException {
        Reading reading = read(Profile.EMPTY, """
                Date,Payee,Description,Unique Key,Check Amount
                2023-01-05,ACME SUPPLY INC,rope,A7,500.00
                2023-01-06,BOLT LLC,ladder,A7,20.00
                2023-01-07,BOLT LLC,gravel,A7,30.00
                """);

        assertThat(reading.columns().get(3).field()).isNull();
        assertThat(reading.mapping().screened()).isNull();
    }

    private static Row row(long number, String badge) {
        return new Row(number, new String[] {"2023-01-05", "ACME SUPPLY INC", "routine", badge, "500.00"});
    }
}
