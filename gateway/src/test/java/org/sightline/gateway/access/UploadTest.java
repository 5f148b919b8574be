package org.sightline.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.shell.Visitor;
import org.sightline.localstack.people.Tokens;

/** A file that its sender may not send is refused before it is read; nothing of it reaches the disk. */
@QuarkusTest
@RealGateway
class UploadTest {

    private static final long LARGE = 200L << 20;
    private static final int SENT = 1 << 20;
    private static final UUID AGENCY = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    @TestHTTPResource("/")
    URI gateway;

    @ConfigProperty(name = "quarkus.http.body.uploads-directory")
    Path spool;

    @BeforeEach
    void agencies() {
        Say.agencies(
                Say.agency(AGENCY, "Town of Sendwell (invented)", "town"),
                Say.agency(OTHER, "Town of Elsewhere (invented)", "town"));
        for (UUID agency : List.of(AGENCY, OTHER)) {
            Ask.as("analyst")
                    .until(
                            "/api/agencies/" + agency + "/compliance",
                            json -> json.at("/agency/name").asText().startsWith("Town"));
        }
    }

    @Test
    void aReporterSendsNoPurchaseFile() throws IOException {
        assertThat(begun("/imports", cookies("reporter"), LARGE)).isEqualTo(403);
        assertThat(spooled()).isEmpty();
    }

    @Test
    void anAuditorSendsNoPurchaseFile() throws IOException {
        String auditor = cookie(Visitor.signedIn(gateway, "auditor"));

        assertThat(begun("/imports", auditor, LARGE)).isEqualTo(403);
        assertThat(spooled()).isEmpty();
    }

    @Test
    void aCertifierSendsNoDeviceList() throws IOException {
        assertThat(begun("/agencies/" + AGENCY + "/device-lists", cookies("certifier"), LARGE))
                .isEqualTo(403);
        assertThat(spooled()).isEmpty();
    }

    @Test
    void nobodySendsADeviceListToAnotherAgency() throws IOException {
        assertThat(begun("/agencies/" + OTHER + "/device-lists", cookies("reporter"), LARGE))
                .isEqualTo(404);
        assertThat(spooled()).isEmpty();
    }

    @Test
    void nobodyAddsAFileToAFindingThatTheyMayOnlyReadOrNotSee() throws IOException {
        String own = finding(AGENCY);
        // Whose token was never asked for has no role here yet.
        Tokens.of("auditor");
        String auditor = cookie(Visitor.signedIn(gateway, "auditor"));

        assertThat(begun("/findings/" + own + "/evidence", auditor, LARGE)).isEqualTo(403);
        assertThat(begun("/findings/" + own + "/evidence", cookies("reader"), LARGE))
                .isEqualTo(403);
        assertThat(begun("/findings/" + finding(OTHER) + "/evidence", cookies("reporter"), LARGE))
                .isEqualTo(404);
        assertThat(begun("/findings/" + UUID.randomUUID() + "/evidence", cookies("reporter"), LARGE))
                .isEqualTo(404);
        assertThat(begun("/findings/" + own + "/evidence", cookies("reporter"), LARGE))
                .as("larger than the page takes")
                .isEqualTo(413);
        assertThat(spooled()).isEmpty();
    }

    private static String finding(UUID agency) {
        ObjectNode finding = Say.purchase(agency, "upload-maker", "2021-02-03", "FLAGGED");
        Say.findings(finding);
        String id = finding.path("id").asText();
        Ask.as("analyst")
                .until("/api/findings/" + id, json -> json.path("id").asText().equals(id));
        return id;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/imports", "/check"})
    void whoIsNotSignedInSendsNothing(String path) throws IOException {
        assertThat(begun(path, "", LARGE)).isIn(302, 401);
        assertThat(spooled()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/check", "/findings/ID/decisions", "/findings/ID/responses", "/watchlist/drafts", "/logout"})
    void aFormWithoutAFileTakesNoParts(String path) throws IOException {
        assertThat(begun(path.replace("ID", UUID.randomUUID().toString()), cookies("reporter"), LARGE))
                .isEqualTo(415);
        assertThat(spooled()).isEmpty();
    }

    @Test
    void aFileThatIsLargerThanThePageTakesIsRefusedBeforeItIsRead() throws IOException {
        assertThat(begun("/agencies/" + AGENCY + "/device-lists", cookies("reporter"), LARGE))
                .isEqualTo(413);
        assertThat(begun("/imports", cookie(Visitor.signedIn(gateway, "analyst")), 3L << 30))
                .isEqualTo(413);
        assertThat(spooled()).isEmpty();
    }

    @Test
    void aFileWithoutALengthIsRefused() throws IOException {
        assertThat(begun("/imports", cookie(Visitor.signedIn(gateway, "analyst")), -1))
                .isEqualTo(411);
        assertThat(spooled()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/imports?filename=x.csv&source=x", "/api/agencies/OTHER/device-imports?filename=x.csv"})
    void theApiRefusesAFileBeforeItIsRead(String path) throws IOException {
        String bearer = "Authorization: Bearer " + Tokens.agencyPerson(AGENCY, "reporter") + "\r\n";

        assertThat(begun(path.replace("OTHER", OTHER.toString()), bearer, LARGE))
                .isIn(403, 404);
        assertThat(spooled()).isEmpty();
    }

    @Test
    void theTestSeesAFileThatIsRead() throws IOException {
        try (Socket open = send("/imports", cookie(Visitor.signedIn(gateway, "analyst")), LARGE)) {
            await().atMost(Duration.ofSeconds(20)).until(() -> !spooled().isEmpty());
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> spooled().isEmpty());
    }

    private String cookies(String role) {
        String name = Ask.with(Tokens.agencyPerson(AGENCY, role))
                .json("/api/me")
                .path("name")
                .asText();
        return cookie(Visitor.signedIn(gateway, name));
    }

    private static String cookie(Visitor visitor) {
        return "Cookie: " + visitor.cookies() + "\r\nSec-Fetch-Site: same-origin\r\n";
    }

    /** The status that answers a body of which only the beginning was sent. */
    private int begun(String path, String headers, long length) throws IOException {
        try (Socket socket = send(path, headers, length)) {
            byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 400".length());
            return Integer.parseInt(new String(line, StandardCharsets.US_ASCII).substring(9));
        }
    }

    private Socket send(String path, String headers, long length) throws IOException {
        Socket socket = new Socket(gateway.getHost(), gateway.getPort());
        socket.setSoTimeout(20_000);
        String head = "POST " + path
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=b\r\n"
                + (length < 0 ? "Transfer-Encoding: chunked\r\n" : "Content-Length: " + length + "\r\n") + headers
                + "\r\n";
        String part = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"large.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n";
        String begin = part + "x".repeat(SENT);
        String chunk = length < 0 ? Integer.toHexString(begin.length()) + "\r\n" + begin + "\r\n" : begin;
        socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
        try {
            socket.getOutputStream().write(chunk.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        } catch (IOException refusedAtOnce) {
            // The answer is there already.
            return socket;
        }
        return socket;
    }

    private List<Path> spooled() throws IOException {
        if (!Files.exists(spool)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(spool)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
