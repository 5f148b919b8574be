package org.sightline.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.ingest.RealService;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/** What a published file says about private people stays out of everything that is stored, sent and shown. All is invented. */
@QuarkusTest
class PersonalDataTest extends RealService {

    private static final List<String> PERSONAL =
            List.of("jo.doe@example.org", "4111 1111 1111 1111", "219-09-9999", "DOE, JANE Q", "Elm Street");

    private static final String FILE = """
        PO Number,Line,Order Date,Agency,Supplier,Item Description,Extended,Home Address
        7-1,1,2021-05-20,City of Bellwick,TALLGRASS LLC,"CAMERA, mail jo.doe@example.org CARD 4111 1111 1111 1111",10.00,1 Elm Street
        7-2,1,2021-05-20,City of Bellwick,"DOE, JANE Q",JURY FEE 219-09-9999,15.00,2 Elm Street
        7-3,1,no day jo.doe@example.org,City of Bellwick,"DOE, JANE Q",JURY FEE,15.00,3 Elm Street
        """;

    @Inject
    Sql sql;

    @Inject
    FileRetention retention;

    @Inject
    RawFiles files;

    private final String source = newSource();
    private JsonNode job;

    @BeforeEach
    void theFileIsLoaded() {
        job = upload(source, FILE.replace("7-", source + "-"));
        counts(job, 2, 0, 0, 1);
    }

    @Test
    void linesRejectsAndMessagesHoldNothingOfIt() {
        String id = job.path("id").asText();
        JsonNode lines = linesOf(source);
        String evidence = lines.findValuesAsText("id").stream()
                .map(line -> get("/lines/" + line).toString())
                .reduce("", String::concat);
        String all = lines
                + evidence
                + get("/imports/" + id)
                + get("/imports/" + id + "/rejects")
                + analyst().get("/imports/" + id + "/rejects.csv").asString()
                + eventually().until(() -> messages("contract-lines", from(source)), found -> found.size() == 2);
        assertThat(PERSONAL).allSatisfy(personal -> assertThat(all).doesNotContain(personal));
        assertThat(all)
                .contains(
                        "[name of a juror removed]",
                        "[card number removed]",
                        "[e-mail removed]",
                        "JURY FEE",
                        "TALLGRASS");
    }

    @Test
    void evidenceSaysWhichColumnsAreLeftOut() {
        JsonNode evidence = get("/lines/" + linesOf(source).get(0).path("id").asText());
        assertThat(evidence.path("leftOut")).extracting(JsonNode::asText).containsExactly("Home Address");
        assertThat(evidence.path("record").has("Home Address")).isFalse();
    }

    @Test
    void theKeptFileIsEncrypted() throws IOException {
        String sha256 = job.path("sha256").asText();
        try (Stream<Path> kept = Files.list(files.kept())) {
            Path file = kept.filter(path -> path.endsWith(sha256 + ".sealed"))
                    .findAny()
                    .orElseThrow();
            assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                    .doesNotContain("Elm", "TALLGRASS");
        }
        assertThat(files.file(sha256).open())
                .hasBinaryContent(FILE.replace("7-", source + "-").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aKeptFileThatSomebodyChangedIsRefused() throws IOException {
        String sha256 = job.path("sha256").asText();
        Path file = files.kept().resolve(sha256 + ".sealed");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
        assertThat(catchThrowable(() -> files.file(sha256).open().readAllBytes()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void rejectedRowsAreDeletedWhenTheirTimeIsOverAndThatIsRecorded() throws IOException {
        sql.as(
                RowScope.job("test"),
                () -> sql.query("update import set finished_at = now() - interval '366 days' where id = :id")
                        .with("id", UUID.fromString(job.path("id").asText()))
                        .change());
        retention.clean();
        assertThat(get("/imports/" + job.path("id").asText() + "/rejects").path("items"))
                .isEmpty();
        assertThat(sql.query("select items from deletion where kind = 'rejected_rows'")
                        .list(row -> row.number("items")))
                .isNotEmpty();
    }
}
