package org.sightline.matching.notice;

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
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.idempotency.Answer;
import org.sightline.kit.idempotency.Idempotency;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.RequestBody;
import org.sightline.matching.finding.FindingMessage;

/** What the agency was told of a finding, and by what means. */
@Path("/findings/{id}/notices")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "notices")
public class NoticeResource {

    private final Notices notices;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    NoticeResource(Notices notices, Idempotency idempotency, CurrentCaller caller) {
        this.notices = notices;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @GET
    @Requires(value = Action.READ, agency = Requires.Agency.FOUND)
    @Operation(
            operationId = "listNotices",
            summary = "What the agency was told of a finding, the latest first",
            description = "The ETag is the finding's.")
    public RestResponse<Page<Notice>> list(@Parameter(description = "The finding's id") @PathParam("id") UUID id) {
        Notices.Told told = notices.of(id);
        List<Notice> all = told.notices();
        return RestResponse.ResponseBuilder.ok(new Page<>(all, null, (long) all.size()))
                .header("ETag", ETags.of(told.version()))
                .build();
    }

    @POST
    @Requires(value = Action.DECIDE, agency = Requires.Agency.FOUND)
    @Operation(
            operationId = "sendNotice",
            summary = "Tell the agency of a finding, and ask it to answer",
            description =
                    "mail sends it to the agency's contacts; the finding is notified once the mail server took the"
                            + " first one. letter records one that was sent on paper; the finding is notified at once. Money that"
                            + " is moved after that day is shown as re-coded after notice. Needs If-Match, with the finding's"
                            + " ETag.")
    @APIResponse(
            responseCode = "200",
            description = "The finding as it is now",
            content = @Content(schema = @Schema(implementation = FindingMessage.class)))
    public Response send(
            @Parameter(description = "The finding's id") @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @Nullable NoticeRequest notice) {
        NoticeRequest asked = RequestBody.required(notice);
        notices.require(id, Action.DECIDE);
        String request = "POST /findings/" + id + "/notices";
        return idempotency.once(key, caller.get(), request, asked, () -> tagged(notices.send(id, asked, ifMatch)));
    }

    private static Answer tagged(FindingMessage finding) {
        return new Answer(200, null, ETags.of(finding.version()), finding);
    }
}
