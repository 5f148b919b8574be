package org.sightline.ingest.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guesses from names of columns alone: spellings in use, and, where the reference data is at hand, real data sets. */
class PublishedHeadersTest {

    private static final Path REAL = Path.of(System.getProperty("sightline.root"))
            .resolve("../shared/data/derived/socrata_purchasing_datasets.csv")
            .normalize();

    @ParameterizedTest
    @CsvSource({
        "Dept. Descrptn, department",
        "DeptName, department",
        "Vendor Name, vendor",
        "vendorname, vendor",
        "LGL_NM, vendor",
        "PAYEE, vendor",
        "Supplier, vendor",
        "ITM_TOT_AM, amount",
        "Invoice Net Amt, amount",
        "Amount ($), amount",
        "UNIT_PRICE, unit_price",
        "Qty, quantity",
        "UOM, unit",
        "PO #, document_number",
        "PO_NUM, document_number",
        "PO Line Number, line_number",
        "AWARD_DATE, order_date",
        "PO DATE, order_date",
        "Fiscal Year, order_date",
        "CHECK DATE, payment_date",
        "Date Paid, payment_date",
        "Pymt Dt, payment_date",
        "Money Src, fund",
        "What we got, description",
        "Expiration, end_date",
        "Expiration Date, end_date",
        "END DATE, end_date",
        "end_dt, end_date",
        "Contract End Date, end_date",
        "Agency Name, buyer",
        "Purchasing Entity, buyer",
        "School District, buyer",
        "Mfr, manufacturer",
        "MANUFACTURER_PART_NUMBER, model",
        "MPN, model",
        "Fund Name, fund",
        "fundcode, fund_code",
        "NIGP Code, nigp",
        "UNSPSC, unspsc",
        "PSC, psc",
        "NAICS Code, naics",
        "Object Code, account",
        "Recipient UEI, vendor_uei",
        "CAGE Code, vendor_cage",
        "Line Item Description, description",
        "uniqueid, source_key",
        "Transaction ID, source_key"
    })
    void aNameInUseIsUnderstood(String header, String field) {
        assertThat(ColumnGuess.guess(List.of(header), List.of()))
                .singleElement()
                .satisfies(guess -> assertThat(guess.field()).isEqualTo(Field.of(field)));
    }

    @ParameterizedTest
    @CsvSource({
        "Vendor City",
        "Vendor ID",
        "VENDOR ZIP",
        "Supplier Country",
        "Vendor Phone Number",
        "BuyerEmail",
        "Buyer First Name",
        "Insurance Expiration Date",
        "Invoice Due Date",
        "Longitude",
        "Contract PDF",
        "Sales Tax Percent",
        "data_loaded_at",
        "Vendor Type",
        "SB Woman"
    })
    void aNameThatOnlySoundsLikeAFieldIsLeftAlone(String header) {
        assertThat(ColumnGuess.guess(List.of(header), List.of()))
                .singleElement()
                .satisfies(guess -> assertThat(guess.field()).isNull());
    }

    @Test
    void realDataSetsOfPurchasesAreUnderstood() throws IOException {
        assumeTrue(Files.exists(REAL), "skipped: the reference data is not on this machine");
        int files = 0;
        int vendors = 0;
        int whens = 0;
        int whats = 0;
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(REAL)) {
            for (NamedCsvRecord row : rows) {
                List<String> headers =
                        Arrays.asList(new ObjectMapper().readValue(row.getField("columns"), String[].class));
                List<Field> fields = ColumnGuess.guess(headers, List.of()).stream()
                        .map(ColumnGuess.Guess::field)
                        .toList();
                files++;
                vendors += fields.contains(Field.VENDOR) ? 1 : 0;
                whens += fields.contains(Field.ORDER_DATE) || fields.contains(Field.PAYMENT_DATE) ? 1 : 0;
                whats += fields.contains(Field.DESCRIPTION) || fields.contains(Field.VENDOR) ? 1 : 0;
            }
        }
        System.out.printf(
                "Real header lists: %d; vendor found in %d, a date in %d, vendor or description in %d%n",
                files, vendors, whens, whats);
        // Two of them are no purchases at all: a survey of spending and a register of parking meters.
        assertThat(vendors).isGreaterThanOrEqualTo(files - 3);
        assertThat(whens).isGreaterThanOrEqualTo(files * 3 / 4);
    }
}
