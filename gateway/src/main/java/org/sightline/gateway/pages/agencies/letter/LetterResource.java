package org.sightline.gateway.pages.agencies.letter;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Requires;

/** The letter to one agency as a file. */
@Path("/api")
@Tag(name = "Compliance")
public class LetterResource {

    private final Letter letter;

    LetterResource(Letter letter) {
        this.letter = letter;
    }

    @GET
    @Requires(Action.READ)
    @Path("/agencies/{agencyId}/letter.pdf")
    @Produces("application/pdf")
    @Operation(
            operationId = "agencyLetter",
            summary = "All open findings of one agency as a letter to print, with evidence, rules and what is due when",
            description =
                    "The 200 gravest that stand; the letter says how many more there are. What the office has to look"
                            + " at first is counted and not listed. It is in the language of the agency's contacts where they all"
                            + " read the same one, and otherwise in English. The audit log says who took it.")
    @APIResponse(
            responseCode = "200",
            description = "A tagged PDF; the same state of the record gives the same bytes",
            content =
                    @Content(
                            mediaType = "application/pdf",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response letter(UUID agencyId) {
        return letter.file(agencyId);
    }
}
