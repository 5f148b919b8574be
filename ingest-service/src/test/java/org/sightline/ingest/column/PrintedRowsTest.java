package org.sightline.ingest.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sightline.ingest.column.value.Dates;
import org.sightline.tabular.Row;
import org.sightline.tabular.pdf.PrintedPage;

/** What of a printed page is shown: no more than of its rows is kept. The people are invented. */
class PrintedRowsTest {

    private final RowMask mask = RowMask.of(new Mapping(
            Arrays.asList(Field.DOCUMENT_NUMBER, Field.VENDOR, Field.DESCRIPTION, null, Field.AMOUNT, null),
            Dates.Order.MDY,
            false,
            false,
            "FR",
            "City of Bellwick",
            DocumentType.PAYMENT));
    private final PrintedRows rows = filled(PrintedRows.ofAll(mask));
    private final PrintedRows own = filled(PrintedRows.ofOne(mask, 3));

    private static PrintedRows filled(PrintedRows rows) {
        rows.add(3, row("4500", "ACME INC", "CAMERA FOR THE GATE", "ROOM 7", "10.00", "27890 - ACME"));
        rows.add(5, row("4501", "DOE, JANE Q", "JURY FEE MARCH", "", "15.00", ""));
        rows.add(8, row("4502", "ROPES LLC", "ROPE ROOM 8 WEST", "ROOM 8", "20.00", "27899 - POE, EDGAR"));
        rows.addElsewhere(row("4503", "ROE, RICHARD", "JURY FEE", "", "15.00", ""));
        return rows;
    }

    private static Row row(String... cells) {
        return new Row(1, cells);
    }

    @Test
    void ofARowTheWordsThatAreKeptAreShown() {
        assertThat(shown(3, "4500 ACME INC CAMERA FOR THE ROOM 7 10.00")).isEqualTo("4500 INC CAMERA FOR THE 10.00");
    }

    @Test
    void theNameOfAPrivatePayeeIsNotShownInTheRowNorBelowIt() {
        assertThat(shown(5, "4501 DOE, JANE JURY FEE 15.00")).isEqualTo("4501 JURY FEE 15.00");
        assertThat(shown(6, "Q MARCH")).isEqualTo("MARCH");
    }

    @Test
    void headsAndTotalsAreShownWhereNothingInThemIsPersonal() {
        assertThat(shown(1, "CHECK VENDOR AMOUNT")).isEqualTo("CHECK VENDOR AMOUNT");
        assertThat(shown(2, "QUESTIONS TO jane.doe@example.org")).isEmpty();
        assertThat(shown(9, "TOTAL CHECK 25.00")).isEqualTo("TOTAL CHECK 25.00");
    }

    @Test
    void aHeadingShowsNothingThatIsTakenFromTheRowsBelowIt() {
        assertThat(shown(7, "VENDOR: 27899 - POE, EDGAR")).isEqualTo("VENDOR:");
        assertThat(shown(7, "VENDOR:POE EDGAR'S")).isEmpty();
    }

    @Test
    void whatIsTakenFromARowOfAnotherPageIsNotShownAroundTheRows() {
        assertThat(shown(9, "TOTAL ROE, RICHARD 15.00")).isEqualTo("TOTAL 15.00");
    }

    @Test
    void aWordThatARowHasInAKeptAndInATakenCellIsNotShown() {
        assertThat(shown(8, "4502 ROPES LLC ROPE ROOM 8 ROOM 8 20.00")).isEqualTo("4502 ROPES LLC ROPE 20.00");
    }

    @Test
    void aLineBelowARowIsOfItOnlyWhereTheRowHasAllItsWords() {
        assertThat(shown(9, "WEST")).isEqualTo("WEST");
        assertThat(shown(9, "ROOM SERVICE")).as("no line of the row").isEqualTo("SERVICE");
    }

    @Test
    void whoeverMayReadOneRowSeesNothingElse() {
        assertThat(shownOf(
                        own,
                        line(1, "CHECK VENDOR AMOUNT"),
                        line(2, "VENDOR: 27890 - ACME"),
                        line(3, "4500 ACME INC CAMERA FOR THE ROOM 7 10.00"),
                        line(4, "GATE"),
                        line(5, "4501 DOE, JANE JURY FEE 15.00"),
                        line(6, "Q MARCH"),
                        line(7, "VENDOR: 27899 - POE, EDGAR"),
                        line(8, "4502 ROPES LLC ROPE ROOM 8 ROOM 8 20.00"),
                        line(9, "TOTAL CHECK 45.00")))
                .isEqualTo("4500 INC CAMERA FOR THE 10.00 GATE");
        assertThat(shownOf(own, line(3, "4500 ACME INC 10.00"), line(4, "BELLS FOR THE GATE"), line(6, "GATE")))
                .as("a line below that is not of the row, and what is below that")
                .isEqualTo("4500 INC 10.00");
    }

    private static PrintedPage.Line line(int place, String text) {
        return new PrintedPage.Line(place, List.of(text.split(" ")));
    }

    /** The words that are shown of a line of the page that has these lines above it. */
    private String shown(int place, String text) {
        Map<Integer, String> lines = new TreeMap<>(Map.of(
                3, "4500 ACME INC CAMERA FOR THE ROOM 7 10.00",
                5, "4501 DOE, JANE JURY FEE 15.00",
                8, "4502 ROPES LLC ROPE ROOM 8 ROOM 8 20.00"));
        lines.put(place, text);
        BiPredicate<PrintedPage.Line, String> shows = rows.on(lines.entrySet().stream()
                .map(each -> line(each.getKey(), each.getValue()))
                .toList());
        PrintedPage.Line line = line(place, text);
        return line.words().stream().filter(word -> shows.test(line, word)).collect(Collectors.joining(" "));
    }

    private static String shownOf(PrintedRows rows, PrintedPage.Line... lines) {
        BiPredicate<PrintedPage.Line, String> shows = rows.on(List.of(lines));
        return Arrays.stream(lines)
                .flatMap(line -> line.words().stream().filter(word -> shows.test(line, word)))
                .collect(Collectors.joining(" "));
    }
}
