package org.sightline.ingest.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.ingest.column.DocumentType;
import org.sightline.ingest.column.Field;
import org.sightline.ingest.column.Mapping;
import org.sightline.ingest.column.PublishedFormat;
import org.sightline.ingest.column.value.Dates;
import org.sightline.ingest.line.Code;
import org.sightline.ingest.line.LineContent;
import org.sightline.ingest.reject.Reject;
import org.sightline.tabular.Encoding;
import org.sightline.tabular.Layout;
import org.sightline.tabular.Row;

class RowReaderTest {

    private static final List<Field> FIELDS = List.of(
            Field.BUYER,
            Field.VENDOR,
            Field.DESCRIPTION,
            Field.ORDER_DATE,
            Field.AMOUNT,
            Field.FUND,
            Field.FUND_CODE,
            Field.DOCUMENT_NUMBER,
            Field.LINE_NUMBER,
            Field.NIGP);
    private static final Layout LAYOUT = new Layout(
            new Encoding("UTF-8", 0),
            ',',
            "LF",
            1,
            List.of("Agency", "Vendor", "Item", "Date", "Amount", "Fund", "Fund Code", "PO", "Line", "NIGP"));

    private final List<Reject> rejects = new ArrayList<>();

    private LineContent read(String... cells) {
        Mapping mapping = new Mapping(FIELDS, Dates.Order.MDY, false, false, "XF", null, DocumentType.PURCHASE_ORDER);
        return new RowReader(LAYOUT, mapping).read(new Row(17, cells), rejects);
    }

    private static String[] good() {
        return new String[] {
            "CITY OF MARROWBONE",
            "ACME INC",
            "DOME",
            "5/20/2021",
            "$1,548.00 ",
            "GENERAL FUND",
            "101",
            "P1",
            "2",
            "84033"
        };
    }

    @Test
    void aGoodRowBecomesALine() {
        LineContent line = read(good());

        assertThat(rejects).isEmpty();
        assertThat(line.document().obligationDate()).isEqualTo("2021-05-20");
        assertThat(line.price().amount()).isEqualTo("1548.00");
        assertThat(line.fund()).isEqualTo("GENERAL FUND (101)");
        assertThat(line.sourceKey()).isEqualTo("P1/2");
        assertThat(line.item().codes()).containsExactly(new Code("nigp", "84033"));
    }

    private @Nullable LineContent keyed(String header, String... cells) {
        Layout layout =
                new Layout(new Encoding("UTF-8", 0), ',', "LF", 1, List.of(header, "Vendor", "Order Date", "Amount"));
        Mapping mapping = new Mapping(
                List.of(Field.SOURCE_KEY, Field.VENDOR, Field.ORDER_DATE, Field.AMOUNT),
                Dates.Order.MDY,
                false,
                false,
                "XF",
                "City of Marrowbone",
                DocumentType.PURCHASE_ORDER);
        return new RowReader(layout, mapping).read(new Row(17, cells), rejects);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PO Number", "Contract No.", "Requisition #", "INVOICE_NUMBER", "Check No"})
    void aNumberThatPeopleLookUpIsInTheLineWhereItIsTheKeyToo(String header) {
        LineContent line = Objects.requireNonNull(keyed(header, "P-77001", "ACME INC", "5/20/2021", "10.00"));

        assertThat(line.document().number()).isEqualTo("P-77001");
        assertThat(line.sourceKey()).isEqualTo("P-77001");
    }

    @Test
    void aKeyThatNumbersOnlyRowsIsNoNumberOfADocument() {
        LineContent line = Objects.requireNonNull(keyed("Record ID", "17", "ACME INC", "5/20/2021", "10.00"));

        assertThat(line.document().number()).isNull();
        assertThat(line.sourceKey()).isEqualTo("17");
    }

    private @Nullable LineContent request(String status, String maker, String other) {
        List<String> headers = List.of(
                "Billed Entity Name",
                "FRN",
                "FRN Status",
                "Manufacturer",
                "Other Manufacturer",
                "Type of Product",
                "Amount");
        Mapping mapping = new Mapping(
                List.of(
                        Field.BUYER,
                        Field.DOCUMENT_NUMBER,
                        Field.ORDER_STATUS,
                        Field.MANUFACTURER,
                        Field.MANUFACTURER,
                        Field.DESCRIPTION,
                        Field.AMOUNT),
                Dates.Order.MDY,
                false,
                false,
                "XF",
                null,
                DocumentType.PURCHASE_ORDER,
                true,
                null,
                null,
                PublishedFormat.E_RATE,
                null,
                null,
                null,
                null,
                null,
                true);
        Layout layout = new Layout(new Encoding("UTF-8", 0), ',', "LF", 1, headers);
        return new RowReader(layout, mapping)
                .read(
                        new Row(17, new String[] {"MARROWBONE USD", "F1", status, maker, other, "Camera", "9.00"}),
                        rejects);
    }

    @Test
    void aBrandAndItsMakerAreBothInTheLine() {
        assertThat(Objects.requireNonNull(request("Funded", "ACME", "HIKVISION"))
                        .item()
                        .manufacturer())
                .isEqualTo("ACME / HIKVISION");
        assertThat(Objects.requireNonNull(request("Funded", "Other", "HIKVISION"))
                        .item()
                        .manufacturer())
                .isEqualTo("HIKVISION");
        assertThat(Objects.requireNonNull(request("Funded", "HIKVISION", "Hikvision"))
                        .item()
                        .manufacturer())
                .isEqualTo("HIKVISION");
    }

    @ParameterizedTest
    @CsvSource({
        "Funded,PURCHASE_ORDER",
        "Committed,PURCHASE_ORDER",
        "Pending,REQUISITION",
        "Denied,REQUISITION",
        "Not Funded,REQUISITION",
        "Unfunded,REQUISITION",
        "Cancelled,CANCELLATION"
    })
    void onlyAFundedRequestOfERateIsAPurchase(String status, DocumentType type) {
        assertThat(Objects.requireNonNull(request(status, "ACME", ""))
                        .document()
                        .type())
                .isEqualTo(type);
    }

    @Test
    void eRateIsUniversalServiceMoneyAndAnotherMakerIsTheMaker() {
        LineContent line = Objects.requireNonNull(request("Funded", "Other", "Hikvision"));

        assertThat(line.fund()).contains("E-Rate");
        assertThat(line.item().manufacturer()).isEqualTo("Hikvision");
        assertThat(Objects.requireNonNull(request("Funded", "ACME", "")).item().manufacturer())
                .isEqualTo("ACME");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TOTAL", "Grand Total:", "Subtotal"})
    void aTotalBelowTheRowsIsNoPurchase(String text) {
        assertThat(keyed("PO Number", "", text, "", "794.00")).isNull();
        assertThat(rejects)
                .singleElement()
                .satisfies(reject -> assertThat(reject.code()).isEqualTo("total_row"));
    }

    @Test
    void aVendorThatIsCalledTotalSellsSomething() {
        assertThat(keyed("PO Number", "P-1", "TOTAL", "5/20/2021", "10.00")).isNotNull();
        assertThat(keyed("PO Number", "", "TOTAL ALARM LLC", "", "10.00")).isNotNull();
    }

    @Test
    void aRowWhoseTextsTogetherAreTooLongForAMessageIsRejected() {
        String[] row = good();
        row[1] = "v".repeat(2_000);
        row[2] = "d".repeat(32_000);
        row[5] = "f".repeat(2_000);
        assertThat(read(row)).isNotNull();
        assertThat(rejects).isEmpty();

        Mapping twoTexts = new Mapping(
                List.of(
                        Field.BUYER,
                        Field.VENDOR,
                        Field.DESCRIPTION,
                        Field.ORDER_DATE,
                        Field.AMOUNT,
                        Field.DESCRIPTION2,
                        Field.FUND_CODE,
                        Field.DOCUMENT_NUMBER,
                        Field.LINE_NUMBER,
                        Field.NIGP),
                Dates.Order.MDY,
                false,
                false,
                "XF",
                null,
                DocumentType.PURCHASE_ORDER);
        row[5] = "e".repeat(32_000);
        assertThat(new RowReader(LAYOUT, twoTexts).read(new Row(17, row), rejects))
                .isNull();
        assertThat(rejects)
                .singleElement()
                .satisfies(reject -> assertThat(reject.code()).isEqualTo("row_too_long"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|''|missing_buyer|public body",
                "0|--|missing_buyer|public body",
                "3|13/45/2022|bad_date|13/45/2022",
                "4|SEE ATTACHED|bad_number|SEE ATTACHED",
                "7|4.5E+09|damaged_number|as text"
            })
    void aWrongCellRejectsTheRowAndSaysWhatToDo(int column, String value, String code, String words) {
        String[] cells = good();
        cells[column] = value;

        assertThat(read(cells)).isNull();
        assertThat(rejects).singleElement().satisfies(reject -> {
            assertThat(reject.row()).isEqualTo(17);
            assertThat(reject.column()).isEqualTo(LAYOUT.headers().get(column));
            assertThat(reject.code()).isEqualTo(code);
            assertThat(reject.reason()).contains(words);
            assertThat(reject.raw()).contains("84033");
        });
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        String[] cells = good();
        cells[0] = "";
        cells[3] = "soon";
        cells[4] = "much";

        assertThat(read(cells)).isNull();
        assertThat(rejects)
                .extracting(Reject::code)
                .containsExactlyInAnyOrder("missing_buyer", "bad_date", "bad_number");
    }

    @Test
    void aRowWithoutDateAndAmountIsRejected() {
        String[] cells = good();
        cells[3] = "";
        cells[4] = "n/a";

        assertThat(read(cells)).isNull();
        assertThat(rejects).extracting(Reject::code).containsExactly("missing_date_and_amount");
    }

    @Test
    void aRowNeedsNoDateWhereItHasAnAmount() {
        String[] cells = good();
        cells[3] = "";

        assertThat(read(cells).document().obligationDate()).isNull();
    }

    @Test
    void raggedRowsAreRejectedUnlessOnlyBlankCellsAreMoreOrLess() {
        assertThat(read("CITY OF MARROWBONE", "ACME INC", "DOME")).isNull();
        String[] longer = java.util.Arrays.copyOf(good(), 11);
        longer[10] = "rest of a text";
        assertThat(read(longer)).isNull();
        assertThat(rejects).extracting(Reject::code).containsExactly("too_few_cells", "too_many_cells");
        longer[10] = " ";
        assertThat(read(longer)).isNotNull();
    }

    @Test
    void theHeaderInTheMiddleOfAFileIsRejected() {
        assertThat(read(LAYOUT.headers().toArray(String[]::new))).isNull();
        assertThat(rejects).extracting(Reject::code).containsExactly("repeated_header");
    }

    @Test
    void twoRowsHaveTheSameHashOnlyIfTheySayTheSame() {
        String[] other = good();
        other[2] = "BULLET";

        assertThat(read(good()).hash())
                .isEqualTo(read(good()).hash())
                .isNotEqualTo(read(other).hash());
    }

    @Test
    void aHarmlessFormulaIsReadAsItWas() {
        String[] cells = good();
        cells[2] = "'=DOME";

        assertThat(read(cells).item().description()).isEqualTo("=DOME");
    }

    @ParameterizedTest
    @CsvSource({
        "PURCHASE ORDER, Open, purchase_order",
        "PURCHASE ORDER, CANCELLED, cancellation",
        "PURCHASE ORDER, Voided, cancellation",
        "REQUISITION, Open, requisition",
        "RECEIVING REPORT,, receipt",
        "CREDIT MEMO,, credit",
        "INVOICE, Void, payment",
        "CHANGE ORDER,, purchase_order"
    })
    void theKindOfDocumentAndWhatBecameOfItAreTold(String type, String status, String word) {
        List<Field> fields = List.of(
                Field.BUYER,
                Field.DESCRIPTION,
                Field.AMOUNT,
                Field.DOCUMENT_TYPE,
                Field.ORDER_STATUS,
                Field.DOCUMENT_NUMBER,
                Field.ORDER_NUMBER,
                Field.LINE_NUMBER,
                Field.QUANTITY,
                Field.UNIT);
        Layout layout = new Layout(
                new Encoding("UTF-8", 0),
                ',',
                "LF",
                1,
                List.of("Agency", "Item", "Amount", "Type", "Status", "Document", "PO", "Line", "Qty", "Unit"));
        Mapping mapping = new Mapping(fields, Dates.Order.MDY, false, false, "XF", null, DocumentType.PURCHASE_ORDER);

        LineContent line = new RowReader(layout, mapping)
                .read(
                        new Row(2, new String[] {
                            "CITY OF MARROWBONE",
                            "DOME",
                            "(8.02)",
                            type,
                            status == null ? "" : status,
                            "000123",
                            "00045",
                            "007",
                            "-2",
                            "EA"
                        }),
                        rejects);

        assertThat(rejects).isEmpty();
        assertThat(line.document().type().word()).isEqualTo(word);
        assertThat(line.document().number()).as("leading zeros stay").isEqualTo("000123");
        assertThat(line.document().order()).isEqualTo("00045");
        assertThat(line.document().line()).isEqualTo("007");
        assertThat(line.price().amount()).isEqualTo("-8.02");
        assertThat(line.price().quantity()).isEqualTo("-2");
        assertThat(line.price().unit()).isEqualTo("EA");
    }
}
