package org.sightline.matching.listfeed;

import jakarta.enterprise.context.ApplicationScoped;
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
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.file.KeptFiles;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.remote.PublicAddress;
import org.sightline.kit.remote.Rest;

/**
 * Asks the servers of published lists: bounded in time and size, never at a private address. Publishers move their files
 * behind redirects, so a few are followed, each looked at like the first address.
 */
@ApplicationScoped
class ListClient {

    private static final Logger LOG = Logger.getLogger(ListClient.class);
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int MOST_REDIRECTS = 4;
    private static final int GOOD = 200;
    private static final int NOT_MODIFIED = 304;
    private static final int TOO_LARGE = 413;
    private static final int FULL = 507;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> LATER = Set.of(429, 503);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final ListFolder folder;
    private final ListSettings settings;
    private final Clock clock;

    ListClient(ListFolder folder, ListSettings settings, Clock clock) {
        this.folder = folder;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A file that came, all of it.
     *
     * @param file to be closed
     * @param address where it was in the end
     */
    record Came(
            KeptFiles.Part file,
            URI address,
            @Nullable String etag,
            @Nullable String lastModified) {}

    /**
     * Fetches the file of a list.
     *
     * @return null where the server says that it is the one that was compared last
     * @throws FetchFailure where the server does not give it, or not whole
     */
    @Nullable
    Came get(ListFeed feed) throws FetchFailure, InterruptedException {
        URI address = URI.create(feed.address());
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            String refusal = PublicAddress.refusal(address, settings.privateAddresses());
            if (refusal != null) {
                throw new FetchFailure(refusal);
            }
            HttpResponse<InputStream> answer = send(request(address, feed));
            try (InputStream body = answer.body()) {
                if (!REDIRECTS.contains(answer.statusCode())) {
                    return came(feed, address, answer, body);
                }
            } catch (IOException gone) {
                LOG.debugf("The connection to a list was gone before it was closed: %s", gone.getMessage());
            }
            address = target(address, answer);
        }
        throw new FetchFailure("The server leads from one address to another more than " + MOST_REDIRECTS + " times.");
    }

    private HttpRequest request(URI address, ListFeed feed) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(settings.patience())
                .header("Accept", "text/csv, application/json, application/xml;q=0.9, */*;q=0.5");
        if (!feed.wanted() && feed.etag() != null) {
            request.header("If-None-Match", feed.etag());
        }
        if (!feed.wanted() && feed.lastModified() != null) {
            request.header("If-Modified-Since", feed.lastModified());
        }
        return request.build();
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws FetchFailure, InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofInputStream());
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

    private @Nullable Came came(ListFeed feed, URI address, HttpResponse<?> answer, InputStream body)
            throws FetchFailure {
        int status = answer.statusCode();
        if (status == NOT_MODIFIED && !feed.wanted()) {
            return null;
        }
        if (LATER.contains(status)) {
            String later = answer.headers().firstValue("Retry-After").orElse(null);
            throw new FetchFailure(
                    "The server asks to come later (" + status + ").", Rest.asked(later, clock.instant()));
        }
        if (status != GOOD) {
            throw new FetchFailure("The server answers " + status + ".");
        }
        return new Came(
                file(body, answer.headers().firstValueAsLong("Content-Length").orElse(-1)),
                address,
                answer.headers().firstValue("ETag").orElse(null),
                answer.headers().firstValue("Last-Modified").orElse(null));
    }

    /** The whole file on disk; a server that sends it too slowly is not waited for. */
    private KeptFiles.Part file(InputStream body, long announced) throws FetchFailure {
        AtomicBoolean late = new AtomicBoolean();
        CompletableFuture<Void> deadline = CompletableFuture.runAsync(
                () -> {
                    late.set(true);
                    close(body);
                },
                CompletableFuture.delayedExecutor(settings.patience().toMillis(), TimeUnit.MILLISECONDS));
        try {
            KeptFiles.Part file = folder.take(body, announced);
            if (!deadline.cancel(false)) {
                file.close();
                throw slow();
            }
            return file;
        } catch (Problem refused) {
            throw late.get() ? slow() : failure(refused);
        } finally {
            deadline.cancel(false);
        }
    }

    private FetchFailure slow() {
        return new FetchFailure(
                "The answer did not end within " + settings.patience().toSeconds() + " seconds.");
    }

    private FetchFailure failure(Problem refused) {
        return switch (refused.status()) {
            case TOO_LARGE -> new FetchFailure("The file has more than " + settings.mostBytes() + " bytes.");
            case FULL -> new FetchFailure("There is no room for the file on the disk.");
            default -> new FetchFailure("The answer was cut off.");
        };
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException gone) {
            LOG.debugf("The connection to a slow list was gone: %s", gone.getMessage());
        }
    }
}
