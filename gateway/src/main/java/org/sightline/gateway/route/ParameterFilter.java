package org.sightline.gateway.route;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * The {@link ParameterCheck} for what the gateway answers itself; the relay checks what it passes on. A page has the values
 * of the operation that gives the same as JSON: what cannot be read is said, rather than that there is no such page.
 */
class ParameterFilter {

    private final PublicRoutes routes;
    private final RoutingContext request;

    ParameterFilter(PublicRoutes routes, RoutingContext request) {
        this.routes = routes;
        this.request = request;
    }

    @ServerRequestFilter
    public void check(ContainerRequestContext context) {
        MultiMap query = PublicRoutes.query(request);
        withoutBlanks(query);
        String path = request.request().path();
        if (context.getUriInfo().getPath().startsWith("/api/")) {
            routes.ownOperation(context.getMethod(), path)
                    .ifPresent(operation -> ParameterCheck.require(operation, query));
        } else if (!query.isEmpty()) {
            routes.ownOperation(context.getMethod(), "/api" + path)
                    .ifPresent(operation -> ParameterCheck.requireValues(operation, query));
        }
    }

    /** A field of a form that was left empty says nothing. */
    private static void withoutBlanks(MultiMap query) {
        List.copyOf(query.names()).stream()
                .filter(name -> query.getAll(name).stream().allMatch(String::isEmpty))
                .forEach(query::remove);
    }
}
