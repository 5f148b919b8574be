package org.sightline.ingest.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.tabular.TableFile;

/** What is learned from other tables decides where it is sure and names are not, and asks where a file is asked about anyway. */
class SecondOpinionTest {

    @TempDir
    Path directory;

    private Reading read(String text) throws IOException {
        TableFile file = TableFile.of(Files.writeString(directory.resolve("invented.csv"), text));
        return Reading.of(file, Profile.EMPTY.withBuyer("City of Marrowbone"), "XF", null, 1L << 24);
    }

    @Test
    void whatIsSaidOfTheLineComesBeforeWhatEachLineOfAnOrderRepeats() throws IOException {
        Reading reading = read("""
                Order Date,PO Number,Seller Name,Title,Item Quantity,Item Net Total,Order Quantity,Payment Amount
                2023-01-05,P1,ACME INC,rope and hooks,1,96.29,3,176.52
                2023-01-05,P1,ACME INC,paint for the hall,2,80.23,3,176.52
                2023-01-09,P2,BOLT LLC,ladder of ten feet,10,96.19,10,96.19
                """);

        assertThat(reading.questions()).isEmpty();
        assertThat(reading.mapping().columns().get(Field.AMOUNT)).isEqualTo(5);
        assertThat(reading.mapping().columns().get(Field.QUANTITY)).isEqualTo(4);
    }

    @Test
    void aBrandHidesNoManufacturer() throws IOException {
        Reading reading = read("""
                Order Date,PO Number,Vendor,Description,Brand,Manufacturer,Amount
                2023-01-05,P1,ACME INC,rope and hooks,Tusk,Tusk Works,96.29
                2023-01-06,P2,BOLT LLC,ladder of ten feet,Elm,Elm Ladders,80.23
                """);

        assertThat(reading.mapping().fields().subList(4, 6)).containsOnly(Field.MANUFACTURER);
    }

    @Test
    void aVendorIsAskedAboutAndNotReadByLikenessAlone() throws IOException {
        Reading reading = read("""
                Reseller Vendor Name,Contract Number,Description,Award Date,Contract Amount
                SAMPLE PIER WORKS,C1,repair of the pier,2014-01-15,91250.00
                SAMPLE GARDENS,C2,trees along the river,2014-03-01,41000.00
                """);

        assertThat(reading.mapping().columns()).doesNotContainKey(Field.VENDOR);
        assertThat(reading.questions()).anyMatch(question -> question.contains("\"Reseller Vendor Name\""));
    }

    @Test
    void aFileThatIsAskedAboutIsAskedAboutAllInOneGo() throws IOException {
        String rows = """
                P1,2020-07-01,SSAMPLE,security services,250000.00
                P2,2019-10-01,MMUSTER,filters for boilers,90000.00
                P3,2018-01-01,MMUSTER,boiler maintenance,1200000.00
                """;
        Reading asked = read("PO Number,Start Date,Buyer,Description,Dollar Amount\n" + rows);

        assertThat(asked.questions())
                .anyMatch(question -> question.contains("names the vendor"))
                .anyMatch(question -> question.startsWith("whether the column \"Buyer\" is the buyer, or is left out"))
                .hasSizeLessThanOrEqualTo(8);
    }

    @Test
    void aListOfThingsOwnedIsAskedAboutAlthoughItHasVendorsAndDays() throws IOException {
        assertThat(read("""
                Asset Tag,Serial Number,Description,Vendor,Purchase Date,Purchase Price
                T1,6G01,laptop for the office,ACME INC,2020-08-11,121.00
                T2,6G02,desk of oak wood,BOLT LLC,2020-08-12,688.00
                """).questions()).anyMatch(question -> question.contains("things that a body owns"));
    }
}
