package org.sightline.matching.waiver;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.Page;
import org.sightline.matching.verdict.book.WaiverLaw;

/** From which rules an agency can be waived for a finding. */
@Path("/findings/{id}/waiver-laws")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "waivers")
public class WaiverLawResource {

    private final Waivers waivers;

    WaiverLawResource(Waivers waivers) {
        this.waivers = waivers;
    }

    @GET
    @Requires(value = Action.READ, agency = Requires.Agency.FOUND)
    @Operation(
            operationId = "listWaiverLaws",
            summary = "List the waivers that the rules name which bind a finding, and who grants them",
            description =
                    "Empty where no rule that forbids or limits it names one: so for federal grant money (2 CFR 200.216).")
    public Page<WaiverLaw> laws(@Parameter(description = "The finding's id") @PathParam("id") UUID id) {
        return waivers.laws(id);
    }
}
