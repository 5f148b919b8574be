package org.sightline.matching.draft;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.approval.Proposal;
import org.sightline.kit.approval.Proposals;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.digest.Sha256;
import org.sightline.kit.idempotency.Answer;
import org.sightline.kit.idempotency.Idempotency;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.problem.RequestBody;
import org.sightline.matching.edit.EditRequest;
import org.sightline.matching.screening.PlainNames;
import org.sightline.matching.settlement.Rescreening;
import org.sightline.matching.watchlist.WatchlistEdit;
import org.sightline.matching.watchlist.importer.Listing;
import org.sightline.matching.watchlist.importer.PublishedList;

/** Changes of the watchlist on their way: one person drafts them, another approves them. */
@Path("/watchlist")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "watchlist")
public class WatchlistDraftResource {

    private static final int MOST_PROBLEMS = 1000;
    private static final String FORMAT = "In which form the list is published";
    private static final String SUMMARY = "What the change is for; made of the format where missing";

    private final WatchlistDrafts drafts;
    private final Proposals proposals;
    private final Rescreening rescreening;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    WatchlistDraftResource(
            WatchlistDrafts drafts,
            Proposals proposals,
            Rescreening rescreening,
            Idempotency idempotency,
            CurrentCaller caller) {
        this.drafts = drafts;
        this.proposals = proposals;
        this.rescreening = rescreening;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /**
     * A draft of a change.
     *
     * @param effectiveOn the first day on which it may be approved; null where it may be at once
     * @param base the version that it was drafted on
     * @param diff what changes, at most a thousand rows
     * @param simulation what a dry run said; null where none was made
     */
    @Schema(name = "WatchlistDraft")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DraftView(
            UUID id,
            long version,
            String summary,
            @Nullable LocalDate effectiveOn,
            @Nullable Long base,
            String draftedBy,
            Instant createdAt,
            List<EditView> diff,

            @JsonRawValue @Schema(implementation = Rescreening.Simulation.class) @Nullable
            String simulation) {

        /** A draft as the API shows it to somebody. */
        public static DraftView of(Proposal<List<WatchlistEdit>> draft, Caller reader) {
            return new DraftView(
                    draft.id(),
                    draft.version(),
                    draft.summary(),
                    draft.effectiveOn(),
                    draft.base(),
                    draft.proposedByName(),
                    draft.createdAt(),
                    EditView.some(draft.content()),
                    Trial.shown(reader, draft.trial()));
        }

        /** The answer with the draft and its ETag. */
        public RestResponse.ResponseBuilder<DraftView> tagged() {
            return RestResponse.ResponseBuilder.ok(this).header("ETag", ETags.of(version));
        }
    }

    /**
     * What to draft.
     *
     * @param summary what the change is for, in a sentence; required
     * @param edits at least one
     */
    @Schema(
            name = "WatchlistDraftRequest",
            requiredProperties = {"summary", "edits"})
    record DraftRequest(
            @Nullable String summary,
            @Nullable LocalDate effectiveOn,
            @Nullable List<EditRequest> edits) {}

    @POST
    @Requires(Action.ADMINISTER)
    @Path("/drafts")
    @Operation(operationId = "draftWatchlist", summary = "Draft a change of the watchlist")
    @APIResponse(
            responseCode = "201",
            description = "The draft",
            content = @Content(schema = @Schema(implementation = DraftView.class)))
    public Response draft(@HeaderParam(Idempotency.HEADER) @Nullable String key, @Nullable DraftRequest request) {
        Caller by = caller.require(Action.ADMINISTER, null);
        DraftRequest asked = RequestBody.required(request);
        return idempotency.once(key, by, "POST /watchlist/drafts", asked, () -> {
            DraftView draft = DraftView.of(drafts.draft(by, asked.summary(), asked.effectiveOn(), asked.edits()), by);
            return Answer.created("/watchlist/drafts/" + draft.id(), ETags.of(draft.version()), draft);
        });
    }

    /**
     * A draft made of a published list.
     *
     * @param entities how many entities the list names
     * @param rows how many rows they became
     * @param problems the records that could not be used and the names that are too plain to be searched, at most a thousand
     */
    @Schema(name = "WatchlistImport")
    record ImportView(DraftView draft, long entities, int rows, List<String> problems) {}

    @POST
    @Requires(Action.ADMINISTER)
    @Path("/imports")
    @Consumes({MediaType.APPLICATION_OCTET_STREAM, "text/csv", MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "importWatchlist",
            summary = "Draft a published list",
            description = "The rows become a draft, which another person approves.")
    @APIResponse(
            responseCode = "201",
            description = "The draft, and what could not be read",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    public Response imported(
            @Parameter(
                            description = FORMAT,
                            required = true,
                            schema =
                                    @Schema(
                                            enumeration = {
                                                "csl_csv",
                                                "csl_json",
                                                "ofac_sdn_csv",
                                                "ofac_sdn_xml",
                                                "opensanctions_csv",
                                                "fcc_covered_csv",
                                                "dod_1260h_csv"
                                            }))
                    @QueryParam("format")
                    @Nullable
                    String format,
            @Parameter(description = SUMMARY) @QueryParam("summary") @Nullable String summary,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            File body) {
        Caller by = caller.require(Action.ADMINISTER, null);
        return imported(key, by, new Import(format, summary, body.toPath(), null));
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("/imports")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            operationId = "importWatchlistOfTwoFiles",
            summary = "Draft a published list of two files",
            description = "Parts: file, and alternatives with the other names (OFAC's SDN.CSV and ALT.CSV, format"
                    + " ofac_sdn_csv).")
    @APIResponse(
            responseCode = "201",
            description = "The draft, and what could not be read",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    public Response imported(
            @Parameter(description = FORMAT, required = true) @QueryParam("format") @Nullable String format,
            @Parameter(description = SUMMARY) @QueryParam("summary") @Nullable String summary,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @RestForm("file") @Nullable FileUpload file,
            @RestForm("alternatives") @Nullable FileUpload alternatives) {
        Caller by = caller.require(Action.ADMINISTER, null);
        if (file == null) {
            throw Problem.invalid("file", "missing", "Send the list as the part \"file\".");
        }
        java.nio.file.Path others = alternatives == null ? null : alternatives.uploadedFile();
        return imported(key, by, new Import(format, summary, file.uploadedFile(), others));
    }

    /** A published list as it was sent; {@code others} holds the other names, null where they are in the list. */
    private record Import(
            @Nullable String format,
            @Nullable String summary,
            java.nio.file.Path list,
            java.nio.file.@Nullable Path others) {

        /** The same for the same list sent again. */
        String digest() throws IOException {
            Sha256 digest = Sha256.start().update(format + "\n" + summary + "\n");
            Files.copy(list, digest.writing(OutputStream.nullOutputStream()));
            if (others != null) {
                digest.update("\n");
                Files.copy(others, digest.writing(OutputStream.nullOutputStream()));
            }
            return digest.hex();
        }

        Listing read() throws IOException {
            try (Reader names = Files.newBufferedReader(list);
                    Reader more = others == null ? null : Files.newBufferedReader(others)) {
                return WatchlistDraftResource.read(format, names, more);
            }
        }
    }

    private Response imported(@Nullable String key, Caller by, Import sent) {
        try {
            return idempotency.onceWithHash(key, by, "POST /watchlist/imports", sent.digest(), () -> drafted(by, sent));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Answer drafted(Caller by, Import sent) {
        Listing listing;
        try {
            listing = sent.read();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        if (listing.rows().isEmpty()) {
            throw Problem.invalid(
                    "",
                    "nothing-read",
                    "No record could be used. Is it really " + sent.format() + "? "
                            + listing.problems().stream().limit(3).toList());
        }
        String summary = sent.summary();
        String what = summary == null || summary.isBlank() ? "Imported list, " + sent.format() : summary;
        DraftView draft = DraftView.of(drafts.store(Proposals.Proposer.of(by), what, listing.edits()), by);
        List<String> problems = Stream.concat(listing.problems().stream(), PlainNames.of(listing.rows()).stream())
                .limit(MOST_PROBLEMS)
                .toList();
        return Answer.created(
                "/watchlist/drafts/" + draft.id(),
                null,
                new ImportView(draft, listing.entities(), listing.rows().size(), problems));
    }

    private static Listing read(@Nullable String format, Reader list, @Nullable Reader alternatives)
            throws IOException {
        PublishedList form = format == null ? null : PublishedList.named(format);
        if (form == null) {
            throw Problem.invalid("format", "unknown-format", "Use one of " + PublishedList.names() + ".");
        }
        try {
            return form.read(list, alternatives);
        } catch (IllegalArgumentException unfit) {
            throw Problem.invalid("", "not-that-format", String.valueOf(unfit.getMessage()));
        }
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Path("/drafts")
    @Operation(operationId = "listWatchlistDrafts", summary = "List open drafts of the watchlist, newest first")
    public List<DraftView> drafts() {
        Caller reader = caller.require(Action.SEE_OFFICE, null);
        return proposals.all(WatchlistDrafts.KIND).stream()
                .map(draft -> DraftView.of(draft, reader))
                .toList();
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Path("/drafts/{id}")
    @Operation(operationId = "readWatchlistDraft", summary = "Read a draft of the watchlist")
    public RestResponse<DraftView> draft(@Parameter(description = "The draft's id") @PathParam("id") UUID id) {
        Caller reader = caller.require(Action.SEE_OFFICE, null);
        return DraftView.of(proposals.find(WatchlistDrafts.KIND, id), reader)
                .tagged()
                .build();
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("/drafts/{id}/simulation")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "simulateWatchlistDraft",
            summary = "Try a draft of the watchlist on everything stored",
            description =
                    "Changes nothing but the draft's own record of the answer. Findings are named to those alone who"
                            + " read findings.")
    public Rescreening.Simulation simulate(@Parameter(description = "The draft's id") @PathParam("id") UUID id) {
        Caller by = caller.require(Action.ADMINISTER, null);
        Rescreening.Simulation simulation = drafts.simulate(id);
        return Trial.namesTo(by) ? simulation : simulation.unnamed();
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("/drafts/{id}/approval")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "approveWatchlistDraft",
            summary = "Approve another person's draft of the watchlist",
            description = "Puts the list in force and screens again what it can touch. Answers the new version.")
    public WatchlistResource.VersionView approve(
            @Parameter(description = "The draft's id") @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        Caller by = caller.require(Action.ADMINISTER, null);
        return WatchlistResource.VersionView.of(drafts.approve(id, ifMatch, by).change(), rescreening);
    }

    @DELETE
    @Requires(Action.ADMINISTER)
    @Path("/drafts/{id}")
    @Operation(operationId = "discardWatchlistDraft", summary = "Throw a draft of the watchlist away")
    public void discard(
            @Parameter(description = "The draft's id") @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        caller.require(Action.ADMINISTER, null);
        proposals.discard(WatchlistDrafts.KIND, id, ifMatch);
    }
}
