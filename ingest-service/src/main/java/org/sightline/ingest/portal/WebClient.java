package org.sightline.ingest.portal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.sightline.kit.remote.Rest;

/** Asks servers on the web: bounded in time and size, never redirected, never at a private address. */
public final class WebClient {

    private static final Logger LOG = Logger.getLogger(WebClient.class);
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int BUFFER = 1 << 16;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Bounds bounds;
    private final Clock clock;

    /**
     * What a server is given.
     *
     * @param patience how long an answer may take, to its last byte
     * @param mostBytes the most bytes of an answer that is held in memory whole
     * @param privateAddresses whether this installation has its feeds on private addresses
     */
    public record Bounds(Duration patience, long mostBytes, boolean privateAddresses) {}

    public WebClient(Bounds bounds, Clock clock) {
        this.bounds = bounds;
        this.clock = clock;
    }

    /**
     * The answer, whose body is still to be read.
     *
     * @throws FeedFailure where the address is no place of a feed, or no answer begins
     */
    public HttpResponse<InputStream> send(HttpRequest.Builder asked) throws FeedFailure, InterruptedException {
        HttpRequest request = asked.timeout(bounds.patience()).build();
        PublicAddress.require(request.uri(), bounds.privateAddresses());
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException away) {
            throw new FeedFailure(
                    "The server does not answer (" + away.getClass().getSimpleName() + ").");
        }
    }

    /** The whole body; a server that sends it too slowly is not waited for. */
    public byte[] whole(HttpResponse<InputStream> answer) throws FeedFailure, InterruptedException {
        CompletableFuture<byte[]> whole = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> read(answer.body(), whole));
        try {
            return whole.get(bounds.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof FeedFailure known ? known : new FeedFailure("The answer was cut off.");
        } catch (TimeoutException slow) {
            throw new FeedFailure(
                    "The answer did not end within " + bounds.patience().toSeconds() + " seconds.");
        } finally {
            close(answer);
        }
    }

    private void read(InputStream body, CompletableFuture<byte[]> whole) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] buffer = new byte[BUFFER];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                bytes.write(buffer, 0, read);
                if (bytes.size() > bounds.mostBytes()) {
                    throw new FeedFailure("The answer has more than " + bounds.mostBytes() + " bytes.");
                }
            }
            whole.complete(bytes.toByteArray());
        } catch (IOException | FeedFailure failed) {
            whole.completeExceptionally(failed);
        }
    }

    /** Gives up what is left of an answer. */
    public static void close(HttpResponse<InputStream> answer) {
        try {
            answer.body().close();
        } catch (IOException gone) {
            LOG.debugf("The connection to a feed was gone before it was closed: %s", gone.getMessage());
        }
    }

    /**
     * Lets an answer pass that is good.
     *
     * @throws FeedFailure where it is not, and with how long the server wants to be left alone where it says that
     */
    public void requireGood(HttpResponse<InputStream> answer) throws FeedFailure {
        requireTime(answer);
        if (answer.statusCode() != 200) {
            throw new FeedFailure("The server answers " + answer.statusCode() + ".");
        }
    }

    /**
     * Lets an answer pass of a server that has time for us.
     *
     * @throws FeedFailure where it has not
     */
    public void requireTime(HttpResponse<InputStream> answer) throws FeedFailure {
        int status = answer.statusCode();
        if (status == TOO_MANY || status == UNAVAILABLE) {
            throw new FeedFailure(
                    "The server asks to come later (" + status + ").",
                    Rest.asked(answer.headers().firstValue("Retry-After").orElse(null), clock.instant()));
        }
    }
}
