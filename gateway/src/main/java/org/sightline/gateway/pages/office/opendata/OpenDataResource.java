package org.sightline.gateway.pages.office.opendata;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.idempotency.Answer;
import org.sightline.kit.idempotency.Idempotency;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.paging.Page;

/** The switch and the editions of the open data, for the office. Everybody reads them at {@code /open-data}. */
@Path("/api/open-data")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Open data")
public class OpenDataResource {

    /** How long the reason of a withdrawal may be. */
    static final int LONGEST_REASON = 1_000;
    /** How long the title of an edition may be. */
    static final int LONGEST_TITLE = 200;

    private static final String EDITIONS = "/api/open-data/editions";

    private final CurrentCaller current;
    private final OpenData data;
    private final Idempotency idempotency;

    OpenDataResource(CurrentCaller current, OpenData data, Idempotency idempotency) {
        this.current = current;
        this.data = data;
        this.idempotency = idempotency;
    }

    /** Whether the office publishes data. */
    @Schema(name = "OpenDataSettingRequest")
    record Switch(
            @Schema(required = true) @NotNull(message = "Say true or false.")
            Boolean published) {}

    /** What the office calls an edition; everybody reads it. */
    @Schema(name = "OpenDataDraftRequest")
    record Draft(
            @Schema(examples = "Third quarter of 2026")
            @Size(max = LONGEST_TITLE, message = "Use at most 200 characters.")
            @Nullable
            String title) {}

    /** Why an edition is withdrawn; everybody reads it. */
    @Schema(name = "OpenDataWithdrawal")
    record Withdrawal(
            @Schema(required = true, description = "Why, in a sentence that everybody reads")
            @NotBlank(message = "Say why, in a sentence.")
            @Size(max = LONGEST_REASON, message = "Use at most 1000 characters.")
            String reason) {}

    @GET
    @Requires(Action.SEE_OFFICE)
    @Path("/setting")
    @Operation(operationId = "openDataSetting", summary = "Whether the office publishes data")
    @APIResponse(
            responseCode = "200",
            description = "The setting",
            headers =
                    @Header(
                            name = "ETag",
                            description = "The version, for If-Match",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = OpenDataSetting.class)))
    public RestResponse<OpenDataSetting> setting() {
        current.require(Action.SEE_OFFICE, null);
        return tagged(data.setting());
    }

    @PUT
    @Requires(Action.ADMINISTER)
    @Path("/setting")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changeOpenDataSetting",
            summary = "Switch open data on or off",
            description = "On: published editions are shown to everybody at /open-data, without signing in.")
    public RestResponse<OpenDataSetting> change(
            @HeaderParam("If-Match") @Nullable String ifMatch, @Valid @NotNull(message = "Say whether.") Switch asked) {
        return tagged(data.change(current.require(Action.ADMINISTER, null), asked.published(), ifMatch));
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Path("/editions")
    @Operation(operationId = "openDataEditions", summary = "The draft and the editions, the newest first; at most 200")
    public List<Edition> editions() {
        current.require(Action.SEE_OFFICE, null);
        return data.editions();
    }

    @POST
    @Requires(Action.DECIDE)
    @Path("/editions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "draftOpenDataEdition",
            summary = "Draft an edition of the record as it is now, in the place of an earlier draft",
            description =
                    "It has the counted purchases that a person of the office confirmed, without those that the agency"
                            + " has answered since. Another person looks at its numbers and its new texts, and publishes it.")
    @APIResponse(
            responseCode = "201",
            description = "The draft with its numbers; its version is the If-Match of the publication",
            headers = {
                @Header(
                        name = "Location",
                        description = "Where editions are listed",
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = "ETag",
                        description = "The version, for If-Match",
                        schema = @Schema(type = SchemaType.STRING))
            },
            content = @Content(schema = @Schema(implementation = Edition.class)))
    public Response draft(
            @Parameter(description = Idempotency.MEANING) @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull(message = "Send an object; it may be empty.") Draft asked) {
        Caller by = current.require(Action.DECIDE, null);
        return idempotency.once(key, by, "POST " + EDITIONS, asked, () -> {
            Edition draft = data.draft(by, asked.title());
            return Answer.created(EDITIONS, ETags.of(draft.version()), draft);
        });
    }

    @GET
    @Requires(Action.OVERSEE)
    @Path("/editions/{number}/texts")
    @Operation(
            operationId = "openDataTexts",
            summary = "The texts of an edition or its draft that the edition before has not",
            description = "Whoever publishes a draft reads them before. In the order of the alphabet.")
    public Page<ChangedText> texts(
            int number, @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
        current.require(Action.OVERSEE, null);
        return data.texts(number, limit, cursor);
    }

    @POST
    @Requires(value = Action.DECIDE, freshSignIn = true)
    @Path("/editions/{number}/publication")
    @Operation(
            operationId = "publishOpenDataEdition",
            summary = "Publish the draft of another person; it is never changed after that",
            description = "Everybody sees it while open data is switched on. Read the texts that are new first. Wants a"
                    + " sign-in within the last 15 minutes; 403 for whoever drafted it.")
    public RestResponse<Edition> publish(int number, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return tagged(data.publish(current.require(Action.DECIDE, null), number, ifMatch));
    }

    @POST
    @Requires(Action.DECIDE)
    @Path("/editions/{number}/withdrawal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "withdrawOpenDataEdition",
            summary = "Withdraw an edition",
            description = "It stays listed as withdrawn, with the reason; its files are no longer given.")
    public RestResponse<Edition> withdraw(
            int number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull(message = "Say why.") Withdrawal asked) {
        return tagged(data.withdraw(current.require(Action.DECIDE, null), number, asked.reason(), ifMatch));
    }

    private static RestResponse<OpenDataSetting> tagged(OpenDataSetting setting) {
        return ETags.tagged(setting, setting.version());
    }

    private static RestResponse<Edition> tagged(Edition edition) {
        return ETags.tagged(edition, edition.version());
    }
}
