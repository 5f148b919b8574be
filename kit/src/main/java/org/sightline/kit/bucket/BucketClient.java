package org.sightline.kit.bucket;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.digest.Sha256;

/**
 * Keeps objects in a bucket of this installation. Each request is signed, with the hash of what it sends, and ends within a
 * time; whatever keeps it from being done is an {@link IOException} that names the server's code and no secret.
 */
public final class BucketClient {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int OBJECTS_OF_A_PAGE = 1_000;
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final BucketAddress address;
    private final @Nullable BucketSignature signature;
    private final Duration patience;
    private final Clock clock;

    /**
     * Makes one.
     *
     * @param address its prefix is put before each name
     * @param secret {@code KEYID:SECRETKEY}
     * @param patience how long a request may take, to the last byte of its answer
     * @throws IllegalArgumentException with a sentence, where the secret is not written so
     */
    public BucketClient(BucketAddress address, String secret, Duration patience, Clock clock) {
        this.address = address;
        this.signature = BucketSignature.of(secret, address.region());
        this.patience = patience;
        this.clock = clock;
    }

    /** Writes an object. The server takes it whole, by the hash in the signature, or not at all. */
    public void put(String name, Path file) throws IOException {
        HttpRequest.Builder request = request("PUT", object(name), hash(file));
        answer(request.PUT(HttpRequest.BodyPublishers.ofFile(file)), BodyHandlers.ofByteArray(), OK);
    }

    private static String hash(Path file) throws IOException {
        Sha256 digest = Sha256.start();
        try (InputStream in = digest.reading(Files.newInputStream(file))) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return digest.hex();
    }

    /** When an object was written, by the clock of the server; null where there is none. */
    public @Nullable Instant modified(String name) throws IOException {
        HttpResponse<byte[]> answer =
                send(request("HEAD", object(name), BucketSignature.NO_BODY).HEAD(), BodyHandlers.ofByteArray());
        if (answer.statusCode() == NOT_FOUND) {
            return null;
        }
        require(answer, OK);
        try {
            String said = answer.headers().firstValue("Last-Modified").orElse("");
            return ZonedDateTime.parse(said, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException unsaid) {
            throw new IOException("The server does not say when an object was written", unsaid);
        }
    }

    /**
     * Reads an object.
     *
     * @param into a file, of which only a whole object may be believed
     * @throws NoSuchFileException where there is no such object
     */
    public void get(String name, Path into) throws IOException {
        HttpRequest.Builder request =
                request("GET", object(name), BucketSignature.NO_BODY).GET();
        BodyHandler<byte[]> handler = head -> head.statusCode() == OK
                ? BodySubscribers.mapping(BodySubscribers.ofFile(into), file -> new byte[0])
                : BodySubscribers.ofByteArray();
        HttpResponse<byte[]> answer = send(request, handler);
        if (answer.statusCode() == NOT_FOUND && "NoSuchKey".equals(BucketError.code(answer.body()))) {
            throw new NoSuchFileException(name);
        }
        require(answer, OK);
    }

    /** Deletes an object; no more happens where there is none. */
    public void delete(String name) throws IOException {
        answer(
                request("DELETE", object(name), BucketSignature.NO_BODY).DELETE(),
                BodyHandlers.ofByteArray(),
                NO_CONTENT);
    }

    /** All objects, their names without the prefix. */
    public List<BucketObject> list() throws IOException {
        List<BucketObject> objects = new ArrayList<>();
        String next = null;
        do {
            HttpRequest.Builder request = request("GET", address.list(OBJECTS_OF_A_PAGE, next), BucketSignature.NO_BODY)
                    .GET();
            BucketList page = BucketList.of(answer(request, BodyHandlers.ofByteArray(), OK));
            for (BucketObject one : page.objects()) {
                String name = one.key()
                        .substring(Math.min(one.key().length(), address.prefix().length()));
                objects.add(new BucketObject(name, one.bytes(), one.modified(), one.etag()));
            }
            next = page.objects().isEmpty() ? null : page.next();
        } while (next != null);
        return objects;
    }

    private URI object(String name) {
        return address.object(address.prefix() + name);
    }

    private HttpRequest.Builder request(String method, URI asked, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(asked);
        if (signature != null) {
            signature.headers(method, asked, Map.of(), body, clock.instant()).forEach(request::header);
        }
        return request;
    }

    private byte[] answer(HttpRequest.Builder asked, BodyHandler<byte[]> handler, int good) throws IOException {
        HttpResponse<byte[]> answer = send(asked, handler);
        require(answer, good);
        return answer.body();
    }

    private static void require(HttpResponse<byte[]> answer, int good) throws IOException {
        if (answer.statusCode() != good) {
            throw new IOException(
                    ("The server of the bucket answers " + answer.statusCode() + " " + BucketError.code(answer.body()))
                            .strip());
        }
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder asked, BodyHandler<T> handler) throws IOException {
        CompletableFuture<HttpResponse<T>> answer = http.sendAsync(asked.build(), handler);
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            answer.cancel(true);
            throw new IOException("The server of the bucket took longer than " + patience.toSeconds() + " s", slow);
        } catch (ExecutionException failed) {
            throw new IOException("The server of the bucket does not answer", failed.getCause());
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The bucket was not waited for");
        }
    }
}
