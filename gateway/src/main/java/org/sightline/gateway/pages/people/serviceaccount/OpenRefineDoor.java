package org.sightline.gateway.pages.people.serviceaccount;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.sightline.gateway.relay.RelayResource;

/**
 * The door for OpenRefine: {@code /reconcile/KEY}. Before anything else sees the request, the key is changed for a token of
 * its machine and the request goes on as one to {@code /api/reconcile}; so whatever looks at it or writes about it later
 * knows no key, and limits, the table of routes and the services hold it to what the machine may do. A key that opens nothing is
 * answered as a bad token is.
 */
@ApplicationScoped
class OpenRefineDoor {

    private static final Logger LOG = Logger.getLogger(OpenRefineDoor.class);

    /** The path in front of the key. */
    static final String PATH = "/reconcile/";

    private static final String BEHIND = "/api/reconcile";
    private static final String SUGGEST = "/suggest/entity";
    private static final Set<String> OPEN = Set.of("", "/", SUGGEST);
    private static final String NO_TOKEN = "none";

    /** In the data of a request that came in here; what is said of its answer before it goes on is dropped then. */
    private static final String CAME_IN = "openrefine-door";

    /** Before the headers of every answer, which look at the path. */
    private static final int FIRST = 20_000;

    private static final int UNAVAILABLE = 503;

    private final OpenRefineAddresses addresses;

    OpenRefineDoor(OpenRefineAddresses addresses) {
        this.addresses = addresses;
    }

    void register(@Observes Filters filters) {
        filters.register(this::enter, FIRST);
    }

    private void enter(RoutingContext request) {
        String path = request.request().path();
        if (Boolean.TRUE.equals(request.get(CAME_IN))) {
            // The page of OpenRefine reads the manifest and the suggestions from its own origin.
            request.addHeadersEndHandler(
                    ready -> request.response().putHeader(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, "*"));
        }
        if (path == null || !path.startsWith(PATH)) {
            request.next();
            return;
        }
        int end = path.indexOf('/', PATH.length());
        String key = path.substring(PATH.length(), end < 0 ? path.length() : end);
        String rest = end < 0 ? "" : path.substring(end);
        request.vertx()
                .executeBlocking(() -> OPEN.contains(rest) ? addresses.token(key) : Optional.<String>empty(), false)
                .onSuccess(token -> goOn(request, key, rest, token))
                .onFailure(failed -> later(request, failed));
    }

    private static void goOn(RoutingContext request, String key, String rest, Optional<String> token) {
        HttpServerRequest asked = request.request();
        asked.headers()
                .remove(HttpHeaderNames.COOKIE)
                .set(HttpHeaderNames.AUTHORIZATION, "Bearer " + token.orElse(NO_TOKEN));
        request.put(CAME_IN, true);
        token.ifPresent(opened -> request.put(RelayResource.RECONCILED_AT, PATH + key));
        String query = asked.query();
        request.reroute(BEHIND + (rest.equals(SUGGEST) ? SUGGEST : "") + (query == null ? "" : "?" + query));
    }

    /** Nothing is known of the key while Keycloak or the database is away. */
    private static void later(RoutingContext request, Throwable failed) {
        LOG.warnf(
                "An address for OpenRefine cannot be checked: %s",
                failed.getClass().getName());
        request.response()
                .setStatusCode(UNAVAILABLE)
                .putHeader(HttpHeaderNames.CONTENT_TYPE, "text/plain")
                .putHeader(HttpHeaderNames.RETRY_AFTER, "60")
                .end("The address cannot be checked right now. Try again in a minute.");
    }
}
