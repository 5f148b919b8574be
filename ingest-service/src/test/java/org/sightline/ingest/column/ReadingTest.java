package org.sightline.ingest.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.ingest.column.value.Dates;
import org.sightline.tabular.TableFile;
import org.sightline.tabular.UnreadableFile;

class ReadingTest {

    private static final long MOST = 1L << 30;

    @TempDir
    Path directory;

    private Reading read(Profile profile, String state, String... lines) throws IOException {
        return Reading.of(
                TableFile.of(Files.writeString(directory.resolve("upload.csv"), String.join("\n", lines))),
                profile,
                state,
                null,
                MOST);
    }

    private static Map<String, String> fields(Reading reading) {
        Map<String, String> fields = new LinkedHashMap<>();
        reading.columns().stream()
                .filter(column -> column.field() != null)
                .forEach(column -> fields.put(column.header(), column.field().word()));
        return fields;
    }

    @Test
    void theColumnsOfAnOrderFileAreGuessed() throws IOException {
        Reading reading = read(
                Profile.EMPTY,
                "XF",
                "PO Number,Line,Order Date,Agency,Supplier,Item Description,Manufacturer,Mfr Part No,Qty,Unit"
                        + " Price,Extended,Fund,NIGP Code",
                "P1,1,2021-05-20,CITY OF MARROWBONE,TALLGRASS LLC,DOME,HIKVISION,DS-1,2,10.00,20.00,GENERAL FUND,84033",
                "P1,2,2021-05-20,CITY OF MARROWBONE,TALLGRASS LLC,CABLE,,,1,5.00,5.00,,20664");

        assertThat(reading.questions()).isEmpty();
        assertThat(reading.mapping().documentType()).isEqualTo(DocumentType.PURCHASE_ORDER);
        assertThat(fields(reading))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("PO Number", "document_number"),
                        Map.entry("Line", "line_number"),
                        Map.entry("Order Date", "order_date"),
                        Map.entry("Agency", "buyer"),
                        Map.entry("Supplier", "vendor"),
                        Map.entry("Item Description", "description"),
                        Map.entry("Manufacturer", "manufacturer"),
                        Map.entry("Mfr Part No", "model"),
                        Map.entry("Qty", "quantity"),
                        Map.entry("Unit Price", "unit_price"),
                        Map.entry("Extended", "amount"),
                        Map.entry("Fund", "fund"),
                        Map.entry("NIGP Code", "nigp")));
    }

    @Test
    void theColumnsOfACheckbookAreGuessed() throws IOException {
        Reading reading = read(
                Profile.EMPTY,
                "XF",
                "Voucher No,Check/Payment Date,Govt Unit,Dept Descr,Payee Name,Invoice Descr,PO Ref,Fund Descr,Invoice"
                        + " Net Amt",
                "1,4/25/2018,CITY OF MARROWBONE,Police,ACME INC,DOME CAMERA,P18-1,GENERAL FUND,\"1,166.67 \"",
                "2,4/2/2018,COUNTY OF ALDER,Parks,BOLT LLC,MULCH,,ROAD FUND,(8.02)");

        assertThat(reading.questions()).isEmpty();
        assertThat(reading.mapping().documentType()).isEqualTo(DocumentType.PAYMENT);
        assertThat(reading.mapping().dateOrder()).isEqualTo(Dates.Order.MDY);
        assertThat(fields(reading))
                .containsEntry("Voucher No", "source_key")
                .containsEntry("Check/Payment Date", "payment_date")
                .containsEntry("Govt Unit", "buyer")
                .containsEntry("Payee Name", "vendor")
                .containsEntry("Invoice Descr", "description")
                .containsEntry("PO Ref", "document_number")
                .containsEntry("Fund Descr", "fund")
                .containsEntry("Invoice Net Amt", "amount");
    }

    @Test
    void theColumnsOfASchoolFileAreGuessed() throws IOException {
        Reading reading = read(
                Profile.EMPTY,
                "XF",
                "\uFEFFTransaction ID;District;Purchase Date;Posted;Merchant;Purchase Description;Units;Amount;Funding"
                        + " Source;Paid By",
                "1;Marrowbone USD;3-Mar-2021;20210306;ACME INC;CAMERA;2;$1,200.00;ESSER II;PO",
                "2;Alder ISD;4-Mar-2021;20210307;BOLT LLC;CABLE;1;$12.00;;P-CARD");

        assertThat(reading.questions()).isEmpty();
        assertThat(fields(reading))
                .containsEntry("Transaction ID", "source_key")
                .containsEntry("District", "buyer")
                .containsEntry("Purchase Date", "order_date")
                .containsEntry("Merchant", "vendor")
                .containsEntry("Purchase Description", "description")
                .containsEntry("Units", "quantity")
                .containsEntry("Amount", "amount")
                .containsEntry("Funding Source", "fund");
    }

    @Test
    void aColumnOfUnknownNameIsKnownByItsValues() throws IOException {
        Reading reading = read(
                Profile.EMPTY,
                "XF",
                "Spalte A,Spalte B,Spalte C,Spalte D",
                "CITY OF MARROWBONE,ACME SUPPLY INC,2021-05-20,$10.00",
                "COUNTY OF ALDER,BOLT LLC,2021-05-21,$12.50");

        assertThat(reading.questions()).isEmpty();
        assertThat(fields(reading))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "Spalte A", "buyer", "Spalte B", "vendor", "Spalte C", "order_date", "Spalte D", "amount"));
    }

    @Test
    void aListOfSuppliersWithTheirBrandsIsReadAsOffersAndAsksWhoKeepsIt() throws IOException {
        String[] list = {
            "Company,County Located,Cameras,Manufacturers,Expiration,CONTROLLER,PHONE #",
            "\"Keystone Alarm, Inc. (invented)\",,Yes,ADI; Bosch; Hikvision,6/12/27,48351,",
            "Bolt LLC (invented),Alder,No,Axis,until further notice,48351,"
        };

        Reading asked = read(Profile.EMPTY, "XF", list);
        Reading known = read(Profile.EMPTY.withBuyer("State of Franklin (invented)"), "XF", list);

        assertThat(asked.questions()).singleElement().asString().contains("list of suppliers");
        assertThat(known.questions()).isEmpty();
        assertThat(known.mapping().documentType()).isEqualTo(DocumentType.OFFER);
        assertThat(fields(known))
                .containsEntry("Company", "vendor")
                .containsEntry("Manufacturers", "manufacturer")
                .containsEntry("Expiration", "end_date");
    }

    @Test
    void aListOfContractsWithoutDayAndMoneyIsReadAsOffers() throws IOException {
        Reading reading = read(
                Profile.EMPTY.withBuyer("City of Marrowbone"),
                "XF",
                "CONTRACT NUMBER,SERVICE,SUPPLIER,END DATE",
                "50121,Cameras and recorders,KEYSTONE ALARM LLC,2027-06-30",
                "50122,Mulch,BOLT LLC,2026-12-31");

        assertThat(reading.questions()).isEmpty();
        assertThat(reading.mapping().documentType()).isEqualTo(DocumentType.OFFER);
        assertThat(fields(reading)).containsEntry("SUPPLIER", "vendor").containsEntry("END DATE", "end_date");
    }

    @Test
    void theNumberOfTheOrderStandsBesideTheNumberOfTheDocument() throws IOException {
        Reading reading = read(
                Profile.EMPTY.withBuyer("City of Marrowbone"),
                "XF",
                "Document Number,Document Type,PO Number,PO Status,Vendor,Description,Amount",
                "INV-7,INVOICE,PO-1,Open,ACME INC,DOME CAMERA,774.00",
                "CM-1,CREDIT MEMO,PO-1,Open,ACME INC,DOME CAMERA,-774.00");

        assertThat(fields(reading))
                .containsEntry("Document Number", "source_key")
                .containsEntry("PO Number", "order_number")
                .containsEntry("PO Status", "order_status");
    }

    @Test
    void theNumberOfACheckOrInvoiceStandsBesideTheNumberOfTheOrder() throws IOException {
        Reading checks = read(
                Profile.EMPTY.withBuyer("City of Marrowbone"),
                "XF",
                "Check Number,PO Number,Check Date,Vendor,Description,Amount",
                "C-1,P-1,4/25/2021,ACME INC,DOME CAMERA,774.00",
                "C-1,P-2,4/25/2021,ACME INC,MULCH,20.00");
        Reading invoices = read(
                Profile.EMPTY.withBuyer("City of Marrowbone"),
                "XF",
                "PO Number,Invoice Number,Invoice Date,Vendor,Description,Amount",
                "P-1,I-1,4/25/2021,ACME INC,DOME CAMERA,774.00",
                "P-1,I-2,4/25/2021,ACME INC,MULCH,20.00");

        assertThat(fields(checks))
                .containsEntry("Check Number", "document_number")
                .containsEntry("PO Number", "order_number");
        assertThat(fields(invoices))
                .containsEntry("Invoice Number", "source_key")
                .containsEntry("PO Number", "order_number");
    }

    @Test
    void aCheckBelongsToTheInvoiceThatItPays() throws IOException {
        Reading reading = read(
                Profile.EMPTY.withBuyer("City of Marrowbone"),
                "XF",
                "Invoice Number,Check Number,Check Date,Vendor,Description,Amount",
                "I-1,C-1,4/25/2021,ACME INC,DOME CAMERA,774.00",
                "I-2,C-1,4/25/2021,ACME INC,MULCH,20.00");

        assertThat(fields(reading))
                .containsEntry("Check Number", "document_number")
                .containsEntry("Invoice Number", "order_number");
    }

    @Test
    void theBlankNumberOfATotalDoesNotChangeWhatTheColumnIs() throws IOException {
        String[] rows = {
            "PO Number,Order Date,Vendor,Description,Amount",
            "P-1,4/25/2021,ACME INC,DOME CAMERA,774.00",
            "P-2,4/25/2021,ACME INC,MULCH,20.00",
            ",,TOTAL,,794.00"
        };
        Profile profile = Profile.EMPTY.withBuyer("City of Marrowbone");

        assertThat(fields(read(profile, "XF", rows)))
                .isEqualTo(fields(read(profile, "XF", java.util.Arrays.copyOf(rows, 3))))
                .containsEntry("PO Number", "source_key");
    }

    @Test
    void aContractWithADayOrMoneyStaysAContractAndKeepsItsEnd() throws IOException {
        Reading reading = read(
                Profile.EMPTY.withBuyer("City of Marrowbone"),
                "XF",
                "contract_id,vendor,short_desc,start_dt,end_dt,amt",
                "1,ACME INC,CAMERAS,7/18/2017,6/30/2018,20000.00",
                "2,BOLT LLC,MULCH,9/6/2017,6/30/2018,17300.00");

        assertThat(reading.mapping().documentType()).isEqualTo(DocumentType.CONTRACT);
        assertThat(fields(reading)).containsEntry("start_dt", "order_date").containsEntry("end_dt", "end_date");
    }

    @Test
    void aDepartmentIsNotTakenForTheBuyerWithoutAsking() throws IOException {
        Reading reading =
                read(Profile.EMPTY, "XF", "Check Date,Department,Vendor Name,Amount", "4/25/2018,Parks,ACME INC,10.00");

        assertThat(reading.questions()).singleElement().asString().contains("buyer");
    }

    @Test
    void oneBuyerForTheWholeFileAnswersTheQuestion() throws IOException {
        Profile profile = new Profile(null, null, null, null, null, "City of Marrowbone");
        Reading reading =
                read(profile, "XF", "Check Date,Department,Vendor Name,Amount", "4/25/2018,Parks,ACME INC,10.00");

        assertThat(reading.questions()).isEmpty();
        assertThat(reading.mapping().buyer()).isEqualTo("City of Marrowbone");
    }

    @Test
    void whatIsMissingIsAskedForAllAtOnce() throws IOException {
        Reading reading = read(Profile.EMPTY, null, "Colour,Shape", "red,round", "blue,square");

        assertThat(reading.questions()).hasSize(4);
    }

    @Test
    void aFileWithoutHeaderAsksWhatItsColumnsMean() throws IOException {
        Reading reading = read(
                Profile.EMPTY,
                "XF",
                "CITY OF MARROWBONE,ACME INC,2021-05-20,10.00",
                "COUNTY OF ALDER,BOLT LLC,2021-05-21,12.50");

        assertThat(reading.questions()).first().asString().contains("no header line");
    }

    @Test
    void aSavedProfileHoldsForHeadersThatDrift() throws IOException {
        Profile profile = new Profile(
                Map.of("Short Desc", Field.DESCRIPTION, "Dept Name", Field.BUYER, "AMT", Field.AMOUNT),
                null,
                null,
                null,
                null,
                null);
        Reading reading = read(profile, "XF", "dept_name,short_desc,amt,other", "Parks,MULCH,10.00,x");

        assertThat(reading.questions()).isEmpty();
        assertThat(fields(reading)).containsOnlyKeys("dept_name", "short_desc", "amt");
        assertThat(reading.columns())
                .filteredOn(Reading.Column::ignored)
                .extracting(Reading.Column::header)
                .containsExactly("other");
    }

    @ParameterizedTest
    @CsvSource({"C-1,C-2,source_key", "C-1,C-1,document_number"})
    void aContractNumberIsAKeyOnlyWhereItNeverRepeats(String first, String second, String field) throws IOException {
        Reading reading = read(
                Profile.EMPTY,
                "XF",
                "Contract Number,Agency,Vendor Name,Start Date,Contract Amount",
                first + ",CITY OF MARROWBONE,ACME INC,7/1/2020,10.00",
                second + ",CITY OF MARROWBONE,ACME INC,7/1/2020,12.00");

        assertThat(fields(reading)).containsEntry("Contract Number", field);
    }

    @Test
    void theOrderOfDayAndMonthIsSeenInTheFile() throws IOException {
        Reading reading = read(
                Profile.EMPTY,
                "XF",
                "Name of Body,Date,Amount,Supplier Name",
                "Alder Council,01/12/2011,10.00,ACME LTD",
                "Alder Council,26/01/2011,10.00,BOLT LTD");

        assertThat(reading.mapping().dateOrder()).isEqualTo(Dates.Order.DMY);
    }

    @Test
    void aHeaderWithoutRowsSaysSo() {
        assertThatThrownBy(() -> read(Profile.EMPTY, "XF", "PO Number,Vendor Name,Amount"))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("no rows");
    }

    private static final Profile PHILADELPHIA = new Profile(
            Map.of(
                    "contract_id", Field.SOURCE_KEY,
                    "vendor", Field.VENDOR,
                    "short desc", Field.DESCRIPTION,
                    "contract_amount", Field.AMOUNT,
                    "days_remaining", Field.IGNORE),
            null,
            null,
            null,
            null,
            "City of Marrowbone");

    @Test
    void aColumnThatEarlierFilesHadAndThisOneHasNotIsAskedAbout() throws IOException {
        Reading reading = read(
                PHILADELPHIA, "XF", "contract_id,vendor,short_desc,days_remaining,amt", "M1,ACME INC,DOMES,3,22000.00");

        assertThat(reading.questions())
                .singleElement()
                .asString()
                .contains("which column is now the amount")
                .contains("contract_amount");
        assertThat(fields(reading)).containsEntry("amt", "amount");
    }

    @Test
    void whatWasSaidOfTwoNamesOfAColumnHoldsForBoth() throws IOException {
        Profile both = new Profile(
                        Map.of("amt", Field.AMOUNT, "vendor", Field.VENDOR),
                        null,
                        null,
                        null,
                        null,
                        "City of Marrowbone")
                .withEarlier(PHILADELPHIA);

        assertThat(read(both, "XF", "contract_id,vendor,short_desc,amt", "M1,ACME INC,DOMES,22000.00")
                        .questions())
                .isEmpty();
        assertThat(read(both, "XF", "contract_id,vendor,short_desc,contract_amount", "M1,ACME INC,DOMES,22000.00")
                        .questions())
                .isEmpty();
    }

    @Test
    void aVendorWithAShortNameIsAVendor() throws IOException {
        Reading reading = read(
                Profile.EMPTY, "XF", "Agency,Vendor,Amount", "A CITY,ACME,1.00", "A CITY,ACME,2.00", "A CITY,BOB,3.00");

        assertThat(fields(reading)).containsEntry("Vendor", "vendor");
    }

    @Test
    void aColumnWithTheVeryNameAndOtherValuesIsAskedAbout() throws IOException {
        Reading reading = read(
                Profile.EMPTY, "XF", "Agency,Vendor Name,Order Date,Amount", "A CITY,ACME INC,2021-05-20,see invoice");

        assertThat(reading.questions()).singleElement().asString().contains("\"Amount\" is the amount");
    }

    @Test
    void aFiscalYearIsNoOrderDateWhereEachRowHasADay() throws IOException {
        Reading reading = read(
                Profile.EMPTY,
                "XF",
                "FiscalYear,Agency,Vendor Name,Check Date,Amount",
                "2021,A CITY,ACME INC,4/25/2021,10.00",
                "2021,A CITY,ACME INC,4/26/2021,11.00");

        assertThat(fields(reading)).containsEntry("Check Date", "payment_date").doesNotContainKey("FiscalYear");
    }

    @ParameterizedTest
    @CsvSource({"11.00,document_number", "10.00,source_key"})
    void aTransactionNumberOfPaymentsIsAKeyOnlyWhereRowsThatHaveItAreEqual(String second, String field)
            throws IOException {
        Reading reading = read(
                Profile.EMPTY,
                "XF",
                "Agency,Payment Date,Transaction Number,Amount,Supplier Name",
                "A CITY,4/25/2021,T1,10.00,ACME INC",
                "A CITY,4/25/2021,T1," + second + ",ACME INC",
                "A CITY,4/25/2021,T2,12.00,ACME INC");

        assertThat(fields(reading)).containsEntry("Transaction Number", field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Application Number,Billed Entity Name,BEN,FRN,FRN Line Item Number,FRN Status,Type of Product,Function,"
                        + "Manufacturer,Other Manufacturer,Model of Equipment,Service Provider Name,One-time Quantity,"
                        + "Monthly Recurring Unit Eligible Costs,Pre-Discount Extended Eligible Line Item Costs",
                "application_number,billed_entity_name,ben,funding_request_number,form_471_line_item_number,"
                        + "form_471_frn_status_name,form_471_product_name,form_471_function_name,"
                        + "form_471_manufacturer_name,other_manufacturer_desc,model_of_equipment,service_provider_name,"
                        + "one_time_quantity,monthly_recurring_unit_eligible_costs,"
                        + "pre_discount_extended_eligible_line_item_costs"
            })
    void bothSpellingsOfERateAreReadAlike(String headers) throws IOException {
        Reading reading = read(
                Profile.EMPTY,
                "XF",
                headers,
                "1,MARROWBONE USD,17,F1,F1.001,Funded,Switch,Internal Connections,Other,Hikvision,A-1,BOLT LLC,2,0.00,1200.00",
                "1,ALDER ISD,18,F2,F2.001,Pending,Camera,Internal Connections,ACME,,A-2,BOLT LLC,1,0.00,300.00");

        assertThat(reading.questions()).isEmpty();
        assertThat(reading.mapping().isERate()).isTrue();
        assertThat(reading.mapping().fields())
                .containsExactly(
                        reading.mapping().fields().getFirst(),
                        Field.BUYER,
                        reading.mapping().fields().get(2),
                        Field.DOCUMENT_NUMBER,
                        Field.LINE_NUMBER,
                        Field.ORDER_STATUS,
                        Field.DESCRIPTION,
                        Field.DESCRIPTION2,
                        Field.MANUFACTURER,
                        Field.MANUFACTURER,
                        Field.MODEL,
                        Field.VENDOR,
                        Field.QUANTITY,
                        null,
                        Field.AMOUNT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "notice_id,title,department,sub_tier,office,posted_date,notice_type,naics_code,active",
                "NoticeId,Title,Department/Ind.Agency,Sub-Tier,Office,PostedDate,Type,NaicsCode,Active"
            })
    void noticesOfSamAreNoPurchases(String headers) throws IOException {
        Reading reading = read(
                Profile.EMPTY,
                null,
                headers,
                "n1,CAMERAS,\"STATE, DEPARTMENT OF\",,,2026-02-19,Solicitation,236220,Yes",
                "n2,MULCH,\"LABOR, DEPARTMENT OF\",,,2026-02-19,Presolicitation,236220,Yes");

        assertThat(reading.questions()).isEmpty();
        assertThat(reading.mapping().documentType()).isEqualTo(DocumentType.OFFER);
        assertThat(reading.mapping().fields()).doesNotContain(Field.ORDER_DATE, Field.PAYMENT_DATE);
        assertThat(reading.mapping().isFederal()).isTrue();
    }

    @Test
    void aRegisterOfPaymentsThatSaysNotWhoWasPaidIsAskedAbout() throws IOException {
        Reading reading = read(
                Profile.EMPTY.withBuyer("City of Marrowbone"),
                "XF",
                "Check Number,Check Date,Notes,Amount",
                "1,4/25/2018,for cameras on the square,10.00",
                "2,4/26/2018,for mulch in the park,20.00");

        assertThat(reading.questions()).singleElement().asString().contains("vendor", "register of payments");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "award_id_piid,awarding_agency_name,recipient_name,federal_action_obligation|true",
                "Record ID,Award ID,Recipient Name,Recipient UEI,Award Amount,Awarding Agency|true",
                "Record ID,PIID,Agency Name,Department Name,Vendor Name,Obligated Amount|true",
                "Awarding Agency,Award Number,Vendor Name,Amount|false",
                "Agency,Vendor Name,Order Date,Amount|false"
            })
    void aFileOfFederalAwardsIsKnownByItsColumns(String headers, boolean federal) throws IOException {
        String row = "x,".repeat(headers.split(",").length - 1) + "x";

        assertThat(read(Profile.EMPTY, "XF", headers, row, row).mapping().isFederal())
                .isEqualTo(federal);
    }

    @Test
    void theColumnsOfERateLineItemsAreGuessed() throws IOException {
        Reading reading = read(
                Profile.EMPTY,
                "XF",
                "Application Number,Funding Year,Billed Entity Name,Funding Request Number,Form 471 Line Item Number,"
                        + "Form 471 Product Name,Form 471 Manufacturer Name,Model of Equipment,Service Provider Name,"
                        + "One-time Quantity,Pre-Discount Extended Eligible Line Item Costs",
                "1,2021,MARROWBONE USD,F1,F1.001,Wireless Access Point,ACME,A-1,BOLT LLC,2,1200.00",
                "1,2021,ALDER ISD,F2,F2.001,Switch,ACME,A-2,BOLT LLC,1,300.00");

        assertThat(reading.questions()).isEmpty();
        assertThat(fields(reading))
                .containsEntry("Billed Entity Name", "buyer")
                .containsEntry("Service Provider Name", "vendor")
                .containsEntry("Form 471 Product Name", "description")
                .containsEntry("Form 471 Manufacturer Name", "manufacturer")
                .containsEntry("Model of Equipment", "model")
                .containsEntry("Pre-Discount Extended Eligible Line Item Costs", "amount");
    }

    @Test
    void theColumnsOfOurFileOfRejectedRowsMeanNothing() throws IOException {
        Reading reading = read(
                Profile.EMPTY,
                "XF",
                "Agency,Vendor,Order Date,Amount,reject_rest,reject_row,reject_column,reject_code,reject_reason",
                "A CITY,ACME INC,2021-05-20,1.00,,3,Amount,bad_number,\"x\" is not a number. Write it as 1234.50.");

        assertThat(fields(reading)).hasSize(4);
    }
}
