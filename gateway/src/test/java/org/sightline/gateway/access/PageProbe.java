package org.sightline.gateway.access;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;

/** A page of the test: says who is signed in, and with which token a service would be asked. */
@Path("/page-probe")
public class PageProbe {

    private final CurrentCaller current;
    private final AccessToken token;

    PageProbe(CurrentCaller current, AccessToken token) {
        this.current = current;
        this.token = token;
    }

    @GET
    @Requires(Action.SIGNED_IN)
    @Operation(hidden = true)
    public Map<String, Object> who() {
        return Map.of(
                "name",
                current.get().name(),
                "roles",
                current.get().roles(),
                "agencies",
                current.get().agencyRoles(),
                "token",
                token.raw());
    }
}
