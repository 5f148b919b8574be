package org.sightline.ingest.column.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.ingest.column.ColumnGuess;
import org.sightline.ingest.column.Field;

/** What the words of a name say and what speaks against it. */
class ColumnWordsTest {

    @ParameterizedTest
    @CsvSource({
        "Cost/Unit, amount",
        "Cost/Hour, amount",
        "Amount/Month, amount",
        "Vendor/Payee Type, vendor",
        "Vendor/Payee Address, vendor",
        "Extension, amount",
        "Wt, document_number",
        "Net Wt, amount"
    })
    void aNameThatEndsAgainstAFieldDoesNotMeanIt(String header, String field) {
        assertThat(ColumnWords.get().scores(header)).doesNotContainKey(Field.of(field));
    }

    @ParameterizedTest
    @CsvSource({
        "Vendor/Payee, vendor",
        "Vendor/Employee, vendor",
        "Consultant/Contractor, vendor",
        "Amount / Monto, amount",
        "Unit price / Precio unitario, unit_price",
        "Cost/Unit, unit_price",
        "Line Extension, amount",
        "Price Extension, amount",
        "WT NBR, document_number"
    })
    void eachOfTwoNamesMeansItsField(String header, String field) {
        assertThat(ColumnWords.get().scores(header).getOrDefault(Field.of(field), 0.0))
                .isGreaterThanOrEqualTo(ColumnGuess.SURE);
    }

    @Test
    void aWeightIsNoWarrant() {
        assertThat(ColumnWords.get().words("Gross Wt")).doesNotContain("warrant");
    }
}
