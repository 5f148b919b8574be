package org.sightline.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sightline.testsupport.whole.Person;
import org.sightline.testsupport.whole.Sightline;
import org.sightline.testsupport.whole.Town;
import org.sightline.testsupport.whole.Upload;

/**
 * From a finding to the evidence of a line of a PDF register: its page with the row marked, for the office and for the agency
 * whose finding it is, which sees no other row, and for nobody else. The register and whom it names are invented.
 */
@Order(4)
@ExtendWith(Sightline.class)
class PrintedPageTest {

    private static final Pattern LINE = Pattern.compile("href=\"(/(?:findings/[0-9a-f-]+/)?lines/[0-9a-f-]+)\"");
    private static final Pattern PICTURE = Pattern.compile("<img src=\"([^\"]+/page\\.png)\"");
    /** Dots of the frame around the marked row. */
    private static final int MARGIN = 4;

    private static final String HEAD =
            "CASH ACCT CHECK NO  ISSUE DT VENDOR   NAME                BUDGET UNIT      ----DESCRIPTION----"
                    + "           AMOUNT";

    private static String row(String check, String vendor, String what, String amount) {
        return "A1003     %7s   07/22/24 27899    %-19s %-16s %-19s %16s"
                .formatted(check, vendor, "101902261849900", what, amount);
    }

    private static List<String> page(int number, String... rows) {
        return Stream.concat(
                        Stream.of(
                                "INVENTED SYSTEMS, INC." + " ".repeat(70) + "PAGE NUMBER:    " + number,
                                "     FUND - 101 - GENERAL FUND",
                                HEAD),
                        Stream.of(rows))
                .toList();
    }

    private static byte[] register() {
        return TypedPdf.of(List.of(
                page(
                        1,
                        row("2422257", "MARROWBONE BELLS CO", "TWO BELLS", "550.66"),
                        row("2422258", "ROPES AND WIRES LLC", "ROPE", "1,100.00"),
                        row("2422260", "ROPES AND WIRES LLC", "WIRE", "1,200.00")),
                page(
                        2,
                        row("2422261", "ROPES AND WIRES LLC", "LADDER", "900.00"),
                        row("2422259", "WOOD AND NAILS INC.", "TWO (2) HYTERA TC-5", "464.00"),
                        "%-93s %15s".formatted("TOTAL REPORT", "4,214.66"))));
    }

    @Test
    void theRowIsMarkedOnItsPageForTheOfficeAndForItsAgencyAndForNobodyElse() throws IOException {
        Town town = Town.registered("Pageham");
        String source = Upload.newSource("printed");
        new Upload(
                        source,
                        Person.analyst()
                                .upload(
                                        "/api/imports?filename=register.pdf&source=" + source
                                                + "&state=XF&elsewhere=true&buyer="
                                                + URLEncoder.encode(town.name(), StandardCharsets.UTF_8),
                                        register()))
                .done();
        JsonNode found = town.awaitFindings(1).getFirst();
        String finding = "/findings/" + found.path("id").asText();
        String line = Person.analyst().json("/api" + finding).at("/lines/0/id").asText();
        Person reporter = town.reporter();
        assertThat(reporter.get("/api" + finding).statusCode()).isEqualTo(200);

        byte[] office = picture(PageSession.of("analyst"), finding);
        byte[] agency = picture(PageSession.of("reporter." + town.id()), finding);

        Files.createDirectories(Path.of("target"));
        Files.write(Path.of("target/printed-page.png"), office);
        BufferedImage all = ImageIO.read(new ByteArrayInputStream(office));
        BufferedImage own = ImageIO.read(new ByteArrayInputStream(agency));
        assertThat(yellow(all)).isGreaterThan(1_000);
        assertThat(yellow(own)).isGreaterThan(1_000);
        assertThat(letters(all)).as("the other row of the page").isGreaterThan(100);
        assertThat(letters(own)).as("the agency sees its row alone").isZero();
        assertThat(reporter.get("/api/lines/" + line + "/page").statusCode()).isEqualTo(200);

        Town elsewhere = Town.registered("Elsewhere");
        Person another = elsewhere.reporter();
        assertThat(another.get("/api/lines/" + line + "/page").statusCode()).isEqualTo(404);
        PageSession stranger = PageSession.of("reporter." + elsewhere.id());
        String row = finding + "/lines/" + line;
        assertThat(get(stranger, row).statusCode()).isEqualTo(404);
        assertThat(get(stranger, row + "/page.png").statusCode()).isEqualTo(404);
        assertThat(get(stranger, "/lines/" + line + "/page.png").statusCode()).isEqualTo(403);
    }

    /** Follows the links from the finding to the picture, as whoever reads the pages does. */
    private static byte[] picture(PageSession reader, String finding) {
        String line = first(LINE, body(reader, finding));
        Response picture = get(reader, first(PICTURE, body(reader, line)));
        assertThat(picture.statusCode()).as(line).isEqualTo(200);
        assertThat(picture.contentType()).isEqualTo("image/png");
        assertThat(picture.header("Content-Disposition")).isEqualTo("inline; filename=\"page-2.png\"");
        return picture.asByteArray();
    }

    private static String body(PageSession reader, String address) {
        return get(reader, address).asString();
    }

    private static Response get(PageSession reader, String address) {
        return RestAssured.given()
                .redirects()
                .follow(false)
                .header("Cookie", reader.cookies())
                .get(Sightline.gateway() + address);
    }

    private static String first(Pattern pattern, String page) {
        Matcher found = pattern.matcher(page);
        assertThat(found.find()).as(pattern + " in " + page).isTrue();
        return found.group(1);
    }

    /** How many dark dots there are in the lines above the marked one, the second row of its page. */
    private static int letters(BufferedImage picture) {
        int marked = 0;
        while (yellow(picture.getSubimage(0, marked, picture.getWidth(), 1)) == 0) {
            marked++;
        }
        int dark = 0;
        for (int y = 0; y < marked - MARGIN; y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                dark += new Color(picture.getRGB(x, y)).getRed() < 100 ? 1 : 0;
            }
        }
        return dark;
    }

    private static int yellow(BufferedImage picture) {
        int yellow = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                Color dot = new Color(picture.getRGB(x, y));
                yellow += dot.getRed() > 230 && dot.getGreen() > 200 && dot.getBlue() < 190 ? 1 : 0;
            }
        }
        return yellow;
    }
}
