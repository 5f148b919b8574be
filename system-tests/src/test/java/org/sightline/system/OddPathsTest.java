package org.sightline.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sightline.localstack.stack.Part;
import org.sightline.testsupport.whole.Sightline;

/** A path that two programs could read differently opens nothing at the services behind the gateway either. */
@Order(6)
@ExtendWith(Sightline.class)
class OddPathsTest {

    private static final List<String> ODD = List.of(
            "%s;x=1",
            "/rules;x=1/..%s",
            "/rules/..%s",
            "/q/health/..%s",
            "/.%s",
            "/%s",
            "/rules/%%2e%%2e%s",
            "/q/health%%2f..%s",
            "\\%s",
            "http://127.0.0.1:1%s",
            "file://%s",
            "@127.0.0.1:1/x?x://y%s");

    @Test
    void anOddPathOpensNothingToWhoIsNotSignedIn() throws IOException {
        List<String> opened = new ArrayList<>();
        opened.addAll(opened(Part.INGEST, "/imports"));
        opened.addAll(opened(Part.MATCHING, "/findings"));
        opened.addAll(opened(Part.INVENTORY, "/agencies"));

        assertThat(opened).isEmpty();
    }

    private static List<String> opened(Part service, String path) throws IOException {
        List<String> opened = new ArrayList<>();
        for (String odd : ODD) {
            String target = odd.formatted(path);
            int status = status(URI.create(Sightline.stack().url(service)), target);
            if (status != 400 && status != 401 && status != 404) {
                opened.add(service + " " + target + " -> " + status);
            }
        }
        return opened;
    }

    private static int status(URI service, String target) throws IOException {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 400".length());
            return Integer.parseInt(new String(line, StandardCharsets.US_ASCII).substring(9));
        }
    }
}
