package org.sightline.gateway.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/**
 * Ends a request whose body comes too slowly or for too long: each holds a thread and a turn until its body has come. The
 * server's own time-out is between two bytes, so that a byte a minute would hold both for ever. What has come is counted from
 * the begin of the request: whoever sent much of a file may wait in between.
 */
@ApplicationScoped
class SlowBody {

    /** Before everything that may read a body. */
    private static final int FIRST = 20_001;

    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    /** Lines to the country and full queues are slow at first. */
    private static final int SECONDS_OF_GRACE = 20;

    private static final int LEAST_BYTES_A_SECOND = 256;

    /** As long as the gateway waits for a service that takes a file. */
    private static final int LONGEST_SECONDS = 6 * 60 * 60;

    private static final String PROBLEM =
            "{\"type\":\"urn:sightline:problem:too-slow\",\"title\":\"The request came too slowly\","
                    + "\"status\":408,\"detail\":\"A request has to come with at least " + LEAST_BYTES_A_SECOND
                    + " bytes a second, and within six hours. Send it again over a faster connection, or in parts.\"}";

    void register(@Observes Filters filters) {
        filters.register(SlowBody::watch, FIRST);
    }

    private static void watch(RoutingContext context) {
        if (hasBody(context.request())) {
            long began = System.nanoTime();
            long timer = context.vertx().setPeriodic(LOOK_EVERY.toMillis(), look -> {
                if (context.request().isEnded()) {
                    context.vertx().cancelTimer(look);
                } else if (isTooSlow(context.request().bytesRead(), System.nanoTime() - began)) {
                    context.vertx().cancelTimer(look);
                    end(context.request());
                }
            });
            context.addEndHandler(answered -> context.vertx().cancelTimer(timer));
        }
        context.next();
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return request.getHeader("Transfer-Encoding") != null || length != null && !length.equals("0");
    }

    /** @param nanos since the head of the request was read */
    static boolean isTooSlow(long bytes, long nanos) {
        long seconds = Duration.ofNanos(nanos).toSeconds();
        return seconds > LONGEST_SECONDS
                || seconds > SECONDS_OF_GRACE && bytes < (seconds - SECONDS_OF_GRACE) * LEAST_BYTES_A_SECOND;
    }

    private static void end(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        if (response.headWritten()) {
            request.connection().close();
            return;
        }
        response.setStatusCode(408)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Connection", "close")
                .end(PROBLEM)
                .onComplete(written -> request.connection().close());
    }
}
