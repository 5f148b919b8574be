package org.sightline.ingest.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.sightline.ingest.RealService;

/** A register in a PDF goes the way of each other file. Bodies and vendors of the invented ones exist nowhere. */
@QuarkusTest
class PdfRegisterTest extends RealService {

    private static final Path PUBLISHED =
            Path.of(System.getProperty("sightline.data", "../../shared/data")).resolve("pdf-registers");

    private static String row(String check, String vendor, String unit, String what, String amount) {
        return "A1003     %7s   07/22/24 27899    %-19s %-16s %-19s %16s".formatted(check, vendor, unit, what, amount);
    }

    private static List<String> page(int number, String fund, String... rows) {
        List<String> lines = new ArrayList<>(List.of(
                "INVENTED SYSTEMS, INC." + " ".repeat(70) + "PAGE NUMBER:    " + number,
                "     FUND - " + fund,
                "CASH ACCT CHECK NO  ISSUE DT VENDOR   NAME                BUDGET UNIT      ----DESCRIPTION----"
                        + "           AMOUNT"));
        lines.addAll(List.of(rows));
        return lines;
    }

    private static byte[] register(String total) {
        return printed(List.of(
                page(
                        1,
                        "101 - GENERAL FUND",
                        row("2422257", "MARROWBONE BELLS CO", "101902261849900", "HYTERA TC-508 WALKI", "550.66"),
                        row("2422258", "ROPES AND WIRES LLC", "101902261849900", "ROPE", "1,100.00"),
                        row("2422258", "ROPES AND WIRES LLC", "101902261849900", "ROPE", "1,100.00"),
                        "%-93s %15s".formatted("TOTAL CHECK", "2,200.00")),
                page(
                        2,
                        "122 - SPECIAL ED FUND",
                        row("2422259", "WOOD AND NAILS INC.", "122902261849902", "TWO (2) HYTERA TC-5", "464.00"),
                        "%-93s %15s".formatted("TOTAL REPORT", total))));
    }

    private static byte[] printed(List<List<String>> pages) {
        try (PDDocument document = new PDDocument()) {
            for (List<String> lines : pages) {
                PDPage page = new PDPage(new PDRectangle(792, 612));
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.setFont(new PDType1Font(Standard14Fonts.FontName.COURIER), 7.2f);
                    for (int i = 0; i < lines.size(); i++) {
                        content.beginText();
                        content.newLineAtOffset(36, 560 - 8 * i);
                        content.showText(lines.get(i));
                        content.endText();
                    }
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException never) {
            throw new java.io.UncheckedIOException(never);
        }
    }

    private static Response upload(String source, byte[] pdf) {
        return post(source, "&buyer=Marrowbone School District " + source, pdf);
    }

    private static BigDecimal sum(String source) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode line : linesOf(source)) {
            sum = sum.add(new BigDecimal(line.path("amount").asText()));
        }
        return sum;
    }

    private static void assertRefused(byte[] pdf, String... says) {
        Response refused = upload(newSource(), pdf);
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(422);
        assertThat(refused.<String>path("detail")).contains(says);
    }

    @Test
    void aRegisterBecomesLinesWithVendorDayFundCheckAndPage() {
        String source = newSource();

        counts(ended(upload(source, register("3,214.66"))), 4, 0, 0, 0);

        List<JsonNode> lines = new ArrayList<>();
        linesOf(source).forEach(lines::add);
        assertThat(sum(source)).isEqualByComparingTo("3214.66");
        JsonNode radios = lines.stream()
                .filter(line -> line.path("description").asText().contains("TWO (2) HYTERA"))
                .findFirst()
                .orElseThrow();
        assertThat(radios.path("documentType").asText()).isEqualTo("payment");
        assertThat(radios.path("buyerName").asText()).startsWith("Marrowbone School District");
        assertThat(radios.path("vendorName").asText()).isEqualTo("WOOD AND NAILS INC.");
        assertThat(radios.path("paymentDate").asText()).isEqualTo("2024-07-22");
        assertThat(radios.path("documentNumber").asText()).isEqualTo("2422259");
        assertThat(radios.path("amount").asText()).isEqualTo("464.00");
        assertThat(radios.toString()).contains("122 - SPECIAL ED FUND");

        JsonNode evidence = get("/lines/" + radios.path("id").asText());
        assertThat(evidence.at("/file/page").asInt()).isEqualTo(2);
        assertThat(evidence.at("/file/lineOnPage").asInt()).isEqualTo(4);
        assertThat(evidence.at("/record/DESCRIPTION").asText()).isEqualTo("TWO (2) HYTERA TC-5");
        assertThat(evidence.path("leftOut").toString()).doesNotContain("Page");
    }

    @Test
    void thePageOfALineIsAPictureWithItsRowMarked() throws IOException {
        String source = newSource();
        counts(ended(upload(source, register("3,214.66"))), 4, 0, 0, 0);
        String id = idOf(source, "TWO (2) HYTERA");

        Response page = analyst().get("/lines/" + id + "/page");

        assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
        assertThat(page.contentType()).isEqualTo("image/png");
        assertThat(page.header("Content-Disposition")).isEqualTo("inline; filename=\"page-2.png\"");
        Files.write(Path.of("target/printed-page.png"), page.asByteArray());
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(page.asByteArray()));
        assertThat(picture.getWidth()).isEqualTo(2 * 792);
        assertThat(markedRows(picture)).as("the fourth line of the page").isBetween(2 * 70, 2 * 84);
        assertThat(analyst().get("/lines/" + idOf(source, "ROPE") + "/page").header("Content-Disposition"))
                .contains("page-1.png");
    }

    @Test
    void aLineOfAnotherFileHasNoPage() {
        String source = newSource();
        ended(post(
                source,
                "",
                (ORDERS + order("PO-1", 1, "Town of Bells " + source, "ROPE", 1, ""))
                        .getBytes(StandardCharsets.UTF_8)));

        Response page = analyst().get("/lines/" + idOf(source, "") + "/page");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.<String>path("detail")).contains("no PDF");
    }

    private static String idOf(String source, String description) {
        for (JsonNode line : linesOf(source)) {
            if (line.path("description").asText().contains(description)) {
                return line.path("id").asText();
            }
        }
        throw new AssertionError("no line " + description);
    }

    /** The middle of what is yellow, in dots from the top. */
    private static int markedRows(BufferedImage picture) {
        List<Integer> yellow = new ArrayList<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                Color dot = new Color(picture.getRGB(x, y));
                if (dot.getRed() > 230 && dot.getGreen() > 200 && dot.getBlue() < 190) {
                    yellow.add(y);
                }
            }
        }
        return yellow.isEmpty() ? -1 : (yellow.getFirst() + yellow.getLast()) / 2;
    }

    @Test
    void theSameRegisterAgainChangesNothing() {
        String source = newSource();
        byte[] pdf = register("3,214.66");
        counts(ended(upload(source, pdf)), 4, 0, 0, 0);

        counts(ended(post(source, "&again=true&buyer=Marrowbone School District " + source, pdf)), 0, 0, 4, 0);
    }

    @Test
    void aTotalThatDiffersIsRefusedWithItsPage() {
        assertRefused(register("3,214.65"), "Page 2", "TOTAL REPORT", "3214.65");
    }

    @Test
    void aPayrollAndAnInventoryAreRefusedAsWhatTheyAre() {
        assertRefused(
                printed(List.of(List.of(
                        "Payroll Summary by Org",
                        "EARNINGS           Income   Adjustments",
                        "Base Pay           100.00          0.00",
                        "Stipends            50.00          0.00"))),
                "payroll",
                "no purchases");
        assertRefused(
                printed(List.of(List.of(
                        "RADIO SEARCH",
                        "TYPE      MAKE      MODEL",
                        "SERIAL NUMBER   TAG",
                        "RADIO     ACME      A-1"))),
                "inventory",
                "Devices");
    }

    @Test
    void registersThatWerePublishedAreLoadedToTheCent() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(PUBLISHED), "The published registers are not at hand.");
        for (String[] known : new String[][] {
            {"sfusd-ca-vendor-payments-a.pdf", "226028737.01", "676", "0"},
            // Three rows print neither payee nor description; they are rejected by number, and 6,819.20 with them.
            {"el-cerrito-ca-payment-register-2025-01.pdf", "3614781.32", "321", "3"}
        }) {
            String source = newSource();
            JsonNode job = ended(upload(source, Files.readAllBytes(PUBLISHED.resolve(known[0]))));
            counts(job, Integer.parseInt(known[2]), 0, 0, Integer.parseInt(known[3]));
            assertThat(sum(source)).as(known[0]).isEqualByComparingTo(known[1]);
        }
        for (String name : List.of(
                "sfusd-ca-warrant-memo-2025-07.pdf",
                "sfusd-ca-warrant-memo-2025-08.pdf",
                "sfusd-ca-payroll-summary-2025-11.pdf",
                "san-jose-pd-ca-firearm-search-sample.pdf",
                "picture-only-troy-2024-09-17-p1-3.pdf")) {
            byte[] pdf = Files.readAllBytes(PUBLISHED.resolve(name));
            assertRefused(
                    pdf,
                    name.contains("memo")
                            ? "memo"
                            : name.contains("payroll")
                                    ? "payroll"
                                    : name.contains("search") ? "inventory" : "pictures");
        }
    }

    @Test
    void whatOnlyStartsLikeAPdfIsDamaged() {
        assertRefused("%PDF-1.7".getBytes(StandardCharsets.US_ASCII), "damaged");
    }
}
