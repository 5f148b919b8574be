package org.sightline.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code sightline import} against a Sightline that knows no state ZZ. */
class ImportCommandTest {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private HttpServer gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", this::answer);
        gateway.start();
    }

    @AfterEach
    void stop() {
        gateway.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        asked.add(request);
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        boolean wrong = request.contains("state=ZZ");
        byte[] body = (wrong
                        ? "{\"detail\":\"\\\"ZZ\\\" is not a state.\"}"
                        : request.startsWith("POST /api/uploads")
                                ? "{\"id\":\"u1\",\"received\":0}"
                                : request.contains("/protocol/openid-connect/token")
                                        ? "{\"access_token\":\"invented\",\"expires_in\":300}"
                                        : request.contains("/parts/")
                                                ? "{\"id\":\"u1\",\"received\":11}"
                                                : "{\"id\":\"i1\",\"status\":\"done\"}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(wrong ? 422 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private int run(String state, String source) throws IOException {
        Path file = Files.writeString(folder.resolve("orders.csv"), "buyer,date\n");
        String[] arguments = {
            "import",
            file.toString(),
            "--source",
            source,
            "--state",
            state,
            "--gateway",
            "http://127.0.0.1:" + gateway.getAddress().getPort()
        };
        return SightlineCommand.run(
                arguments,
                new PrintStream(said, true, StandardCharsets.UTF_8),
                new PrintStream(messages, true, StandardCharsets.UTF_8),
                Map.of("SIGHTLINE_TOKEN", "invented"),
                Duration.ofMillis(1));
    }

    @Test
    void aWrongStateIsToldBeforeTheFirstByteOfTheFileIsSent() throws IOException {
        assertThat(run("ZZ", "orders")).isEqualTo(1);

        assertThat(messages.toString(StandardCharsets.UTF_8)).contains("\"ZZ\" is not a state.");
        assertThat(asked).containsExactly("GET /api/imports/check?source=orders&state=ZZ&bytes=11");
    }

    @Test
    void aFileThatWouldBeTakenIsSent() throws IOException {
        assertThat(run("XF", "orders")).isZero();

        assertThat(asked).first().isEqualTo("GET /api/imports/check?source=orders&state=XF&bytes=11");
        assertThat(asked).contains("PUT /api/uploads/u1/parts/0");
    }

    private int program(Map<String, String> environment) throws IOException {
        Path file = Files.writeString(folder.resolve("orders.csv"), "buyer,date\n");
        String here = "http://127.0.0.1:" + gateway.getAddress().getPort();
        return SightlineCommand.run(
                new String[] {"import", file.toString(), "--source", "orders", "--gateway", here, "--sign-in", here},
                new PrintStream(said, true, StandardCharsets.UTF_8),
                new PrintStream(messages, true, StandardCharsets.UTF_8),
                environment,
                Duration.ofMillis(1));
    }

    @Test
    void aProgramSignsInWithTheSecretOfAFile() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "invented-secret\n");
        assertThat(program(Map.of(
                        "SIGHTLINE_CLIENT_ID", "office-system", "SIGHTLINE_CLIENT_SECRET_FILE", secret.toString())))
                .isZero();

        assertThat(bodies)
                .anyMatch(body -> body.contains("client_secret=invented-secret")
                        && !body.contains("%0A")
                        && body.contains("grant_type=client_credentials"));
    }

    @Test
    void aProgramWithoutASecretEndsAndWaitsForNobody() throws IOException {
        assertThat(program(Map.of("SIGHTLINE_CLIENT_ID", "office-system"))).isEqualTo(1);
        assertThat(program(Map.of(
                        "SIGHTLINE_CLIENT_ID",
                        "office-system",
                        "SIGHTLINE_CLIENT_SECRET_FILE",
                        folder.resolve("none").toString())))
                .isEqualTo(1);

        assertThat(messages.toString(StandardCharsets.UTF_8))
                .contains("SIGHTLINE_CLIENT_SECRET_FILE to a file", "cannot be read")
                .doesNotContain("sign in. The code is");
        assertThat(asked).isEmpty();
    }

    @Test
    void theHelpSaysTheExitCodes() {
        assertThat(command("import", "--help")).isZero();

        assertThat(said.toString(StandardCharsets.UTF_8)).contains("Exit codes", "input needed from a person");
    }

    private int command(String... arguments) {
        return SightlineCommand.run(
                arguments,
                new PrintStream(said, true, StandardCharsets.UTF_8),
                new PrintStream(messages, true, StandardCharsets.UTF_8),
                Map.of(),
                Duration.ofMillis(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"import", "watch"})
    void helpIsGivenWithoutAFileAndWithoutASightline(String command) {
        assertThat(command(command, "--help")).isZero();

        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("Usage: sightline " + command, "--gateway", "--sign-in", "--json");
        assertThat(messages.size()).isZero();
        assertThat(asked).isEmpty();
    }

    @Test
    void helpIsGivenBehindOtherArgumentsToo() {
        assertThat(command("import", "orders.csv", "--source", "orders", "--help"))
                .isZero();

        assertThat(said.toString(StandardCharsets.UTF_8)).contains("--preview", "--again", "--elsewhere");
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"import,--no-such-option", "watch,--no-such-option", "import,--buyers=Askerville"})
    void anOptionThatThereIsNotIsNamedWithWhereToLook(String command, String option) {
        assertThat(command(command, "orders.csv", option)).isEqualTo(1);

        assertThat(messages.toString(StandardCharsets.UTF_8)).contains("./sightline " + command + " --help says more.");
        assertThat(asked).isEmpty();
    }

    @Test
    void anUnknownOptionIsToldByItsName() {
        assertThat(command("watch", "i1", "--no-such-option")).isEqualTo(1);

        assertThat(messages.toString(StandardCharsets.UTF_8)).contains("--no-such-option");
    }
}
