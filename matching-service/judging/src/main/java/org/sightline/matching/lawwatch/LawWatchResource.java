package org.sightline.matching.lawwatch;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.clock.OfficeClock;
import org.sightline.kit.paging.BoundCursor;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.problem.RequestBody;
import org.sightline.matching.law.LawLooks;
import org.sightline.matching.law.RulesInForce;

/** The law watch: its sources, and the documents that it brought for admins to decide. */
@Path("/law-watch")
@Tag(name = "rules")
@Produces(MediaType.APPLICATION_JSON)
public class LawWatchResource {

    private static final String ID = "The document's id";
    private static final Set<String> STATUSES = Set.of("open", "dismissed", "drafted");

    private final LawWatchRepository watch;
    private final LawDecisions decisions;
    private final LawLooks looks;
    private final RulesInForce rules;
    private final LawWatchSettings settings;
    private final CurrentCaller caller;
    private final Clock clock;

    LawWatchResource(
            LawWatchRepository watch,
            LawDecisions decisions,
            LawLooks looks,
            RulesInForce rules,
            LawWatchSettings settings,
            CurrentCaller caller,
            Clock clock) {
        this.watch = watch;
        this.decisions = decisions;
        this.looks = looks;
        this.rules = rules;
        this.settings = settings;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Operation(
            operationId = "readLawWatch",
            summary = "Read how the law watch stands",
            description = "Its sources, and when each rule and list was last looked at and is to be looked at again.")
    public LawWatchView read() {
        caller.require(Action.SEE_OFFICE, null);
        LawWatchView.Days days = new LawWatchView.Days(
                looks.all(), looks.daysOf(Ecfr.ID), looks.daysOf(FederalRegister.ID), OfficeClock.today(clock));
        return new LawWatchView(settings.enabled(), watch.sources(), LawWatchView.watched(rules.book(), days));
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Path("documents")
    @Operation(
            operationId = "listLawDocuments",
            summary = "List the documents that name something of the rule book, newest first",
            description = "Nothing of them is in force by itself: an admin dismisses each, or drafts from it.")
    public Page<FoundDocument> documents(
            @Parameter(
                            description = "Only those that stand so; all where it is missing",
                            schema =
                                    @Schema(
                                            enumeration = {"open", "dismissed", "drafted"},
                                            type = SchemaType.STRING))
                    @QueryParam("status")
                    @Nullable
                    String status,
            @Parameter(description = "Documents on a page, 1 to 1000; 50 where it is missing")
                    @QueryParam("limit")
                    @Nullable
                    Integer asked,
            @Parameter(description = "The nextCursor of the page before") @QueryParam("cursor") @Nullable
                    String cursor) {
        caller.require(Action.SEE_OFFICE, null);
        if (status != null && !STATUSES.contains(status)) {
            throw Problem.invalid("status", "unknown-status", "Write open, dismissed or drafted.");
        }
        return Page.newest(
                BoundCursor.to("law-documents", status),
                cursor,
                asked,
                (before, after, most) -> watch.documents(status, before, after, most),
                FoundDocument::foundAt,
                FoundDocument::id);
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Path("documents/{id}")
    @Operation(operationId = "readLawDocument", summary = "Read a document that names something of the rule book")
    public RestResponse<FoundDocument> document(@Parameter(description = ID) @PathParam("id") UUID id) {
        caller.require(Action.SEE_OFFICE, null);
        return tagged(watch.find(id).orElseThrow(Problem::notFound));
    }

    /** Why a document changes nothing. */
    @Schema(name = "LawDocumentDismissal", requiredProperties = "reason")
    record Dismissal(@Schema(maxLength = 2000) @Nullable String reason) {}

    @POST
    @Requires(Action.ADMINISTER)
    @Path("documents/{id}/dismissal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "dismissLawDocument",
            summary = "Note that a document changes no rule, and why",
            description = "It is not brought again. One that is decided is refused (409).")
    public RestResponse<FoundDocument> dismiss(
            @Parameter(description = ID) @PathParam("id") UUID id,
            @Parameter(description = "The ETag that was read") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable
                    String ifMatch,
            @Nullable Dismissal request) {
        Caller by = caller.require(Action.ADMINISTER, null);
        return tagged(
                decisions.dismiss(id, ifMatch, RequestBody.required(request).reason(), by));
    }

    /**
     * What may change by a document.
     *
     * @param rules ids of rules; those that the document is about where missing
     * @param what in a sentence; verdicts show it
     * @param from the first day from which they do; the day of publication where missing
     */
    @Schema(name = "LawDocumentDraft", requiredProperties = "what")
    record DraftRequest(
            @Nullable List<String> rules,
            @Schema(maxLength = 2000) @Nullable String what,
            @Nullable LocalDate from) {}

    @POST
    @Requires(Action.ADMINISTER)
    @Path("documents/{id}/draft")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "draftFromLawDocument",
            summary = "Draft that a document may change rules",
            description =
                    "Opens a draft of the rules: each is given a note of what is pending, which verdicts show and which"
                            + " decides nothing, and the day as that of the last look. Another admin approves it. One that is"
                            + " decided is refused (409).")
    public RestResponse<FoundDocument> draft(
            @Parameter(description = ID) @PathParam("id") UUID id,
            @Parameter(description = "The ETag that was read") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable
                    String ifMatch,
            @Nullable DraftRequest request) {
        Caller by = caller.require(Action.ADMINISTER, null);
        DraftRequest said = RequestBody.required(request);
        return tagged(decisions.draft(id, ifMatch, said.rules(), said.what(), said.from(), by));
    }

    private static RestResponse<FoundDocument> tagged(FoundDocument document) {
        return ETags.tagged(document, document.version());
    }
}
