package org.sightline.matching.draft;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.idempotency.Answer;
import org.sightline.kit.idempotency.Idempotency;
import org.sightline.kit.problem.RequestBody;

/** Classes of goods that laws name instead of makers: one person drafts a class, another approves it. */
@Path("/rules/classes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "rules")
public class GoodsClassResource {

    private final ClassDrafts drafts;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    GoodsClassResource(ClassDrafts drafts, Idempotency idempotency, CurrentCaller caller) {
        this.drafts = drafts;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Operation(
            operationId = "draftGoodsClass",
            summary = "Draft a class of goods",
            description =
                    "Makes two drafts: of the watchlist, with the words by which lines are found, and of the rules, so that"
                            + " they can name the class. Another admin tries out and approves each. No law reaches the class until a"
                            + " rule names it.")
    @APIResponse(
            responseCode = "201",
            description = "The two drafts",
            content = @Content(schema = @Schema(implementation = ClassDrafts.Drafted.class)))
    public Response draft(@HeaderParam(Idempotency.HEADER) @Nullable String key, @Nullable ClassRequest request) {
        Caller by = caller.require(Action.ADMINISTER, null);
        ClassRequest asked = RequestBody.required(request);
        return idempotency.once(key, by, "POST /rules/classes", asked, () -> {
            ClassDrafts.Drafted drafted = drafts.draft(by, asked);
            return Answer.created("/rules/drafts/" + drafted.ruleDraft(), null, drafted);
        });
    }
}
