package org.sightline.matching.remote;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.sightline.kit.remote.PublicAddress;
import org.sightline.kit.remote.Rest;

/**
 * Asks servers for what they publish: bounded in time, never at a private address. Publishers move their files behind
 * redirects, so a few are followed, each looked at like the first address. How many bytes are taken is up to the reader.
 */
public final class GuardedReader {

    private static final Logger LOG = Logger.getLogger(GuardedReader.class);
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int MOST_REDIRECTS = 4;
    private static final int GOOD = 200;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> LATER = Set.of(429, 503);

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
     * @param patience how long an answer may take to begin, and again to end
     * @param privateAddresses whether addresses of this network, and without TLS, may be asked
     */
    public record Bounds(Duration patience, boolean privateAddresses) {}

    /** Makes something of an answer that is no redirect. */
    public interface Reading<T> {
        T read(URI address, HttpResponse<InputStream> answer) throws FetchFailure;
    }

    /** Takes a body, all of it. */
    public interface Taking<T> {
        T take(InputStream body) throws IOException, FetchFailure;
    }

    public GuardedReader(Bounds bounds, Clock clock) {
        this.bounds = bounds;
        this.clock = clock;
    }

    /**
     * Asks a server, and those that it leads to.
     *
     * @param asks adds headers to each request
     * @throws FetchFailure where an address may not be asked, no answer begins, or the reading fails
     */
    public <T> T get(URI first, Consumer<HttpRequest.Builder> asks, Reading<T> reading)
            throws FetchFailure, InterruptedException {
        URI address = first;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            HttpResponse<InputStream> answer = send(address, asks);
            try {
                if (!REDIRECTS.contains(answer.statusCode())) {
                    return reading.read(address, answer);
                }
            } finally {
                close(answer.body());
            }
            address = target(address, answer);
        }
        throw new FetchFailure("The server leads from one address to another more than " + MOST_REDIRECTS + " times.");
    }

    private HttpResponse<InputStream> send(URI address, Consumer<HttpRequest.Builder> asks)
            throws FetchFailure, InterruptedException {
        String refusal = PublicAddress.refusal(address, bounds.privateAddresses());
        if (refusal != null) {
            throw new FetchFailure(refusal);
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(bounds.patience());
        asks.accept(request);
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException away) {
            throw new FetchFailure(
                    "The server does not answer (" + away.getClass().getSimpleName() + ").");
        }
    }

    private static URI target(URI from, HttpResponse<?> answer) throws FetchFailure {
        try {
            return from.resolve(answer.headers()
                    .firstValue("Location")
                    .orElseThrow(
                            () -> new FetchFailure("The server leads to another address and does not say which.")));
        } catch (IllegalArgumentException notAnAddress) {
            throw new FetchFailure("The server leads to something that is no address.");
        }
    }

    /**
     * Lets an answer pass that is good.
     *
     * @throws FetchFailure where it is not, and with how long the server wants to be left alone where it says that
     */
    public void requireGood(HttpResponse<?> answer) throws FetchFailure {
        int status = answer.statusCode();
        if (LATER.contains(status)) {
            String later = answer.headers().firstValue("Retry-After").orElse(null);
            throw new FetchFailure(
                    "The server asks to come later (" + status + ").", Rest.asked(later, clock.instant()));
        }
        if (status != GOOD) {
            throw new FetchFailure("The server answers " + status + ".");
        }
    }

    /**
     * Takes a body; a server that sends it too slowly is not waited for.
     *
     * @throws FetchFailure where it was too slow, cut off, or more than may be taken
     */
    public <T> T within(InputStream body, Taking<T> taking) throws FetchFailure {
        AtomicBoolean late = new AtomicBoolean();
        CompletableFuture<Void> deadline = CompletableFuture.runAsync(
                () -> {
                    late.set(true);
                    close(body);
                },
                CompletableFuture.delayedExecutor(bounds.patience().toMillis(), TimeUnit.MILLISECONDS));
        try {
            return taking.take(body);
        } catch (FetchFailure failed) {
            throw late.get() ? slow() : failed;
        } catch (IOException cut) {
            throw late.get() ? slow() : new FetchFailure("The answer was cut off.");
        } finally {
            deadline.cancel(false);
        }
    }

    private FetchFailure slow() {
        return new FetchFailure(
                "The answer did not end within " + bounds.patience().toSeconds() + " seconds.");
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException gone) {
            LOG.debugf("The connection was gone before it was closed: %s", gone.getMessage());
        }
    }
}
