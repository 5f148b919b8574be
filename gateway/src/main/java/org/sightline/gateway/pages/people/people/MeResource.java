package org.sightline.gateway.pages.people.people;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;

/** Who is signed in, for pages and programs. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "People")
public class MeResource {

    private final CurrentCaller current;
    private final ViewRepository agencies;

    MeResource(CurrentCaller current, ViewRepository agencies) {
        this.current = current;
        this.agencies = agencies;
    }

    @GET
    @Requires(Action.SIGNED_IN)
    @Path("/me")
    @Operation(operationId = "me", summary = "Who is signed in, with which roles in which agencies")
    public Me me() {
        return of(current.get());
    }

    /** The caller with the names of its agencies. */
    public Me of(Caller caller) {
        Map<UUID, String> names = agencies.agencyNames(caller.agencyRoles().keySet());
        List<Me.Membership> memberships = caller.agencyRoles().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new Me.Membership(entry.getKey(), names.get(entry.getKey()), entry.getValue()))
                .toList();
        return new Me(caller.subject(), caller.name(), caller.roles(), memberships);
    }
}
