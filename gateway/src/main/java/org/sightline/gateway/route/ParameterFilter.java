package org.sightline.gateway.route;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** The {@link ParameterCheck} for what the gateway answers itself; the relay checks what it passes on. */
class ParameterFilter {

    private final PublicRoutes routes;
    private final RoutingContext request;

    ParameterFilter(PublicRoutes routes, RoutingContext request) {
        this.routes = routes;
        this.request = request;
    }

    @ServerRequestFilter
    public void check(ContainerRequestContext context) {
        if (context.getUriInfo().getPath().startsWith("/api/")) {
            routes.ownOperation(context.getMethod(), request.request().path())
                    .ifPresent(operation -> ParameterCheck.require(operation, PublicRoutes.query(request)));
        }
    }
}
