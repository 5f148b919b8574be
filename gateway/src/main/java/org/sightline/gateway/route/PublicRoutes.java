package org.sightline.gateway.route;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;

/** The table of routes beside the public document, for requests. */
@Singleton
public class PublicRoutes {

    private final Routes table = Routes.table();
    private final ApiDocument document = ApiDocument.of("gateway");

    /** As {@link Routes#match}. */
    public Routes.Match match(String method, String path) {
        return table.match(method, path);
    }

    /** The route of a request; empty where there is none. */
    public Optional<Route> find(String method, String path) {
        return table.find(method, path).map(Routes.Match::route);
    }

    /** As {@link Routes#methods}. */
    public List<String> methods(String path) {
        return table.methods(path);
    }

    /** What the public document says of a route; null where it does not know it. */
    public ApiDocument.@Nullable Operation operation(Route route) {
        return document.operation(route.method(), route.path());
    }

    /** The operation that the gateway answers itself; empty where it does not. */
    public Optional<ApiDocument.Operation> ownOperation(String method, String path) {
        return table.find(method, path)
                .map(Routes.Match::route)
                .filter(route -> route.service() == null)
                .map(this::operation);
    }

    /** @throws Problem 400 where the query cannot be decoded */
    public static MultiMap query(RoutingContext request) {
        try {
            return request.queryParams();
        } catch (RuntimeException malformed) {
            throw Problem.of(
                    400, "malformed-query", "The query cannot be read", "Write special characters as %XX, in UTF-8.");
        }
    }
}
