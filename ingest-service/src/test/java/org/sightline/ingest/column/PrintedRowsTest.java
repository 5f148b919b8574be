package org.sightline.ingest.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sightline.ingest.column.value.Dates;
import org.sightline.tabular.Row;
import org.sightline.tabular.pdf.PrintedPage;

/** What of a printed page is shown: no more than of its rows is kept. The people are invented. */
class PrintedRowsTest {

    private final PrintedRows rows = new PrintedRows(RowMask.of(new Mapping(
            Arrays.asList(Field.DOCUMENT_NUMBER, Field.VENDOR, Field.DESCRIPTION, null, Field.AMOUNT),
            Dates.Order.MDY,
            false,
            false,
            "FR",
            "City of Bellwick",
            DocumentType.PAYMENT)));

    {
        rows.add(3, new Row(1, new String[] {"4500", "ACME INC", "CAMERA FOR THE GATE", "ROOM 7", "10.00"}));
        rows.add(5, new Row(2, new String[] {"4501", "DOE, JANE Q", "JURY FEE MARCH", "", "15.00"}));
    }

    @Test
    void ofARowTheWordsThatAreKeptAreShown() {
        assertThat(shown(3, "4500 ACME INC CAMERA FOR THE ROOM 7 10.00"))
                .isEqualTo("4500 ACME INC CAMERA FOR THE 10.00");
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

    private String shown(int place, String text) {
        PrintedPage.Line line = new PrintedPage.Line(place, text);
        return Arrays.stream(text.split(" "))
                .filter(word -> rows.shows(line, word))
                .collect(Collectors.joining(" "));
    }
}
