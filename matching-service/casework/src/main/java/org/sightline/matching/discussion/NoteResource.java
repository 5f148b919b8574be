package org.sightline.matching.discussion;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.idempotency.Answer;
import org.sightline.kit.idempotency.Idempotency;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.RequestBody;

/** The discussion of a finding: notes of the office for itself, and of office and agency for each other. */
@Path("/findings/{id}/notes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "discussion")
public class NoteResource {

    private static final String FINDING = "The finding's id";

    private final Notes notes;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    NoteResource(Notes notes, Idempotency idempotency, CurrentCaller caller) {
        this.notes = notes;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @GET
    @Requires(value = Action.READ, agency = Requires.Agency.FOUND)
    @Operation(
            operationId = "listFindingNotes",
            summary = "The notes on a finding that the caller may read, the oldest first",
            description = "What the office writes for itself is given to the office alone. A corrected note stays, and"
                    + " names the one that stands in its place.")
    public Page<Note> list(@Parameter(description = FINDING) @PathParam("id") UUID id) {
        List<Note> all = notes.of(id);
        return new Page<>(all, null, (long) all.size());
    }

    @POST
    @Requires(value = Action.ATTACH, agency = Requires.Agency.FOUND)
    @Operation(
            operationId = "addFindingNote",
            summary = "Write a note on a finding",
            description =
                    "It only adds, so it needs no If-Match. The office writes for itself unless it says that the agency"
                            + " reads it too; what an agency writes, both read. At most 4,000 characters, and 200 notes of each side."
                            + " With corrects it stands in the place of an earlier note of the same side, which stays.")
    @APIResponse(
            responseCode = "201",
            description = "The note",
            content = @Content(schema = @Schema(implementation = Note.class)))
    public Response add(
            @Parameter(description = FINDING) @PathParam("id") UUID id,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @Nullable NoteRequest note) {
        NoteRequest asked = RequestBody.required(note);
        notes.requireMayAdd(id);
        String place = "/findings/" + id + "/notes";
        return idempotency.once(
                key, caller.get(), "POST " + place, asked, () -> Answer.created(place, null, notes.add(id, asked)));
    }
}
