package org.sightline.gateway.relay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.Problem;

/**
 * Everything under {@code /api} that the gateway does not answer itself. The services' documents describe it, so it is
 * hidden in the gateway's own. Three answers need more than passing on.
 */
@Path("/api")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.WILDCARD)
public class RelayResource {

    /**
     * In the data of a request: the path under which whoever asks reaches the reconciliation service, where it is another one
     * than its own.
     */
    public static final String RECONCILED_AT = "reconciled-at";

    private static final String RECONCILE = "/api/reconcile";
    private static final int OK = 200;

    private final ApiRelay relay;
    private final CurrentCaller current;
    private final RoutingContext request;
    private final ViewRepository views;
    private final ObjectMapper json;

    RelayResource(
            ApiRelay relay, CurrentCaller current, RoutingContext request, ViewRepository views, ObjectMapper json) {
        this.relay = relay;
        this.current = current;
        this.request = request;
        this.views = views;
        this.json = json;
    }

    @GET
    @Requires(value = Action.SIGNED_IN, byTable = true)
    @Path("{path:.+}")
    @Operation(hidden = true)
    public Response get() {
        return relay.answer(null);
    }

    @DELETE
    @Requires(value = Action.SIGNED_IN, byTable = true)
    @Path("{path:.+}")
    @Operation(hidden = true)
    public Response delete() {
        return relay.answer(null);
    }

    @POST
    @Requires(value = Action.SIGNED_IN, byTable = true)
    @Path("{path:.+}")
    @Operation(hidden = true)
    public Response post(InputStream body) {
        return relay.answer(body);
    }

    @PUT
    @Requires(value = Action.SIGNED_IN, byTable = true)
    @Path("{path:.+}")
    @Operation(hidden = true)
    public Response put(InputStream body) {
        return relay.answer(body);
    }

    @PATCH
    @Requires(value = Action.SIGNED_IN, byTable = true)
    @Path("{path:.+}")
    @Operation(hidden = true)
    public Response patch(InputStream body) {
        return relay.answer(body);
    }

    /**
     * A finding of now comes from the view; only who asks for an earlier one, or for one that is too large for a message,
     * waits for matching-service.
     */
    @GET
    @Requires(value = Action.READ, agency = Requires.Agency.OF_CALLER)
    @Path("findings/{findingId: [0-9a-fA-F-]{36}}")
    @Operation(hidden = true)
    public Response finding(UUID findingId) {
        if (!request.queryParams().isEmpty()) {
            return relay.answer(null);
        }
        ViewRepository.Stored stored = views.finding(current.get(), findingId);
        return stored.isCut() ? wholeOr(stored) : stored(stored);
    }

    private Response wholeOr(ViewRepository.Stored stored) {
        try {
            return relay.answer(null);
        } catch (Problem unavailable) {
            if (unavailable.status() != 503) {
                throw unavailable;
            }
            return stored(stored);
        }
    }

    /** An agency comes from the view where inventory-service is away. */
    @GET
    @Requires(Action.SEE_AGENCY)
    @Path("agencies/{agencyId: [0-9a-fA-F-]{36}}")
    @Operation(hidden = true)
    public Response agency(UUID agencyId) {
        try {
            return relay.answer(null);
        } catch (Problem unavailable) {
            if (unavailable.status() != 503) {
                throw unavailable;
            }
            return stored(views.agency(agencyId).orElseThrow(() -> unavailable));
        }
    }

    private static Response stored(ViewRepository.Stored stored) {
        return Response.ok(stored.json(), MediaType.APPLICATION_JSON)
                .header("ETag", ETags.of(stored.version()))
                .build();
    }

    /** The manifest says where suggestions are to be had: here, not at the service behind. */
    @GET
    @Requires(value = Action.SIGNED_IN, byTable = true)
    @Path("reconcile")
    @Operation(hidden = true)
    public Response reconcile(@Context UriInfo address) {
        Response answer = relay.answer(null);
        boolean manifest = request.queryParams().isEmpty() && answer.getStatus() == OK;
        return manifest ? withOwnAddress(answer, address) : answer;
    }

    private Response withOwnAddress(Response answer, UriInfo address) {
        try (InputStream body = (InputStream) answer.getEntity()) {
            JsonNode manifest = json.readTree(body);
            if (manifest.path("suggest").path("entity") instanceof ObjectNode suggest) {
                String path = Objects.requireNonNullElse(request.get(RECONCILED_AT), RECONCILE);
                suggest.put("service_url", address.getBaseUri().resolve(path).toString());
            }
            return Response.ok(manifest, MediaType.APPLICATION_JSON).build();
        } catch (IOException broken) {
            throw new UncheckedIOException("matching-service sent no manifest", broken);
        }
    }
}
