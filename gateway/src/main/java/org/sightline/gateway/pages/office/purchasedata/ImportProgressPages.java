package org.sightline.gateway.pages.office.purchasedata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sightline.gateway.relay.Relay;
import org.sightline.gateway.relay.ServiceEvents;
import org.sightline.gateway.relay.ServiceQuery;
import org.sightline.gateway.relay.ServiceReader;
import org.sightline.gateway.route.Part;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;

/** The part of an import's page that moves: as events, and as a piece of the page where events do not come through. */
@Path("/imports")
@Blocking
public class ImportProgressPages {

    private final CurrentCaller current;
    private final Relay relay;
    private final ServiceReader services;
    private final ObjectMapper json;

    ImportProgressPages(CurrentCaller current, Relay relay, ServiceReader services, ObjectMapper json) {
        this.current = current;
        this.relay = relay;
        this.services = services;
        this.json = json;
    }

    /** For htmx. */
    @GET
    @Requires(Action.OVERSEE)
    @Path("{id}/progress")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response progress(UUID id) {
        current.require(Action.OVERSEE, null);
        ImportPages.Import job =
                services.one(Part.INGEST, ServiceQuery.to("/imports/{}", id), ImportPages.Import.class);
        Response.ResponseBuilder answer = Response.ok(ImportPages.Templates.importProgress(job));
        // When it ends, the page shows what it came to: rejects, or the question about columns.
        return job.moving()
                ? answer.build()
                : answer.header("HX-Refresh", "true").build();
    }

    /** Each event is the piece of the page, and the last one is called {@code end} where nothing moves any more. */
    @GET
    @Requires(Action.OVERSEE)
    @Path("{id}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Response events(UUID id) {
        current.require(Action.OVERSEE, null);
        ServiceEvents events = relay.follow(
                Part.INGEST, ServiceQuery.to("/imports/{}/events", id).toString());
        StreamingOutput pieces = out -> write(events, out);
        return Response.ok(pieces).header("Cache-Control", "no-store").build();
    }

    private void write(ServiceEvents events, OutputStream out) throws IOException {
        try (events) {
            for (JsonNode event = events.next(); event != null; event = events.next()) {
                ImportPages.Import job = json.treeToValue(event, ImportPages.Import.class);
                String name = job.moving() ? "progress" : "end";
                out.write(event(name, ImportPages.Templates.importProgress(job).render()));
                out.flush();
            }
        }
    }

    private static byte[] event(String name, String piece) {
        String data = piece.lines().map(line -> "data: " + line).collect(Collectors.joining("\n"));
        return ("event: " + name + "\n" + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    }
}
