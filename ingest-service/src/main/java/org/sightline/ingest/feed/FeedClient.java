package org.sightline.ingest.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.portal.DocumentApi;
import org.sightline.ingest.portal.FeedFailure;
import org.sightline.ingest.portal.PagedApi;
import org.sightline.ingest.portal.PublicAddress;
import org.sightline.kit.json.Json;

/** Asks the servers of feeds: bounded in time and size, never redirected, never at a private address. */
@ApplicationScoped
class FeedClient {

    private static final Logger LOG = Logger.getLogger(FeedClient.class);
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int BUFFER = 1 << 16;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final FeedSettings settings;
    private final Config config;
    private final Clock clock;

    FeedClient(FeedSettings settings, Config config, Clock clock) {
        this.settings = settings;
        this.config = config;
        this.clock = clock;
    }

    /**
     * The rows after a place, all of them there.
     *
     * @throws FeedFailure where the server does not give them, or not whole
     */
    PagedApi.Rows rows(Feed feed, PagedApi api, @Nullable String place) throws FeedFailure, InterruptedException {
        URI address = address(api, feed.address(), place);
        PublicAddress.require(address, settings.privateAddresses());
        HttpRequest.Builder request = request(address, "application/json", feed, api.secretHeader());
        String asked = api.body(feed.address(), place, settings.pageRows());
        if (asked != null) {
            request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(asked));
        }
        HttpResponse<InputStream> answer = send(request.build());
        byte[] body = body(answer);
        requireGood(answer);
        return api.read(parsed(body), answer.headers(), place, settings.pageRows());
    }

    /**
     * The document at a place, all of it.
     *
     * @throws FeedFailure where the server does not give it, or not whole
     */
    byte[] document(Feed feed, DocumentApi api, DocumentApi.Place place) throws FeedFailure, InterruptedException {
        URI address;
        try {
            address = api.request(feed.address(), place);
        } catch (IllegalArgumentException notAnAddress) {
            throw new FeedFailure("\"" + feed.address() + "\" is no address.");
        }
        PublicAddress.require(address, settings.privateAddresses());
        HttpResponse<InputStream> answer =
                send(request(address, api.accept(), feed, api.secretHeader()).build());
        byte[] body = body(answer);
        requireGood(answer);
        return body;
    }

    private HttpRequest.Builder request(URI address, String accept, Feed feed, String secretHeader) throws FeedFailure {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(settings.patience()).header("Accept", accept);
        if (feed.secret() != null) {
            request.header(secretHeader, secret(feed.secret()));
        }
        return request;
    }

    private URI address(PagedApi api, String address, @Nullable String place) throws FeedFailure {
        try {
            return api.request(address, place, settings.pageRows());
        } catch (IllegalArgumentException notAnAddress) {
            throw new FeedFailure("\"" + address + "\" is no address.");
        }
    }

    private String secret(String name) throws FeedFailure {
        return config.getOptionalValue("sightline.feed-secret." + name, String.class)
                .orElseThrow(() -> new FeedFailure("The configuration has no secret \"" + name + "\"."));
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws FeedFailure, InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException away) {
            throw new FeedFailure(
                    "The server does not answer (" + away.getClass().getSimpleName() + ").");
        }
    }

    /** The whole body; a server that sends it too slowly is not waited for. */
    private byte[] body(HttpResponse<InputStream> answer) throws FeedFailure, InterruptedException {
        CompletableFuture<byte[]> whole = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> read(answer.body(), whole));
        try {
            return whole.get(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof FeedFailure known ? known : new FeedFailure("The answer was cut off.");
        } catch (TimeoutException slow) {
            throw new FeedFailure(
                    "The answer did not end within " + settings.patience().toSeconds() + " seconds.");
        } finally {
            close(answer.body());
        }
    }

    private void read(InputStream body, CompletableFuture<byte[]> whole) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] buffer = new byte[BUFFER];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                bytes.write(buffer, 0, read);
                if (bytes.size() > settings.mostBytes()) {
                    throw new FeedFailure("The answer has more than " + settings.mostBytes() + " bytes.");
                }
            }
            whole.complete(bytes.toByteArray());
        } catch (IOException | FeedFailure failed) {
            whole.completeExceptionally(failed);
        }
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException gone) {
            LOG.debugf("The connection to a feed was gone before it was closed: %s", gone.getMessage());
        }
    }

    private void requireGood(HttpResponse<InputStream> answer) throws FeedFailure {
        int status = answer.statusCode();
        if (status == TOO_MANY || status == UNAVAILABLE) {
            throw new FeedFailure(
                    "The server asks to come later (" + status + ").",
                    answer.headers()
                            .firstValue("Retry-After")
                            .map(this::waiting)
                            .orElse(null));
        }
        if (status != 200) {
            throw new FeedFailure("The server answers " + status + ".");
        }
    }

    /** How long a server wants to be left alone: seconds or a date; null where it says neither. */
    private @Nullable Duration waiting(String retryAfter) {
        try {
            return retryAfter.chars().allMatch(Character::isDigit)
                    ? Duration.ofSeconds(Long.parseLong(retryAfter))
                    : Duration.between(
                            clock.instant(),
                            ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (DateTimeException | NumberFormatException neither) {
            return null;
        }
    }

    private static JsonNode parsed(byte[] body) throws FeedFailure {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JsonProcessingException cut) {
            throw new FeedFailure("The answer is no whole JSON document; it may have been cut off.");
        } catch (IOException unreadable) {
            throw new FeedFailure("The answer cannot be read.");
        }
    }

    /** When the feed may be asked again after a failure. */
    Instant nextAttempt(FeedFailure failure, int failuresBefore) {
        Duration asked = failure.comeAfter();
        Duration rest = settings.backOff().multipliedBy(1L << Math.min(failuresBefore, 16));
        Duration longest = settings.longestBackOff();
        Duration wait = asked != null && asked.isPositive() ? asked : rest;
        return clock.instant().plus(wait.compareTo(longest) > 0 ? longest : wait);
    }
}
