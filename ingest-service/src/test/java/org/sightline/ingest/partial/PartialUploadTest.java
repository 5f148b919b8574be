package org.sightline.ingest.partial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sightline.ingest.RealService;
import org.sightline.kit.digest.Sha256;
import org.sightline.localstack.people.Tokens;

/** A file that is sent in parts is the same file, whatever breaks on the way. */
@QuarkusTest
class PartialUploadTest extends RealService {

    private static final int PART = 100;

    @TestHTTPResource
    URI service;

    private final byte[] file = (ORDERS
                    + order("P1", 1, "CITY OF MARROWBONE", "HIKVISION DOME", 2, "GENERAL FUND")
                    + order("P1", 2, "CITY OF MARROWBONE", "CABLE", 1, ""))
            .getBytes(StandardCharsets.UTF_8);

    @Test
    void aFileSentInPartsIsTheFileSentWhole() {
        String id = begin(file.length);
        for (int at = 0; at < file.length; at += PART) {
            send(id, at, Arrays.copyOfRange(file, at, Math.min(file.length, at + PART)))
                    .then()
                    .statusCode(200)
                    .body("received", equalTo(Math.min(file.length, at + PART)));
        }

        String source = newSource();
        JsonNode job = ended(import_(id, source));

        counts(job, 2, 0, 0, 0);
        assertThat(job.path("sha256").asText()).isEqualTo(Sha256.hex(file));
        assertThat(job.path("bytes").asInt()).isEqualTo(file.length);
        assertThat(import_(id, source).statusCode())
                .as("the same upload again is the same content")
                .isEqualTo(200);
    }

    @Test
    void aPartThatWasSentTwiceIsTakenOnceAndOneThatLeavesAGapIsRefused() {
        String id = begin(file.length);
        send(id, 0, Arrays.copyOfRange(file, 0, PART));
        send(id, 0, Arrays.copyOfRange(file, 0, PART)).then().statusCode(200).body("received", equalTo(PART));

        send(id, PART + 1, Arrays.copyOfRange(file, PART + 1, PART + 2))
                .then()
                .statusCode(409)
                .body("detail", containsString("Bytes 100 and on come next"));
        import_(id, newSource())
                .then()
                .statusCode(409)
                .body("detail", containsString("Only 100 of the file's " + file.length + " bytes are here"));

        send(id, PART, Arrays.copyOfRange(file, PART, file.length)).then().statusCode(200);
        counts(ended(import_(id, newSource())), 2, 0, 0, 0);
    }

    @Test
    void aPartThatIsCutOffIsSentAgainAndTheOthersAreNot() throws IOException {
        String id = begin(file.length);
        send(id, 0, Arrays.copyOfRange(file, 0, PART));
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(
                    ("PUT /uploads/" + id + "/parts/" + PART + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + Tokens.of("analyst")
                                    + "\r\nContent-Type: application/octet-stream\r\nContent-Length: "
                                    + (file.length - PART) + "\r\n\r\n" + "half")
                            .getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        assertThat(get("/uploads/" + id).path("received").asInt()).isEqualTo(PART);
        send(id, PART, Arrays.copyOfRange(file, PART, file.length)).then().statusCode(200);
        counts(ended(import_(id, newSource())), 2, 0, 0, 0);
    }

    @Test
    void anUploadIsNobodyElses() {
        String id = begin(file.length);

        as("analyst2").get("/uploads/" + id).then().statusCode(404);
        as("analyst2")
                .contentType("application/octet-stream")
                .body(file)
                .put("/uploads/" + id + "/parts/0")
                .then()
                .statusCode(404);
        as("analyst2").delete("/uploads/" + id).then().statusCode(404);
        as("analyst2")
                .contentType("application/octet-stream")
                .post("/imports?filename=orders.csv&state=XF&upload=" + id + "&source=" + newSource())
                .then()
                .statusCode(404);
    }

    @Test
    void whatIsGivenUpIsGone() {
        String id = begin(file.length);
        send(id, 0, file);

        analyst().delete("/uploads/" + id).then().statusCode(204);

        analyst().get("/uploads/" + id).then().statusCode(404);
        import_(id, newSource()).then().statusCode(404);
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeItIsSent() {
        analyst()
                .body(Map.of("bytes", 9_000_000_000L))
                .post("/uploads")
                .then()
                .statusCode(413)
                .body("detail", containsString("8192 MB"));
        analyst().body(Map.of("bytes", 0)).post("/uploads").then().statusCode(422);
        String id = begin(10);
        send(id, 0, new byte[11]).then().statusCode(422).body("detail", containsString("none of it"));
    }

    @Test
    void aPartOfUnknownLengthIsRefusedAndNothingOfItIsKept() throws IOException {
        String id = begin(file.length);
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.getOutputStream()
                    .write(("PUT /uploads/" + id + "/parts/0 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + Tokens.of("analyst")
                                    + "\r\nContent-Type: application/octet-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                                    + "4\r\nhalf\r\n0\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(answer.readLine()).contains(" 400 ");
        }

        assertThat(get("/uploads/" + id).path("received").asInt()).isZero();
    }

    @Test
    void aBodyBesideAnUploadIsNotSilentlyLeftOut() {
        String id = begin(file.length);
        send(id, 0, file);

        analyst()
                .contentType("application/octet-stream")
                .body("another file".getBytes(StandardCharsets.UTF_8))
                .post("/imports?filename=orders.csv&state=XF&upload=" + id + "&source=" + newSource())
                .then()
                .statusCode(422)
                .body("detail", containsString("Send one of them"));
    }

    private static String begin(long bytes) {
        Response begun = analyst().body(Map.of("bytes", bytes)).post("/uploads");
        assertThat(begun.statusCode()).as(begun.asString()).isEqualTo(201);
        return begun.path("id");
    }

    private static Response send(String id, int start, byte[] part) {
        return analyst().contentType("application/octet-stream").body(part).put("/uploads/" + id + "/parts/" + start);
    }

    private static Response import_(String id, String source) {
        return analyst()
                .contentType("application/octet-stream")
                .post("/imports?filename=orders.csv&state=XF&elsewhere=true&upload=" + id + "&source=" + source);
    }
}
