package org.sightline.ingest.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.tabular.TableFile;

/** Days, amounts and buyers of which two readings are close. All rows are invented. */
class CloseReadingsTest {

    @TempDir
    Path directory;

    private Reading read(String... lines) throws IOException {
        return read(null, lines);
    }

    private Reading read(@Nullable DocumentType said, String... lines) throws IOException {
        return Reading.of(
                TableFile.of(Files.writeString(directory.resolve("upload.csv"), String.join("\n", lines) + "\n")),
                Profile.EMPTY.withBuyer("City of Marrowbone"),
                "XF",
                said,
                1L << 24);
    }

    private static Map<String, Field> fields(Reading reading) {
        Map<String, Field> fields = new HashMap<>();
        reading.columns().stream()
                .filter(column -> column.field() != null)
                .forEach(column -> fields.put(column.header(), column.field()));
        return fields;
    }

    @Test
    void inALedgerADayWithoutANameIsThatOfThePayment() throws IOException {
        Reading reading = read(
                "date,vendor,category,amount,fund",
                "2020-07-31,ACME INC,591000 - Repairs,5979.00,GENERAL FUND",
                "2020-08-03,BOLT LLC,542000 - Equipment,87.96,ROAD FUND");

        assertThat(reading.questions()).isEmpty();
        assertThat(fields(reading)).containsEntry("date", Field.PAYMENT_DATE);
    }

    @Test
    void whereGoodsAreOrderedADayWithoutANameIsThatOfTheOrder() throws IOException {
        Reading reading = read(
                "date,vendor,item,qty,unit price,amount,fund",
                "2020-07-31,ACME INC,ladder,2,5.00,10.00,GENERAL FUND",
                "2020-08-03,BOLT LLC,rope,1,7.00,7.00,ROAD FUND");

        assertThat(fields(reading)).containsEntry("date", Field.ORDER_DATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PO Number", "Document Number", "PO", "Requisition"})
    void whereAColumnNamesAnOrderADayWithoutANameIsThatOfTheOrder(String header) throws IOException {
        Reading reading = read(
                header + ",Date,Vendor,Amount,Account",
                "P-1,2020-07-31,ACME INC,5979.00,591000",
                "P-2,2020-08-03,BOLT LLC,87.96,542000");

        assertThat(fields(reading)).containsEntry("Date", Field.ORDER_DATE);
    }

    @Test
    void whereTheSourceSaysOrdersADayWithoutANameIsThatOfTheOrder() throws IOException {
        Reading reading = read(
                DocumentType.PURCHASE_ORDER,
                "date,vendor,category,amount,fund",
                "2020-07-31,ACME INC,591000 - Repairs,5979.00,GENERAL FUND",
                "2020-08-03,BOLT LLC,542000 - Equipment,87.96,ROAD FUND");

        assertThat(fields(reading)).containsEntry("date", Field.ORDER_DATE);
    }

    @Test
    void thePriceInAListOfOrdersIsThatOfOnePiece() throws IOException {
        Reading reading = read(
                "PO Number,Order Date,Vendor,Item,Price",
                "P-1,2020-07-31,ACME INC,dome camera,49.00",
                "P-2,2020-08-03,BOLT LLC,ladder,33.00");

        assertThat(fields(reading)).containsEntry("Price", Field.UNIT_PRICE);
    }

    @Test
    void aNumberOfAnOrderThatLooksLikeADayIsNone() throws IOException {
        Reading reading = read(
                "VENDOR NAME,INVOICE,P.O.,LINE COMMENT,NET AMOUNT",
                "ACME INC,INV-30221,20230417,dome camera,\"2,952.00\"",
                "BOLT LLC,INV-30240,20230418,service call,\"1,120.00\"");

        assertThat(fields(reading)).doesNotContainValue(Field.ORDER_DATE);
    }

    @Test
    void aCurrencyIsNoSchoolDistrict() throws IOException {
        Reading reading = read(
                "Purch.Doc.,Doc. Date,Vendor,Short Text,Order Quantity,OUn,Net price,Crcy,Net Order Value",
                "4500771204,03/14/2022,ACME INC,patch panel,12,EA,2.00,USD,24.00",
                "4500771398,03/16/2022,BOLT LLC,cable,4,EA,5.00,USD,20.00");

        assertThat(fields(reading)).containsEntry("OUn", Field.UNIT).doesNotContainKey("Crcy");
    }

    @Test
    void whereTheBuyerIsAPersonTheColumnOfPublicBodiesIsTheBuyer() throws IOException {
        Reading reading = read(
                "Company,Purchase Order,Document Date,Supplier,Line Item Description,Extended Amount,Buyer",
                "Marrowbone County,PO-1,01/18/2023,ACME INC,ball valve,288.90,\"Muster, Dana\"",
                "Alder County,PO-2,01/20/2023,BOLT LLC,pump,\"2,940.00\",\"Muster, Dana\"");

        assertThat(fields(reading)).containsEntry("Company", Field.BUYER).doesNotContainKey("Buyer");
    }

    @Test
    void aStarOfAFootnoteIsNoPartOfAnAmount() throws IOException {
        Reading reading = read(
                "Contract Number,Contract Description,Contractor Name,Contract Executed Date,Total Contract Amount",
                "436,continuity plan,ACME INC,2013-01-11,\"* 11,560.00\"",
                "1833,paint,BOLT LLC,2012-11-28,\"* 117,624.00\"");

        assertThat(reading.questions()).isEmpty();
        assertThat(fields(reading)).containsEntry("Total Contract Amount", Field.AMOUNT);
    }

    @Test
    void anAmountInWordsIsAskedAbout() throws IOException {
        Reading reading = read(
                "Contract Description,Contractor,Contract Execution Date,Contract Value",
                "ratings,ACME INC,04/01/2011,\"Annual fee of $7,500\"",
                "research,BOLT LLC,06/01/2011,\"Annual fee of $36,350\"");

        assertThat(reading.questions())
                .singleElement()
                .asString()
                .contains("\"Contract Value\" is the amount", "do not look like it");
    }

    @Test
    void thePriceOfAContractIsItsAmount() throws IOException {
        Reading reading = read(
                "Contract Number,Project,Contractor,Issue Date,Price",
                "UO-54,hall renovation,ACME INC,7/7/2011,49844.00",
                "UO-55,roof,BOLT LLC,7/11/2011,3347.00");

        assertThat(reading.questions()).isEmpty();
        assertThat(fields(reading)).containsEntry("Price", Field.AMOUNT).containsEntry("Issue Date", Field.ORDER_DATE);
    }

    @Test
    void aTotalThatEachLineOfACheckRepeatsIsNoAmount() throws IOException {
        Reading reading = read(
                "Check No,Check Date,Vendor Name,Invoice Desc,Net,Check Total",
                "418822,03/07/2024,Brindle Pump,rebuild pump,\"4,118.00\",\"4,496.20\"",
                "418822,03/07/2024,Brindle Pump,seal kit,378.20,\"4,496.20\"",
                "418823,03/07/2024,Sorrel Paper,copy paper,219.60,219.60");

        assertThat(reading.questions()).isEmpty();
        assertThat(fields(reading)).containsEntry("Net", Field.AMOUNT).doesNotContainKey("Check Total");
    }

    @Test
    void twoColumnsOfMoneyWithOneNameAreAskedAbout() throws IOException {
        Reading reading = read(
                "Vendor,Service,Paid,Paid",
                "Sorrel Ditching,cleaning,18440.00,21060.00",
                "Brindle Spraying,cattails,6200.00,6200.00");

        assertThat(reading.questions())
                .anyMatch(question -> question.contains("\"Paid\" and \"Paid (2)\" are two columns of money"));
    }

    @Test
    void moneyOfOneRowInOneColumnAndOfTheNextInAnotherIsAskedAbout() throws IOException {
        Reading reading = read(
                "Claim No.,Claimant,Memo,General,Roads,Water",
                "1140,Brindle Pump,pump repair,212.40,,",
                "1141,Sorrel Paper,copy paper,48.11,,",
                "1142,Acme Gravel,gravel,,640.00,",
                "1143,Acme Pipe,hydrants,,,388.16");

        assertThat(reading.questions()).anyMatch(question -> question.contains("hold money of different rows"));
    }

    @Test
    void namesThatAProgramGivesAreAskedAbout() throws IOException {
        Reading reading =
                read("F1,F2,F3,F4", "118820,BRINDLE INC,2023-05-02,4400.00", "118821,SORREL LLC,2023-05-03,612.00");

        assertThat(reading.questions()).anyMatch(question -> question.contains("names such as \"F1\""));
    }

    @Test
    void aNameInTwoLanguagesIsReadAsEither() throws IOException {
        Reading reading = read(
                "Check No. / Núm. de cheque,Date / Fecha,Consultant/Contractor,Purpose / Concepto,Amount / Monto",
                "71180,09/07/2023,Brindle Machines,copier lease,1418.00",
                "71181,09/07/2023,Sorrel Produce,fresh fruit,633.75");

        assertThat(reading.questions()).isEmpty();
        assertThat(fields(reading))
                .containsEntry("Date / Fecha", Field.PAYMENT_DATE)
                .containsEntry("Consultant/Contractor", Field.VENDOR)
                .containsEntry("Amount / Monto", Field.AMOUNT);
    }

    @Test
    void aKindOfPaperIsNoNumberAndACodeIsNoDescription() throws IOException {
        Reading reading = read(
                "DOC_CD,DOC_ID,SUBOBJ,SUBOBJ_TITLE,VEND_NM,PMT_AMT",
                "MA,23418,EA,Supplies and Materials,BRINDLE FEED,21884.10",
                "MA,23419,JA,Noncapitalized Assets,SORREL BOATS,1288.00",
                "CT,23420,EE,Repairs,ACME DOORS,960.50");

        assertThat(fields(reading))
                .doesNotContainKey("DOC_CD")
                .containsEntry("SUBOBJ", Field.ACCOUNT)
                .containsEntry("SUBOBJ_TITLE", Field.DESCRIPTION);
    }

    @Test
    void theSidesOfATransferAreNoVendors() throws IOException {
        Reading reading = read(
                "Date,From,To,Amount,Description",
                "2020-07-31,ACME INC,BOLT LLC,5979.00,repair of the roof",
                "2020-08-03,ACME INC,RIDGE PAVING CO,87.96,gravel for the road");

        assertThat(fields(reading)).doesNotContainValue(Field.VENDOR);
        assertThat(reading.questions()).anyMatch(question -> question.contains("which column names the vendor"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"To", "From", "Whom", "Holder", "Party"})
    void aVendorWhoseNameMayMeanEitherSideIsAskedAbout(String header) throws IOException {
        Reading reading = read(
                "PO Number,Order Date," + header + ",Item Description,Amount",
                "P-1,2020-07-31,ACME INC,dome camera,5979.00",
                "P-2,2020-08-03,BOLT LLC,ladder,87.96");

        assertThat(fields(reading)).containsEntry(header, Field.VENDOR);
        assertThat(reading.questions()).anyMatch(question -> question.contains("\"" + header + "\" holds vendors"));
    }

    @Test
    void whoHoldsAPermitOrAThingSoldNothingByThat() throws IOException {
        Reading permits = read(
                "Permit Number,Issued To,Issue Date,Fee",
                "B-1,ACME INC,2020-07-31,50.00",
                "B-2,BOLT LLC,2020-08-03,75.50");
        Reading things = read(
                "Asset Tag,Issued To,Issue Date,Cost",
                "A-1,ACME INC,2020-07-31,50.00",
                "A-2,BOLT LLC,2020-08-03,75.50");
        Reading purchases = read(
                "Permit Number,Vendor,Issue Date,Cost",
                "B-1,ACME INC,2020-07-31,50.00",
                "B-2,BOLT LLC,2020-08-03,75.50");

        assertThat(permits.questions()).anyMatch(question -> question.contains("or permits or licenses"));
        assertThat(things.questions()).anyMatch(question -> question.contains("or things that a body owns"));
        assertThat(purchases.questions()).noneMatch(question -> question.contains("or permits or licenses"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Buyer's Premium", "Buyer\u2019s Premium", "BUYER_S_PREMIUM"})
    void whatABodySoldIsAskedAbout(String header) throws IOException {
        Reading reading = read(
                "Date,Vendor,Item Description,Amount," + header,
                "2020-07-31,ACME INC,dome camera,5979.00,597.90",
                "2020-08-03,BOLT LLC,ladder,87.96,8.80");

        assertThat(reading.questions()).anyMatch(question -> question.contains("or things that a body sold"));
    }
}
