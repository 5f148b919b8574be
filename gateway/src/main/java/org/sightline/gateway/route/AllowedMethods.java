package org.sightline.gateway.route;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Says with each 405 which methods the address of the API takes, whoever refused the one that was used (RFC 9110, 15.5.6). */
class AllowedMethods {

    private static final int NOT_ALLOWED = 405;

    private final PublicRoutes routes;
    private final RoutingContext request;

    AllowedMethods(PublicRoutes routes, RoutingContext request) {
        this.routes = routes;
        this.request = request;
    }

    @ServerResponseFilter
    public void say(ContainerResponseContext response) {
        if (response.getStatus() == NOT_ALLOWED) {
            List<String> methods = routes.methods(request.request().path());
            if (!methods.isEmpty()) {
                response.getHeaders().putSingle(HttpHeaders.ALLOW, String.join(", ", methods));
            }
        }
    }
}
