package org.sightline.ingest.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.ingest.column.value.Dates;
import org.sightline.tabular.Row;

/** What of a published row is kept. The people are invented. */
class RowMaskTest {

    private final RowMask mask = RowMask.of(new Mapping(
            Arrays.asList(Field.DOCUMENT_NUMBER, Field.VENDOR, Field.DESCRIPTION, null, Field.AMOUNT),
            Dates.Order.MDY,
            false,
            false,
            "FR",
            "City of Bellwick",
            DocumentType.PAYMENT));

    @Test
    void cellsOfAColumnThatIsLeftOutAreEmpty() {
        assertThat(masked("4500", "Acme Inc", "Camera", "219-09-9999", "10.00"))
                .containsExactly("4500", "Acme Inc", "Camera", "", "10.00");
    }

    @Test
    void keysStayAsTheyAre() {
        assertThat(masked("4111111111111111", "Acme Inc", "Camera", "", "10.00"))
                .containsExactly("4111111111111111", "Acme Inc", "Camera", "", "10.00");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DOE, JANE Q                        | JURY FEE MARCH         | [name of a juror removed]
            Jane Doe                           | Student meal refund    | [name of a student removed]
            JANE DOE                           | WITNESS FEE 22-CR-100  | [name of a witness removed]
            STUDENT TRANSPORTATION OF AMERICA  | STUDENT FIELD PAYMENT  | STUDENT TRANSPORTATION OF AMERICA
            JURY SYSTEMS INC                   | JURY SOFTWARE          | JURY SYSTEMS INC
            JANE DOE                           | DOME CAMERA            | JANE DOE
            """)
    void whoIsPaidAsAPrivatePersonHasNoName(String vendor, String description, String shown) {
        assertThat(masked("1", vendor, description, "", "15.00")[1]).isEqualTo(shown);
    }

    @Test
    void aColumnThatIsLeftOutStillSaysThatAPayeeIsPrivate() {
        assertThat(masked("1", "JANE DOE", "MISC", "JURORS", "15.00"))
                .containsExactly("1", "[name of a juror removed]", "MISC", "", "15.00");
    }

    @Test
    void aRowThatDoesNotFitTheHeaderKeepsItsCellsToBeMended() {
        assertThat(masked("1", "DOE", " JANE", "jane.doe@example.org", "x", "15.00"))
                .containsExactly("1", "DOE", " JANE", "[e-mail removed]", "x", "15.00");
    }

    @Test
    void aMaskedRowIsNotChangedAgain() {
        String[] once = masked("1", "DOE, JANE Q", "JURY FEE jane@example.org", "219-09-9999", "15.00");
        assertThat(masked(once)).containsExactly(once);
    }

    private String[] masked(String... cells) {
        return mask.masked(new Row(1, cells)).cells();
    }
}
