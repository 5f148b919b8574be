package org.sightline.kit.testapp;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Requires;

/** An API as a service would write it. */
@Path("/things")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ThingResource {

    public enum Color {
        RED,
        GREEN
    }

    public static class Filter {
        @QueryParam("maker")
        String maker;

        @QueryParam("color")
        Color color;
    }

    public record Part(String name, int count, Color color) {}

    public record ThingRequest(String name, LocalDate installedOn, List<Part> parts) {}

    @GET
    @Requires(Action.OPEN)
    public String list(
            @BeanParam Filter filter,
            @QueryParam("limit") Integer limit,
            @QueryParam("since") LocalDate since,
            @QueryParam("id") List<UUID> ids,
            @QueryParam("open") Boolean open) {
        return "{}";
    }

    @GET
    @Requires(Action.OPEN)
    @Path("/{id}")
    public String one(@PathParam("id") UUID id) {
        return "{}";
    }

    @GET
    @Requires(Action.OPEN)
    @Path("/relayed")
    public String relayed(UriInfo address) {
        return "{}";
    }

    @GET
    @Requires(Action.OVERSEE)
    @Path("/overseen")
    public String overseen() {
        return "{}";
    }

    @GET
    @Requires(value = Action.READ, agency = Requires.Agency.FOUND)
    @Path("/forgets")
    public String forgetsToAsk() {
        return "{\"secret\":true}";
    }

    @POST
    @Requires(Action.OPEN)
    public ThingRequest create(ThingRequest request) {
        return request;
    }
}
