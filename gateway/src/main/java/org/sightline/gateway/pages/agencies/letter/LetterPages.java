package org.sightline.gateway.pages.agencies.letter;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Requires;

/** The letter that an agency's page offers. */
@Path("/")
@Blocking
public class LetterPages {

    private final Letter letter;

    LetterPages(Letter letter) {
        this.letter = letter;
    }

    @GET
    @Requires(Action.READ)
    @Path("agencies/{agencyId}/letter.pdf")
    @Produces("application/pdf")
    @Operation(hidden = true)
    public Response letter(UUID agencyId) {
        return letter.file(agencyId);
    }
}
