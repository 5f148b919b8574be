package org.sightline.kit.bounds;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What becomes of a body that nobody reads any more, because its request is answered: a little of it is thrown away, so that
 * the sender finds the answer; then the connection is closed. Otherwise the rest of it, however much it is, would be taken
 * into memory.
 */
@ApplicationScoped
class UnreadBody {

    /** Before everything that may answer. */
    private static final int FIRST = 20_000;

    private static final long MOST_THROWN_AWAY = 4L << 20;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    void register(@Observes Filters filters) {
        filters.register(UnreadBody::watch, FIRST);
    }

    private static void watch(RoutingContext request) {
        if (request.request().version() != HttpVersion.HTTP_2) {
            request.addEndHandler(answered -> end(request));
        }
        request.next();
    }

    private static void end(RoutingContext answered) {
        HttpServerRequest request = answered.request();
        if (request.isEnded() || answered.response().closed()) {
            return;
        }
        AtomicLong left = new AtomicLong(MOST_THROWN_AWAY);
        request.handler(bytes -> {
            if (left.addAndGet(-bytes.length()) < 0) {
                close(request);
            }
        });
        request.resume();
        answered.vertx().setTimer(LONGEST_WAIT.toMillis(), late -> close(request));
    }

    private static void close(HttpServerRequest request) {
        if (!request.isEnded()) {
            request.connection().close();
        }
    }
}
