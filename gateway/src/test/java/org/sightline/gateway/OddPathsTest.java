package org.sightline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sightline.localstack.people.Tokens;

/**
 * A path that two programs could read differently opens nothing: at every route, sent as bytes over a socket, it is
 * answered as the plain one is, or refused with 400 or 404.
 */
@QuarkusTest
@RealGateway
class OddPathsTest {

    /** A page that needs sign-in, one that is open to everybody, and what only programs of ours use. */
    private static final List<String> PAGES = List.of("/overview", "/law", "/q/metrics", "/people");

    private static final String AWAY = "@127.0.0.1:1/latest?x://y";

    @TestHTTPResource
    URI gateway;

    private record Odd(String name, UnaryOperator<String> path) {}

    private static final List<Odd> ODD = List.of(
            new Odd("matrix parameter at the end", path -> path + ";x=1"),
            new Odd("matrix parameter in front", path -> "/law;x=1/.." + path),
            new Odd("matrix parameter in the middle", path -> path.replaceFirst("/([^/]+)$", ";x/$1")),
            new Odd("dot segments", path -> "/law/.." + path),
            new Odd("dot segment", path -> "/." + path),
            new Odd("empty segment", path -> "/" + path),
            new Odd("empty segment in the middle", path -> path.replaceFirst("/([^/]+)$", "//$1")),
            new Odd("encoded dots", path -> "/law/%2e%2e" + path),
            new Odd("encoded dots, mixed", path -> "/law/.%2E" + path),
            new Odd("encoded slash", path -> path.replaceFirst("/([^/]+)$", "%2f$1")),
            new Odd("encoded twice", path -> "/law/%252e%252e" + path),
            new Odd("backslash", path -> path.replaceFirst("/([^/]+)$", "\\\\$1")),
            new Odd("encoded backslash", path -> path.replaceFirst("/([^/]+)$", "%5c$1")),
            new Odd("encoded semicolon", path -> path + "%3bx"),
            new Odd("encoded NUL", path -> path + "%00"),
            new Odd("absolute form", path -> "http://127.0.0.1:1" + path),
            new Odd("another scheme", path -> "file://" + path),
            new Odd("a scheme of ours", path -> "https://localhost" + path),
            new Odd("user information", path -> AWAY + path),
            new Odd("no slash in front", path -> path.substring(1)));

    @Test
    void aTargetThatDoesNotBeginWithASlashIsRefused() throws IOException {
        String analyst = Tokens.of("analyst");
        for (String path : List.of("/api/lines", "/api/reconcile", "/api/me", "/overview", "/law", "/q/health")) {
            for (String target : List.of(
                    "http://127.0.0.1:1" + path,
                    "https://localhost" + path,
                    "file://" + path,
                    "@127.0.0.1:1/latest?x://y" + path,
                    "//127.0.0.1:1" + path,
                    path.substring(1))) {
                assertThat(status("GET", target, analyst)).as(target).isIn(400, 404);
            }
        }
    }

    @Test
    void anOddPathOpensNothingToWhoIsNotSignedIn() throws IOException {
        assertThat(opened(routes(), null)).isEmpty();
    }

    @Test
    void anOddPathOpensNothingOfAnotherAgency() throws IOException {
        assertThat(opened(routes(), Tokens.agencyPerson(UUID.randomUUID(), "reporter")))
                .isEmpty();
    }

    /** What answered otherwise than the plain path does, and is no refusal. */
    private List<String> opened(List<String[]> routes, String token) throws IOException {
        List<String> opened = new ArrayList<>();
        for (String[] route : routes) {
            int plain = status(route[0], route[1], token);
            for (Odd odd : ODD) {
                int answer = status(route[0], odd.path().apply(route[1]), token);
                if (answer != plain && answer != 400 && answer != 404) {
                    opened.add(odd.name() + ": " + route[0] + " " + odd.path().apply(route[1]) + " -> " + answer
                            + ", the plain one " + plain);
                }
            }
        }
        return opened;
    }

    private int status(String method, String target, String token) throws IOException {
        try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
            socket.setSoTimeout(10_000);
            String authorization = token == null ? "" : "Authorization: Bearer " + token + "\r\n";
            String body = method.equals("GET") || method.equals("DELETE")
                    ? "\r\n"
                    : "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
            socket.getOutputStream()
                    .write((method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                    + authorization + body)
                            .getBytes(StandardCharsets.ISO_8859_1));
            byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 400".length());
            return Integer.parseInt(new String(line, StandardCharsets.US_ASCII).substring(9));
        }
    }

    /** Every method and path of the table with ids of nothing, and the pages. */
    private static List<String[]> routes() throws IOException {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .ofNamedCsvRecord(Path.of("src/main/resources/routes.csv"))) {
            Stream<String[]> api = rows.stream().map(row -> new String[] {
                row.getField("method"),
                row.getField("path")
                        .replaceAll("\\{[a-zA-Z]+}", UUID.randomUUID().toString())
            });
            return Stream.concat(api, PAGES.stream().map(page -> new String[] {"GET", page}))
                    .toList();
        }
    }
}
