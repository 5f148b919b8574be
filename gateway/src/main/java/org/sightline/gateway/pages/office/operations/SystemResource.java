package org.sightline.gateway.pages.office.operations;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.operations.DeadLetterView;
import org.sightline.kit.paging.Page;

/** How the parts are, and what becomes of messages that were set aside. For admins. */
@Path("/api/system")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "System")
public class SystemResource {

    private static final String PART = "gateway, ingest, matching or inventory";
    private static final String LETTER = "The number of the message in its part";

    private final SystemParts parts;
    private final CurrentCaller current;

    SystemResource(SystemParts parts, CurrentCaller current) {
        this.parts = parts;
        this.current = current;
    }

    /** What to replay a message with. */
    public record Correction(
            @Schema(description = "The corrected message; its own payload where missing", nullable = true) @Nullable
            String payload) {}

    /** Which draft is approved. */
    @Schema(name = "DeadLetterApproval")
    public record Approval(
            @Schema(required = true, description = "The number of the draft that you looked at") @Nullable
            Long draft) {}

    /** Why a message is discarded. */
    public record Discard(
            @Schema(required = true, maxLength = 2000, examples = "The agency was merged since.") @Nullable
            String reason) {}

    @GET
    @Requires(Action.ADMINISTER)
    @Operation(operationId = "system", summary = "How each part is, and what waits for what")
    public List<PartState> system() {
        current.require(Action.ADMINISTER, null);
        return parts.all();
    }

    @GET
    @Requires(Action.ADMINISTER)
    @Path("/settings")
    @Operation(
            operationId = "systemSettings",
            summary = "What is set in each part, and where it came from",
            description = "Of a secret only whether it is set. The meaning of each setting stands beside it.")
    public List<PartSettings> settings() {
        current.require(Action.ADMINISTER, null);
        return parts.settings();
    }

    @GET
    @Requires(Action.ADMINISTER)
    @Path("/{part}/dead-letters")
    @Operation(
            operationId = "deadLetters",
            summary = "List messages that were set aside, the newest first",
            description = "They can never be taken or sent as they are. Of long ones the beginning is shown.")
    public Page<DeadLetterView> list(
            @Parameter(description = PART) String part,
            @Parameter(description = "open, replayed or discarded; open where missing") @QueryParam("state") @Nullable
                    String state,
            @Parameter(description = "How many to give, 1 to 1000; 50 where missing") @QueryParam("limit") @Nullable
                    Integer limit,
            @Parameter(description = "The nextCursor of the page before") @QueryParam("cursor") @Nullable
                    String cursor) {
        return parts.letters(part, state, limit, cursor);
    }

    @GET
    @Requires(Action.ADMINISTER)
    @Path("/{part}/dead-letters/{letterId}")
    @Operation(operationId = "deadLetter", summary = "Read a message that was set aside, whole")
    public DeadLetterView read(
            @Parameter(description = PART) String part,
            @Parameter(description = LETTER, schema = @Schema(type = SchemaType.INTEGER)) String letterId) {
        return parts.letter(part, letterId);
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("/{part}/dead-letters/{letterId}/replay")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replayDeadLetter",
            summary = "Draft that a message is taken or sent once more, corrected where a payload is given",
            description =
                    "Another person approves it. Wants a role that reads what it says (OVERSEE) beside admin. 422 where"
                            + " it is no message of its topic; 409 where a newer message of the same thing came since, and for"
                            + " messages of roles: discard them.")
    public DeadLetterView draft(
            @Parameter(description = PART) String part,
            @Parameter(description = LETTER, schema = @Schema(type = SchemaType.INTEGER)) String letterId,
            @RequestBody(content = @Content(schema = @Schema(implementation = Correction.class))) @Nullable
                    JsonNode body) {
        return parts.draft(part, letterId, text(body, "payload"));
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("/{part}/dead-letters/{letterId}/replay/approval")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "approveReplayOfDeadLetter",
            summary = "Take or send a message as another person drafted it",
            description = "403 for whoever drafted it; 409 where the draft is another one by now.")
    public DeadLetterView approve(
            @Parameter(description = PART) String part,
            @Parameter(description = LETTER, schema = @Schema(type = SchemaType.INTEGER)) String letterId,
            @RequestBody(content = @Content(schema = @Schema(implementation = Approval.class))) @Nullable
                    JsonNode body) {
        JsonNode draft = body == null ? null : body.get("draft");
        return parts.approve(part, letterId, draft != null && draft.canConvertToLong() ? draft.longValue() : null);
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("/{part}/dead-letters/{letterId}/discard")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "discardDeadLetter", summary = "Put a message away for good, with a reason")
    public DeadLetterView discard(
            @Parameter(description = PART) String part,
            @Parameter(description = LETTER, schema = @Schema(type = SchemaType.INTEGER)) String letterId,
            @RequestBody(content = @Content(schema = @Schema(implementation = Discard.class))) @Nullable
                    JsonNode body) {
        return parts.discard(part, letterId, text(body, "reason"));
    }

    /** Read only after the caller was looked at: who may not do this learns nothing of the form of the body. */
    private static @Nullable String text(@Nullable JsonNode body, String field) {
        return body == null ? null : body.path(field).textValue();
    }
}
