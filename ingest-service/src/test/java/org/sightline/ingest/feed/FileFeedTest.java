package org.sightline.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.ingest.filestore.SftpServer;
import org.sightline.testsupport.service.Bucket;

/** Feeds of files: watched folders, buckets and directories of SFTP servers. */
@QuarkusTest
class FileFeedTest extends RealFeed {

    private static final int MOST_OPEN = 50;
    private static final Instant MAY = Instant.parse("2026-05-01T10:00:00Z");

    private String file(String number, int amount) {
        return ORDERS + order(number, 1, "CITY OF MARROWBONE", feed, amount, "");
    }

    @Test
    void aBucketGivesEachStateOfAnObjectOnce() {
        try (Bucket bucket = new Bucket()) {
            bucket.page(2);
            for (int i = 1; i <= 5; i++) {
                bucket.put("feeds/2026/" + i + ".csv", file("P" + i, i));
            }
            bucket.put("feeds/2026/", "");
            bucket.put("feeds/.hidden.csv", "hidden");
            bucket.put("feeds/readme.pdf", "%PDF-1.4");
            put("s3", bucket.address(), ",\"secret\":\"invented-bucket\"");

            JsonNode first = first();
            assertThat(first.path("imports")).as(first.toString()).hasSize(5);
            assertThat(first.path("message").asText()).contains("readme.pdf");
            assertThat(held()).isEqualTo(5);
            assertThat(runNow().path("status").asText()).isEqualTo("nothing_new");
            assertThat(bucket.given()).as("nothing is asked for twice").hasSize(6);

            bucket.put("feeds/2026/3.csv", file("P3", 3) + order("P6", 1, "CITY OF MARROWBONE", feed, 1, ""));
            JsonNode delta = runNow();
            assertThat(delta.path("status").asText()).as(delta.toString()).isEqualTo("done");
            assertThat(delta.path("imports")).hasSize(1);
            assertThat(held()).isEqualTo(6);
        }
    }

    @ParameterizedTest
    @CsvSource({"slow-down, asks to come later", "cut, was cut off", "stall, Nothing more of"})
    void aBucketIsReadOnFromTheObjectThatDidNotCome(String fault, String why) {
        try (Bucket bucket = new Bucket()) {
            for (int i = 1; i <= 4; i++) {
                bucket.put("feeds/" + i + ".csv", file("P" + i, i));
            }
            bucket.misbehaveInObjects("good", "good", fault);
            put("s3", bucket.address(), ",\"secret\":\"invented-bucket\"");

            JsonNode bad = first();
            assertThat(bad.path("message").asText()).contains(why).contains("from where it stopped");
            good();
            assertThat(held()).isEqualTo(4);
            assertThat(bucket.given()).containsOnlyOnce("feeds/1.csv", "feeds/2.csv", "feeds/3.csv", "feeds/4.csv");
            assertThat(get("/feeds/" + feed).path("failures").asInt()).isZero();
        }
    }

    @Test
    void anSftpServerGivesEachStateOfAFileOnce() throws IOException {
        try (SftpServer server = new SftpServer(Files.createTempDirectory("sftp"))) {
            server.put("may.csv", file("P1", 1), MAY);
            put("sftp", server.address(), sftp(server.hostKey()));

            JsonNode first = ended(1);
            assertThat(first.path("status").asText()).as(first.toString()).isEqualTo("done");
            assertThat(held()).isEqualTo(1);
            assertThat(runNow().path("status").asText()).isEqualTo("nothing_new");

            server.put("june.csv", file("P2", 2), MAY);
            server.put(
                    "may.csv", file("P1", 1) + order("P3", 1, "CITY OF MARROWBONE", feed, 1, ""), MAY.plusSeconds(1));
            assertThat(runNow().path("imports")).hasSize(2);
            assertThat(held()).isEqualTo(3);
        }
    }

    @Test
    void anSftpServerWhoseTransferIsCutIsReadOn() throws IOException {
        try (SftpServer server = new SftpServer(Files.createTempDirectory("sftp"))) {
            server.put("1.csv", file("P1", 1), MAY);
            server.put("2.csv", file("P2", 2), MAY);
            server.cutAt("2.csv");
            put("sftp", server.address(), sftp(server.hostKey()));

            assertThat(first().path("message").asText()).contains("was cut off");
            good();
            assertThat(held()).isEqualTo(2);
        }
    }

    @Test
    void anSftpServerWithAnotherHostKeyIsRefusedUntilAnAdminSaysThatItIsRight() throws IOException {
        try (SftpServer server = new SftpServer(Files.createTempDirectory("sftp"))) {
            server.put("may.csv", file("P1", 1), MAY);
            put("sftp", server.address(), sftp(server.hostKey()));
            ended(1);
            int passwords = server.tried().size();
            server.changeHostKey();

            JsonNode refused = runNow();
            assertThat(refused.path("status").asText()).isEqualTo("failed");
            assertThat(refused.path("message").asText()).contains("not the one of this feed", server.hostKey());
            assertThat(server.tried()).as("passwords that it heard").hasSize(passwords);

            as("admin")
                    .header("If-Match", tag())
                    .body(said("sftp", server.address(), sftp(server.hostKey())))
                    .put("/feeds/" + feed)
                    .then()
                    .statusCode(200)
                    .body("hostKey", equalTo(server.hostKey()));
            assertThat(good().path("status").asText()).isEqualTo("nothing_new");
        }
    }

    private static String sftp(String hostKey) {
        return ",\"secret\":\"invented-sftp\",\"hostKey\":\"" + hostKey + "\"";
    }

    @Test
    void anAddressOfAnotherKindIsRefusedWithWhatToWrite() {
        as("admin")
                .body(said("s3", "https://files.example.gov/", ""))
                .put("/feeds/" + feed)
                .then()
                .statusCode(422)
                .body("errors[0].message", containsString("https://HOST/BUCKET/FOLDER/"));
        as("admin")
                .body(said("sftp", "sftp://user:password@files.example.gov/out", ""))
                .put("/feeds/" + feed)
                .then()
                .statusCode(422)
                .body("errors[0].message", containsString("No password"));
    }

    @Test
    void aFeedWithAnotherAddressIsReadFromItsStart() throws IOException {
        Path folder = Files.createDirectories(Path.of("target/watched", feed));
        Files.writeString(folder.resolve("may.csv"), file("P1", 1));
        put("folder", feed, "");
        assertThat(ended(1).path("imports")).hasSize(1);

        as("admin")
                .header("If-Match", tag())
                .body(said("folder", feed + "/.", ""))
                .put("/feeds/" + feed)
                .then()
                .statusCode(200);

        assertThat(ended(2).path("imports")).hasSize(1);
        assertThat(held()).isEqualTo(1);
    }

    @Test
    void aWatchedFolderGivesEachFileOnce() throws IOException {
        Path folder = Files.createDirectories(Path.of("target/watched", feed));
        Files.writeString(folder.resolve("may.csv"), file("P1", 1));
        Files.writeString(folder.resolve("readme.pdf"), "%PDF-1.4");
        put("folder", feed, "");

        assertThat(ended(1).path("imports")).hasSize(1);
        assertThat(held()).isEqualTo(1);
        assertThat(runNow().path("status").asText()).isEqualTo("nothing_new");

        Files.writeString(folder.resolve("june.csv"), file("P2", 1));
        assertThat(runNow().path("imports")).hasSize(1);
        assertThat(held()).isEqualTo(2);
    }

    @Test
    void aFileForWhichThereIsNoRoomNowIsTakenLater() throws IOException {
        Path folder = Files.createDirectories(Path.of("target/watched", feed));
        for (int file = 0; file <= MOST_OPEN; file++) {
            Files.writeString(
                    folder.resolve("file-%02d.csv".formatted(file)),
                    ORDERS + order("P" + file, 1, "CITY OF MARROWBONE", feed, 1, ""));
        }
        put("folder", feed, ",\"preview\":true");

        JsonNode first = ended(1);
        assertThat(first.path("imports")).hasSize(MOST_OPEN);
        assertThat(first.path("message").asText()).contains("open imports");

        String open = "/imports/" + first.path("imports").path(0).asText();
        eventually().until(() -> get(open).path("status").asText().equals("to_apply"));
        analyst()
                .header("If-Match", "\"" + get(open).path("version").asLong() + "\"")
                .post(open + "/cancellation")
                .then()
                .statusCode(200);
        assertThat(runNow().path("imports")).hasSize(1);
    }

    @Test
    void noFolderOutsideOfTheConfiguredOneIsWatched() throws IOException {
        Files.createDirectories(Path.of("target/watched"));
        put("folder", "../classes", "");

        assertThat(ended(1).path("message").asText()).contains("no folder");
        assertThat(ended(1).path("status").asText()).isEqualTo("failed");
    }
}
