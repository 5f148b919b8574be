package org.sightline.testsupport.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Requests by the thousand, for tables of who may do what: each role, each operation, two agencies. RestAssured takes more
 * processor for one of them than the gateway does.
 */
public final class ManyRequests {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final URI server;

    /** Requests to the paths below an address. */
    public ManyRequests(URI server) {
        this.server = server;
    }

    /** To the service under test. */
    static ManyRequests toService() {
        return new ManyRequests(URI.create(ConfigProvider.getConfig().getValue("test.url", String.class)));
    }

    /**
     * The answer, of whatever status, redirects too.
     *
     * @param headers names and values
     * @param path with its query, encoded
     * @param content what is sent; null: nothing
     */
    public HttpResponse<String> send(
            String method, String path, Map<String, String> headers, @Nullable Content content) {
        BodyPublisher body = content == null ? BodyPublishers.noBody() : BodyPublishers.ofString(content.text());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE).method(method, body);
        headers.forEach(request::header);
        if (content != null) {
            request.setHeader("Content-Type", content.type());
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(method + " " + path, failed);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(method + " " + path, ended);
        }
    }

    /** What a request carries, and its media type. */
    public record Content(String type, String text) {

        /** An object without a field. */
        public static final Content EMPTY_JSON = new Content("application/json", "{}");
        /** A small table, as a form sends it. */
        private static final Content FILE = new Content("multipart/form-data; boundary=part", """
                --part\r
                Content-Disposition: form-data; name="file"; filename="any.csv"\r
                Content-Type: application/octet-stream\r
                \r
                a,b
                1,2
                \r
                --part--\r
                """);

        /**
         * What a row of the gateway's table of pages says that is sent.
         *
         * @param body {@code file}, {@code form}, or nothing
         * @param fields of the form, encoded: {@code name=value&name=value}
         */
        public static @Nullable Content ofRow(String body, String fields) {
            return switch (body) {
                case "file" -> FILE;
                case "form" -> new Content("application/x-www-form-urlencoded", fields);
                default -> null;
            };
        }
    }
}
