package org.sightline.tabular.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.tabular.PrintedPdf;
import org.sightline.tabular.PrintedPdf.At;
import org.sightline.tabular.TableFile;
import org.sightline.tabular.UnreadableFile;

/** Tables in PDFs are read as they are printed, and refused where they cannot be. All bodies and vendors are invented. */
class PdfTableTest {

    private static final long MOST = 1L << 26;

    private static final String HEAD =
            "CASH ACCT CHECK NO  ISSUE DT VENDOR   NAME                BUDGET UNIT      ----DESCRIPTION----           AMOUNT";

    @TempDir
    Path directory;

    private TableFile file(byte[] content) throws IOException {
        return TableFile.of(Files.write(directory.resolve("upload.pdf"), content));
    }

    private PdfTable read(byte[] pdf) throws IOException {
        return PdfTable.of(PdfPages.of(file(pdf), MOST, Integer.MAX_VALUE));
    }

    private List<String> rows(byte[] pdf) throws IOException {
        return read(pdf).rows().stream().map(row -> String.join("|", row)).toList();
    }

    private void assertRefused(byte[] pdf, String code, String... says) throws IOException {
        TableFile file = file(pdf);
        assertThatThrownBy(() -> PdfTable.of(PdfPages.of(file, MOST, Integer.MAX_VALUE)))
                .isInstanceOfSatisfying(UnreadableFile.class, refused -> {
                    assertThat(refused.code()).isEqualTo(code);
                    assertThat(refused.getMessage()).contains(says);
                });
    }

    private static List<String> page(int number, String fund, String... rows) {
        List<String> lines = new ArrayList<>(List.of(
                "INVENTED SYSTEMS, INC." + " ".repeat(70) + "PAGE NUMBER:    " + number,
                "DATE: 09/10/2024" + " ".repeat(30) + "MARROWBONE SCHOOL DISTRICT",
                "",
                "     FUND - " + fund,
                "",
                HEAD,
                ""));
        lines.addAll(List.of(rows));
        return lines;
    }

    private static String row(String check, String vendor, String unit, String what, String amount) {
        return "%-9s %7s%-2s 07/22/24 %-8s %-19s %-16s %-19s %16s"
                .formatted(
                        "A1003",
                        check,
                        check.equals("2422259") && amount.startsWith("-") ? " V" : "",
                        "27899",
                        vendor,
                        unit,
                        what,
                        amount);
    }

    private static String total(String label, String amount) {
        return "%-93s %15s".formatted(label, amount);
    }

    /** Names as wide as their column, a check over the end of a page, a void, and totals of three kinds. */
    private static List<List<String>> register(String lastTotal) {
        return List.of(
                page(
                        1,
                        "101 - GENERAL FUND",
                        row("2422257", "MARROWBONE BELLS CO", "101902261849900", "TOTAL CARE FOR BELL", "550.66"),
                        row("2422258", "ROPES AND WIRES LLC", "101902261849900", "ROPE", "1,100.00"),
                        row("2422258", "ROPES AND WIRES LLC", "101902261849901", "WIRE", "20.50")),
                page(
                        2,
                        "101 - GENERAL FUND",
                        row("2422258", "ROPES AND WIRES LLC", "101902261849902", "", "9.50"),
                        total("TOTAL CHECK", "1,130.00"),
                        row("2422259", "TOTAL TREES", "101902261849902", "SHADE", "75.00"),
                        row("2422259", "TOTAL TREES", "101902261849902", "SHADE", "-75.00"),
                        total("TOTAL CHECK", "0.00"),
                        total("TOTAL FUND", "1,680.66")),
                page(
                        3,
                        "700 - STUDENT ACTIVITY FUND",
                        row("2422258", "ROPES AND WIRES LLC", "700902261849902", "ROPE", "30.00"),
                        total("TOTAL FUND", "30.00"),
                        total("TOTAL REPORT", lastTotal)));
    }

    @Test
    void aRegisterOfFixedWidthIsReadWithItsHeadingsPagesAndVoids() throws IOException {
        PdfTable table = read(PrintedPdf.lines(register("1,710.66")));

        assertThat(table.head())
                .containsExactly(
                        "CASH ACCT",
                        "CHECK NO",
                        "ISSUE DT",
                        "VENDOR NO",
                        "VENDOR NAME",
                        "BUDGET UNIT",
                        "DESCRIPTION",
                        "AMOUNT",
                        "Mark",
                        "FUND",
                        "Page",
                        "Row on page");
        assertThat(table.rows().stream().map(row -> String.join("|", row)))
                .containsExactly(
                        "A1003|2422257|07/22/24|27899|MARROWBONE BELLS CO|101902261849900|TOTAL CARE FOR BELL|550.66||101 - GENERAL FUND|1|5",
                        "A1003|2422258|07/22/24|27899|ROPES AND WIRES LLC|101902261849900|ROPE|1,100.00||101 - GENERAL FUND|1|6",
                        "A1003|2422258|07/22/24|27899|ROPES AND WIRES LLC|101902261849901|WIRE|20.50||101 - GENERAL FUND|1|7",
                        "A1003|2422258|07/22/24|27899|ROPES AND WIRES LLC|101902261849902||9.50||101 - GENERAL FUND|2|5",
                        "A1003|2422259|07/22/24|27899|TOTAL TREES|101902261849902|SHADE|75.00||101 - GENERAL FUND|2|7",
                        "A1003|2422259|07/22/24|27899|TOTAL TREES|101902261849902|SHADE|-75.00|V|101 - GENERAL FUND|2|8",
                        "A1003|2422258|07/22/24|27899|ROPES AND WIRES LLC|700902261849902|ROPE|30.00||700 - STUDENT ACTIVITY FUND|3|5");
        assertThat(table.totals()).isEqualTo(5);
        assertThat(table.checked()).isTrue();
    }

    @Test
    void aTotalThatDiffersStopsAndNamesItsPage() throws IOException {
        assertRefused(PrintedPdf.lines(register("1,710.65")), "sums_differ", "Page 3", "TOTAL REPORT", "1710.65");
    }

    private static List<At> payment(float top, String number, String payee, String what, String amount) {
        return List.of(
                new At(30, top, number),
                new At(90, top, "02/06/2025"),
                new At(150, top, "Open"),
                new At(250, top - 2.3f, payee),
                new At(450, top + 2.6f, what),
                new At(700 - 4.5f * amount.length(), top, amount));
    }

    /** Heads only on the first page, texts that stand off their row, and a summary of payments without rows. */
    private static List<List<At>> payments() {
        List<At> first = new ArrayList<>(List.of(
                new At(330, 36, "City of Marrowbone"),
                new At(330, 57, "Payment Register"),
                new At(30, 88, "Number"),
                new At(90, 88, "Date"),
                new At(150, 88, "Status"),
                new At(190, 88, "Void Reason"),
                new At(250, 88, "Payee Name"),
                new At(450, 88, "Description"),
                new At(640, 88, "Amount"),
                new At(30, 101, "Accounts Payable - Checks")));
        first.addAll(payment(128, "92157", "BELLS AND ROPES, INC", "LEASE OF A BELL", "$1,591.71"));
        first.addAll(payment(142, "92158", "WIRES LLC", "WIRE FOR", "$114.64"));
        first.add(new At(450, 153, "THE HALL"));
        first.add(new At(330, 590, "Pages: 1 of 2"));
        List<At> second = new ArrayList<>(payment(60, "92159", "TREES UNLIMITED", "SHADE", "$3,375.00"));
        second.addAll(List.of(
                new At(30, 74, "TOTAL Checks:"), new At(250, 74, "3 Transactions"), new At(655, 74, "$5,081.35")));
        second.add(new At(30, 90, "Accounts Payable - EFT's"));
        second.addAll(payment(104, "3158", "POWER COMPANY", "POWER", "$100.00"));
        second.addAll(List.of(
                new At(30, 120, "TOTAL EFT's:"), new At(250, 120, "1 Transactions"), new At(664, 120, "$100.00")));
        second.addAll(List.of(new At(100, 150, "Payables"), new At(250, 150, "Total"), new At(600, 150, "$5,181.35")));
        second.addAll(List.of(new At(100, 165, "Staff"), new At(250, 165, "Total"), new At(600, 165, "$900.00")));
        second.addAll(List.of(new At(100, 180, "GRAND TOTAL"), new At(600, 180, "$6,081.35")));
        second.add(new At(330, 590, "Pages: 2 of 2"));
        return List.of(first, second);
    }

    @Test
    void textsThatStandOffTheirRowAndHeadsOfTheFirstPageOnlyAreUnderstood() throws IOException {
        assertThat(rows(PrintedPdf.at(payments())))
                .containsExactly(
                        "92157|02/06/2025|Open|BELLS AND ROPES, INC|LEASE OF A BELL|$1,591.71|Accounts Payable - Checks|1|5",
                        "92158|02/06/2025|Open|WIRES LLC|WIRE FOR THE HALL|$114.64|Accounts Payable - Checks|1|6",
                        "92159|02/06/2025|Open|TREES UNLIMITED|SHADE|$3,375.00|Accounts Payable - Checks|2|1",
                        "3158|02/06/2025|Open|POWER COMPANY|POWER|$100.00|Accounts Payable - EFT's|2|4");
    }

    @Test
    void aListOfTwoColumnsWithDollarSignsApartIsRead() throws IOException {
        List<At> page = new ArrayList<>(List.of(new At(53, 94, "Vendor Name"), new At(395, 94, "Sum of AMOUNT")));
        String[][] rows = {
            {"18 BELLS", "2,000.00"},
            {"ROPES, INC.", "-"},
            {"TOTAL TREES", "350.25"},
            {"WIRES LLC", "10.00"},
            {"Grand Total", "2,360.25"}
        };
        for (int i = 0; i < rows.length; i++) {
            float top = 109 + 14.5f * i;
            page.add(new At(53, top, rows[i][0]));
            page.add(new At(
                    450
                            - (rows[i][1].equals("-")
                                    ? 3
                                    : 5 * rows[i][1].length() - (rows[i][1].contains(",") ? 5 : 2.5f)),
                    top,
                    rows[i][1]));
            page.add(new At(318, top, "$"));
        }

        assertThat(rows(PrintedPdf.at(List.of(page))))
                .containsExactly("18 BELLS|$2,000.00|1|2", "TOTAL TREES|$350.25|1|4", "WIRES LLC|$10.00|1|5");
    }

    @Test
    void whatIsPrintedOnceForSeveralRowsIsOfEachAndATotalWithoutANameIsCompared() throws IOException {
        List<String> lines = List.of(
                "CHECK   VENDOR            INVOICE    DESCRIPTION          AMOUNT",
                "1001    BELLS AND ROPES   B-1        BELL                  10.00",
                "                          B-2        ROPE                   2.50",
                "                                                          12.50",
                "1002    WIRES LLC         W-7        WIRE                   1.00",
                "** TOTAL **                                                13.50");

        assertThat(rows(PrintedPdf.lines(List.of(lines))))
                .containsExactly(
                        "1001|BELLS AND ROPES|B-1|BELL|10.00|1|2",
                        "1001|BELLS AND ROPES|B-2|ROPE|2.50|1|3",
                        "1002|WIRES LLC|W-7|WIRE|1.00|1|5");
    }

    @Test
    void aMemoIsNoTable() throws IOException {
        assertRefused(
                PrintedPdf.at(List.of(List.of(
                        new At(60, 60, "To: the Board of Marrowbone"),
                        new At(60, 90, "The Board ratifies the warrants that were issued in July, as the policy says."),
                        new At(60, 110, "A detailed list is in the business office."),
                        new At(60, 140, "Total Payroll Warrants : $ 45,631,261.90"),
                        new At(60, 160, "Total Warrants Issued: 10,344")))),
                "no_table",
                "letter or a memo");
    }

    @Test
    void aListWithoutMoneyIsNoRegister() throws IOException {
        List<String> lines =
                new ArrayList<>(List.of("TYPE        MAKE          MODEL", "----        ----          -----"));
        for (int i = 0; i < 20; i++) {
            lines.add("CAMERA      MAKER " + (char) ('A' + i) + "       M-" + i);
        }

        assertRefused(PrintedPdf.lines(List.of(lines)), "no_table", "no amounts of money");
    }

    @Test
    void aPictureSaysThatItIsOne() throws IOException {
        assertRefused(PrintedPdf.picture(), "picture", "pictures", "Excel or CSV");
    }

    @Test
    void aProtectedFileSaysSo() throws IOException {
        assertRefused(PrintedPdf.locked(payments()), "protected", "protected by a password");
    }

    @Test
    void aDamagedFileSaysSo() throws IOException {
        assertRefused("%PDF-1.7".getBytes(StandardCharsets.US_ASCII), "cut_off", "damaged");
    }

    @Test
    void aFileThatUnpacksToTooMuchIsRefusedBeforeItIsUnpacked() throws IOException {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        out.write("%PDF-1.7\n1 0 obj\n<</Filter/FlateDecode>>\nstream\n".getBytes(StandardCharsets.US_ASCII));
        java.util.zip.DeflaterOutputStream bomb = new java.util.zip.DeflaterOutputStream(out);
        byte[] zeros = new byte[1 << 20];
        for (int i = 0; i < 257; i++) {
            bomb.write(zeros);
        }
        bomb.finish();
        out.write("\nendstream endobj".getBytes(StandardCharsets.US_ASCII));

        assertRefused(out.toByteArray(), "too_large", "256 MB");
    }
}
