package org.sightline.gateway.relay;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.gateway.route.ApiDocument;
import org.sightline.gateway.route.ParameterCheck;
import org.sightline.gateway.route.Part;
import org.sightline.gateway.route.PublicRoutes;
import org.sightline.gateway.route.Route;
import org.sightline.gateway.route.Routes;
import org.sightline.gateway.view.View;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.OperationName;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.trace.Trace;

/** Answers requests of the API by the table of routes: who may ask, which service answers, what the log says. */
@ApplicationScoped
public class ApiRelay {

    private static final List<String> TO_SERVICE =
            List.of("Accept", "Content-Type", "If-Match", "If-None-Match", "Idempotency-Key");
    private static final int MOST_BYTES_OF_A_DOCUMENT = 10 << 20;

    private final PublicRoutes routes;
    private final CurrentCaller current;
    private final ViewRepository stored;
    private final ServiceClient services;
    private final AuditedCalls audited;
    private final View view;
    private final RoutingContext request;

    ApiRelay(
            PublicRoutes routes,
            CurrentCaller current,
            ViewRepository stored,
            ServiceClient services,
            AuditedCalls audited,
            View view,
            RoutingContext request) {
        this.routes = routes;
        this.current = current;
        this.stored = stored;
        this.services = services;
        this.audited = audited;
        this.view = view;
        this.request = request;
    }

    /**
     * Answers the current request.
     *
     * @param body null for none
     * @throws Problem 404 or 405 where the table has no such row, 403 or 404 where the caller may not do this, 422
     *     where the query has an unknown parameter, 413 where the body is too large, 503 where the service does not
     *     answer
     */
    public Response answer(@Nullable InputStream body) {
        Routes.Match match = routes.match(
                request.request().method().name(), request.request().path());
        Route route = match.route();
        Part service = route.service();
        ApiDocument.Operation operation = routes.operation(route);
        if (service == null || operation == null) {
            throw Problem.notFound();
        }
        Trace.operation(route.operation());
        MultiMap query = PublicRoutes.query(request);
        UUID chain = chain(match, query);
        current.requireOperation(OperationName.of(route.method(), route.path().toString()));
        if (route.changes() && route.action() != null && route.action().needsFreshSignIn()) {
            current.requireFreshSignIn();
        }
        ParameterCheck.require(operation, query);
        String path = ServiceAddress.path(route, operation, match.values());
        ServiceClient.Call call = new ServiceClient.Call(
                service, route.method(), path + ServiceAddress.query(query), headers(), body(route, body));
        return passedOn(route, send(route, chain, call));
    }

    /** The agency whose log says what was done. Ends the request where the caller may not do it. */
    private UUID chain(Routes.Match match, MultiMap query) {
        Caller caller = current.get();
        Route route = match.route();
        return switch (route.agency()) {
            case NONE, SERVICE -> allowed(route.action(), null);
            case PATH -> allowed(route.action(), ServiceAddress.uuid(value(match, "agencyId")));
            case QUERY ->
                query.contains("agencyId")
                        ? allowed(route.action(), asked(query.get("agencyId")))
                        : allowed(Action.OVERSEE, null);
            case FINDING ->
                allowed(
                        route.action(),
                        stored.finding(caller, ServiceAddress.uuid(value(match, "findingId")))
                                .agencyId());
            case CALLER -> {
                allowed(route.action(), null);
                yield caller.agencies().stream().sorted().findFirst().orElse(AuditLog.OFFICE);
            }
        };
    }

    private UUID allowed(@Nullable Action action, @Nullable UUID agency) {
        if (action != null) {
            current.require(action, agency);
        }
        return agency == null ? AuditLog.OFFICE : agency;
    }

    private static String value(Routes.Match match, String variable) {
        return match.values().get(match.route().path().variables().indexOf(variable));
    }

    private static UUID asked(String text) {
        try {
            return ServiceAddress.uuid(text);
        } catch (Problem noUuid) {
            throw Problem.of(
                    400, "malformed-parameter", "agencyId cannot be read", "Give the id of an agency, a UUID.");
        }
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : TO_SERVICE) {
            String value = request.request().getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return headers;
    }

    private ServiceClient.Body body(Route route, @Nullable InputStream body) {
        if (body == null) {
            return ServiceClient.Body.NONE;
        }
        return switch (route.body()) {
            case NONE -> ServiceClient.Body.NONE;
            case JSON -> document(body);
            case FILE -> ServiceClient.Body.file(body, length());
        };
    }

    private long length() {
        String length = request.request().getHeader("Content-Length");
        return length == null ? -1 : Long.parseLong(length);
    }

    private static ServiceClient.Body document(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(MOST_BYTES_OF_A_DOCUMENT + 1);
            if (bytes.length > MOST_BYTES_OF_A_DOCUMENT) {
                throw Problem.of(
                        413,
                        "too-large",
                        "The request is too large",
                        "Send at most " + (MOST_BYTES_OF_A_DOCUMENT >> 20) + " MB in one request.");
            }
            return ServiceClient.Body.document(bytes);
        } catch (IOException cut) {
            throw Problem.of(400, "cut-off", "The request was cut off", "Send it again, whole.");
        }
    }

    private HttpResponse<InputStream> send(Route route, UUID chain, ServiceClient.Call call) {
        if (route.audit().isEmpty()) {
            return services.send(call);
        }
        if (!route.changes()) {
            return audited.export(chain, route.audit(), call);
        }
        // Who needs no role for it changes nothing.
        return route.action() == null
                ? audited.ask(chain, route.audit(), call)
                : audited.change(chain, route.audit(), call);
    }

    /** A change that the view must show at once is taken over before the client gets the answer. */
    private Response passedOn(Route route, HttpResponse<InputStream> answer) {
        if (route.view() == Route.View.NONE || answer.statusCode() >= 300) {
            return ServiceAnswer.streamed(answer);
        }
        ServiceAnswer read = ServiceAnswer.of(answer);
        if (route.view() == Route.View.AGENCY) {
            view.agencyAnswered(read.body());
        } else {
            view.findingAnswered(read.body());
        }
        return read.response();
    }
}
