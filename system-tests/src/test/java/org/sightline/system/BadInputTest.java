package org.sightline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sightline.testsupport.whole.Person.fields;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sightline.testsupport.whole.Person;
import org.sightline.testsupport.whole.Sightline;
import org.sightline.testsupport.whole.Town;
import org.sightline.testsupport.whole.Upload;

/** What is wrong with a file is said in plain words, with what to do. The rows that can be read are taken. */
@Order(4)
@ExtendWith(Sightline.class)
class BadInputTest {

    private final Person analyst = Person.analyst();

    private static void refused(Upload upload, String... words) {
        assertThat(upload.answer().statusCode()).as(upload.answer().asString()).isIn(400, 413, 422);
        assertThat(upload.answer().contentType()).startsWith("application/problem+json");
        assertThat(Person.parse(upload.answer()).path("detail").asText()).contains(words);
    }

    private List<JsonNode> rejects(JsonNode job) {
        return analyst.all("/api/imports/" + job.path("id").asText() + "/rejects");
    }

    private JsonNode onlyLine(JsonNode job) {
        List<JsonNode> lines =
                analyst.all("/api/lines?importId=" + job.path("id").asText());
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }

    @Test
    void anEmptyFileIsRefused() {
        refused(Upload.of(Upload.newSource("bad"), ""), "empty", "Export it again");
    }

    @Test
    void aFileWithNothingButAHeaderIsRefused() {
        refused(Upload.of(Upload.newSource("bad"), Upload.HEADER), "no rows");
    }

    @Test
    void aFileThatIsNoTableIsRefused() {
        byte[] picture = {
            (byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0, 1, 0, 0, 0, 1
        };
        refused(Upload.of(Upload.newSource("bad"), picture), "CSV");
    }

    @Test
    void withoutAHeaderTheMeaningOfTheColumnsIsAskedFor() {
        Town town = Town.registered("Headless");
        Upload upload = Upload.of(
                Upload.newSource("bad"), Upload.line("H-1", "2022-03-01", town.name(), "COPY PAPER", "", "", "FUND"));
        JsonNode end = upload.end();
        assertThat(end.path("status").asText()).as(end.toString()).isEqualTo("needs_mapping");
        assertThat(end.path("message").asText()).isNotBlank();
    }

    @Test
    void textThatIsNotUtf8IsReadInItsOwnEncoding() {
        Town town = Town.registered("Ansiwick");
        byte[] bytes = (Upload.HEADER
                        + Upload.line("E-1", "2022-03-01", town.name(), "CAFÉ “DELUXE” CHAIRS", "", "", "FUND"))
                .getBytes(java.nio.charset.Charset.forName("windows-1252"));
        JsonNode done = Upload.of(Upload.newSource("bad"), bytes).done();
        assertThat(onlyLine(done).path("description").asText()).isEqualTo("CAFÉ “DELUXE” CHAIRS");
    }

    @Test
    void utf16IsReadToo() {
        Town town = Town.registered("Wideton");
        byte[] bytes = ("\uFEFF" + Upload.HEADER
                        + Upload.line("E-2", "2022-03-01", town.name(), "CAFÉ CHAIRS", "", "", "FUND"))
                .getBytes(StandardCharsets.UTF_16LE);
        assertThat(onlyLine(Upload.of(Upload.newSource("bad"), bytes).done())
                        .path("description")
                        .asText())
                .isEqualTo("CAFÉ CHAIRS");
    }

    @Test
    void bareCarriageReturnsEndLines() {
        Town town = Town.registered("Macwick");
        String text = Upload.HEADER
                + Upload.line("R-1", "2022-03-01", town.name(), "COPY PAPER", "", "", "FUND")
                + Upload.line("R-2", "2022-03-02", town.name(), "CHAIRS", "", "", "FUND");
        JsonNode done =
                Upload.of(Upload.newSource("bad"), text.replace('\n', '\r')).done();
        assertThat(done.path("accepted").asLong()).isEqualTo(2);
        assertThat(done.path("lineEnd").asText()).isEqualTo("CR");
    }

    @Test
    void raggedRowsAndWhatDoesNotParseAreRejectedAndTheOthersTaken() {
        Town town = Town.registered("Raggedy");
        JsonNode done = Upload.of(
                        Upload.newSource("bad"),
                        Upload.HEADER
                                + Upload.line("W-1", "2022-03-01", town.name(), "COPY PAPER", "", "", "FUND")
                                + "W-2,1,2022-03-01," + town.name() + "\n"
                                + Upload.line("W-3", "yesterday", town.name(), "COPY PAPER", "", "", "FUND")
                                + Upload.line("W-4", "2022-03-01", town.name(), "COPY PAPER", "", "", "FUND")
                                        .replace("600.00", "#REF!")
                                + Upload.line("W-5", "2022-03-01", town.name(), "BOLTS, NUTS, WASHERS", "", "", "FUND"))
                .done();
        assertThat(done.path("accepted").asLong()).isEqualTo(1);
        List<JsonNode> rejects = rejects(done);
        assertThat(rejects).extracting(reject -> reject.path("row").asLong()).containsExactly(3L, 4L, 5L, 6L);
        assertThat(rejects.get(1).path("column").asText()).isEqualTo("Order Date");
        assertThat(rejects.get(1).path("value").asText()).isEqualTo("yesterday");
        assertThat(rejects.get(2).path("column").asText()).isEqualTo("Extended");
        assertThat(rejects)
                .allSatisfy(reject -> assertThat(reject.path("reason").asText()).isNotBlank());
    }

    @Test
    void columnsThatNobodyKnowsAreAskedForOnceAndThenRemembered() {
        Town town = Town.registered("Colwick");
        String source = Upload.newSource("bad");
        String text = "aa,bb,cc,dd\n" + town.name() + ",THREE CHAIRS,zz,18\n" + town.name() + ",FOUR CHAIRS,zy,19\n";
        Upload upload = Upload.of(source, text);
        JsonNode asks = upload.end();
        assertThat(asks.path("status").asText()).as(asks.toString()).isEqualTo("needs_mapping");
        Response mapped = analyst.post(
                "/api/imports/" + asks.path("id").asText() + "/mapping",
                asks.path("version").asLong(),
                fields(
                        "save",
                        true,
                        "columns",
                        Map.of("aa", "buyer", "bb", "description", "cc", "document_number", "dd", "amount")));
        assertThat(mapped.statusCode()).as(mapped.asString()).isEqualTo(200);
        assertThat(upload.done().path("accepted").asLong()).isEqualTo(2);
        JsonNode next = Upload.of(source, "aa,bb,cc,dd\n" + town.name() + ",FIVE CHAIRS,zx,20\n")
                .done();
        assertThat(next.path("accepted").asLong()).isEqualTo(1);
    }

    @Test
    void aSecondRowWithTheSameKeyAndOtherContentIsALineOfItsOwn() {
        Town town = Town.registered("Doubleton");
        JsonNode done = Upload.of(
                        Upload.newSource("bad"),
                        Upload.HEADER
                                + Upload.line("K-1", "2022-03-01", town.name(), "COPY PAPER", "", "", "FUND")
                                + Upload.line(
                                        "K-1",
                                        "2022-03-01",
                                        town.name(),
                                        "HIKVISION DS-2CD2143G0-I DOME CAMERA",
                                        "",
                                        "",
                                        "FUND"))
                .done();
        // A key that repeats is no key: to drop the row would lose its money.
        assertThat(done.path("accepted").asLong()).isEqualTo(2);
        assertThat(rejects(done)).isEmpty();
    }

    @Test
    void aFileThatUnpacksToManyTimesItsSizeIsRefused() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(Upload.HEADER.getBytes(StandardCharsets.UTF_8));
            byte[] row = Upload.line("Z", "2022-03-01", "Town of Bomb", "0".repeat(900), "", "", "FUND")
                    .repeat(1000)
                    .getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 300; i++) {
                gzip.write(row);
            }
        }
        Upload bomb = Upload.of(Upload.newSource("bad"), packed.toByteArray());
        if (bomb.answer().statusCode() == 202) {
            JsonNode end = bomb.end();
            assertThat(end.path("status").asText()).as(end.toString()).isEqualTo("failed");
            assertThat(end.path("message").asText()).contains("unpacks to more than");
        } else {
            refused(bomb, "unpacks to more than");
        }
    }

    @Test
    void ofAnUploadThatIsCutOffNothingIsKept() throws IOException {
        String source = Upload.newSource("cut-off");
        URI gateway = URI.create(Sightline.gateway());
        try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/imports?filename=cut.csv&source=" + source + "&state=XF HTTP/1.1\r\nHost: "
                            + gateway.getAuthority()
                            + "\r\nAuthorization: Bearer " + analyst.token().get()
                            + "\r\nContent-Type: text/csv\r\nContent-Length: 1000000\r\n\r\n"
                            + Upload.HEADER
                            + Upload.line("C-1", "2022-03-01", "Town of Cut", "COPY PAPER", "", "", "FUND"))
                    .getBytes(StandardCharsets.UTF_8));
            out.flush();
            socket.shutdownOutput();
            String answer = answer(socket.getInputStream());
            // The connection is gone for whoever broke it off; where an answer still comes, it says so.
            assertThat(answer)
                    .satisfiesAnyOf(
                            text -> assertThat(text).isEmpty(),
                            text -> assertThat(text).contains(" 400 "));
        }
        assertThat(analyst.all("/api/imports"))
                .noneMatch(job -> job.path("sourceId").asText().equals(source));
        Upload whole = Upload.of(
                source, Upload.HEADER + Upload.line("C-1", "2022-03-01", "Town of Cut", "COPY PAPER", "", "", "FUND"));
        assertThat(whole.done().path("accepted").asLong()).isEqualTo(1);
    }

    private static String answer(InputStream in) {
        try {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException reset) {
            return "";
        }
    }
}
