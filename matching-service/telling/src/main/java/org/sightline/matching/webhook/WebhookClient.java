package org.sightline.matching.webhook;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Calls webhooks: one request each, bounded in time, at the machine that was looked at before; no redirect is followed, and
 * of the answer nothing but the status is read.
 */
@ApplicationScoped
class WebhookClient {

    private static final int FIRST_GOOD = 200;
    private static final int LAST_GOOD = 299;

    private final HttpClient http;
    private final Duration patience;
    private final boolean loopback;

    WebhookClient(Vertx vertx, WebhookSettings settings) {
        this.patience = settings.patience();
        this.loopback = settings.loopback();
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setVerifyHost(true)
                .setForceSni(true)
                .setMaxPoolSize(WebhookJob.MOST_AT_ONCE)
                .setConnectTimeout((int) patience.toMillis())
                .setMaxInitialLineLength(1024)
                .setMaxHeaderSize(16_384));
    }

    /**
     * What came of a request.
     *
     * @param status null where there was no answer
     * @param error as a sentence; null where it was taken
     */
    record Outcome(@Nullable Integer status, @Nullable String error) {

        /** Whether the receiver took it. */
        boolean good() {
            return error == null;
        }
    }

    /**
     * A request.
     *
     * @param signatures one, or two while a secret is changed, with a space between them
     */
    record Call(String address, UUID id, Instant at, String signatures, String body) {}

    /** Calls the webhook and waits for its answer. */
    Outcome send(Call call) {
        CompletableFuture<Integer> status = new CompletableFuture<>();
        try {
            WebhookAddress address = WebhookAddress.of(call.address(), loopback);
            begin(address, address.resolved(loopback), call, status);
            return outcome(status.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (WebhookAddress.Refused refused) {
            return new Outcome(null, refused.getMessage());
        } catch (TimeoutException slow) {
            status.cancel(false);
            return new Outcome(null, "The receiver did not answer within " + patience.toSeconds() + " seconds.");
        } catch (ExecutionException failed) {
            String what = String.valueOf(failed.getCause()).split("[:\\s]", 2)[0];
            return new Outcome(
                    null, "The receiver does not answer (" + what.substring(what.lastIndexOf('.') + 1) + ").");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Outcome(null, "The service was stopped.");
        }
    }

    private static Outcome outcome(int status) {
        if (status >= FIRST_GOOD && status <= LAST_GOOD) {
            return new Outcome(status, null);
        }
        return new Outcome(status, "The receiver answered " + status + "; only 200 to 299 is taken as received.");
    }

    private void begin(WebhookAddress address, InetAddress machine, Call call, CompletableFuture<Integer> status) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(address.port(), machine.getHostAddress()))
                .setHost(address.host())
                .setPort(address.port())
                .setSsl(address.encrypted())
                .setURI(address.target())
                .setFollowRedirects(false)
                .setTimeout(patience.toMillis())
                .setHeaders(MultiMap.caseInsensitiveMultiMap()
                        .add("Content-Type", "application/json")
                        .add("User-Agent", "Sightline")
                        .add("webhook-id", call.id().toString())
                        .add("webhook-timestamp", Long.toString(call.at().getEpochSecond()))
                        .add("webhook-signature", call.signatures()));
        http.request(options)
                .compose(request -> request.send(Buffer.buffer(call.body())))
                .onSuccess(response -> {
                    status.complete(response.statusCode());
                    // What else it says is not read.
                    close(response.request());
                })
                .onFailure(status::completeExceptionally);
    }

    private static void close(HttpClientRequest request) {
        request.connection().close();
    }
}
