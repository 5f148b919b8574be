package org.sightline.matching.draft;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.paging.Cursor;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.settlement.Rescreening;
import org.sightline.matching.watchlist.WatchlistEdit;
import org.sightline.matching.watchlist.importer.Listing;
import org.sightline.matching.watchlist.importer.PublishedList;
import org.sightline.matching.watchlists.RowView;
import org.sightline.matching.watchlists.WatchlistInForce;
import org.sightline.matching.watchlists.WatchlistVersion;
import org.sightline.matching.watchlists.Watchlists;

/** The watchlist: what is in force, its versions, and changes on their way. */
@Path("/watchlist")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "watchlist")
public class WatchlistResource {

    private final Watchlists lists;
    private final WatchlistDrafts drafts;
    private final Rescreening effects;
    private final CurrentCaller caller;

    WatchlistResource(Watchlists lists, WatchlistDrafts drafts, Rescreening effects, CurrentCaller caller) {
        this.lists = lists;
        this.drafts = drafts;
        this.effects = effects;
        this.caller = caller;
    }

    /** The list in force, with some of its rows. */
    record InForceView(@JsonUnwrapped WatchlistVersion.Summary version, Page<RowView> rows) {}

    /** One version, with how far the screening for it is. */
    record VersionView(
            @JsonUnwrapped WatchlistVersion.Summary version, List<EditView> diff, Rescreening.Progress rescreening) {}

    /** One change of a row. */
    record EditView(String op, RowView row) {

        static EditView of(WatchlistEdit edit) {
            return new EditView(edit.action().name().toLowerCase(Locale.ROOT), RowView.of(edit.row()));
        }
    }

    /** A draft. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DraftView(
            UUID id,
            long version,
            String summary,
            LocalDate effectiveOn,
            int base,
            String draftedBy,
            Instant createdAt,
            List<EditView> diff,
            @JsonRawValue String simulation) {

        static DraftView of(WatchlistDraft draft) {
            return new DraftView(
                    draft.id,
                    draft.version,
                    draft.summary,
                    draft.effectiveOn,
                    draft.base,
                    draft.draftedBy,
                    draft.createdAt,
                    draft.edits().stream().limit(MOST_SHOWN).map(EditView::of).toList(),
                    draft.simulation);
        }
    }

    /** What to draft. */
    record DraftRequest(String summary, LocalDate effectiveOn, List<EditRequest> edits) {}

    private static final int MOST_SHOWN = 1000;

    @GET
    @Transactional
    @Operation(summary = "The list in force", description = "Rows filtered by q (text), kind and entityId.")
    public InForceView inForce(
            @QueryParam("q") String q,
            @QueryParam("kind") String kind,
            @QueryParam("entityId") String entityId,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        caller.get();
        WatchlistInForce present = lists.current();
        Predicate<RowView> wanted = row -> (kind == null || row.kind().equals(kind))
                && (entityId == null || row.entityId().equals(entityId))
                && (q == null || row.value().toLowerCase(Locale.ROOT).contains(q.toLowerCase(Locale.ROOT)));
        List<RowView> rows = present.watchlist().content().rows().stream()
                .map(RowView::of)
                .filter(wanted)
                .toList();
        return new InForceView(lists.published(present.version()).summary(), page(rows, limit, cursor));
    }

    private static Page<RowView> page(List<RowView> rows, Integer limit, String cursor) {
        List<String> place = Cursor.read(cursor, 1);
        int from = place == null ? 0 : Math.min(rows.size(), Math.max(0, Integer.parseInt(place.get(0))));
        int to = Math.min(rows.size(), from + Page.limit(limit));
        return new Page<>(rows.subList(from, to), to < rows.size() ? Cursor.of(to) : null, (long) rows.size());
    }

    @GET
    @Path("/versions")
    @Transactional
    @Operation(summary = "All versions, newest first, each with what it changed and how far its screening is")
    public List<VersionView> versions() {
        caller.get();
        return lists.newestFirst().stream().map(this::view).toList();
    }

    private VersionView view(WatchlistVersion version) {
        return new VersionView(
                version.summary(),
                version.edits().stream().limit(MOST_SHOWN).map(EditView::of).toList(),
                effects.progress(version.version()));
    }

    @POST
    @Path("/drafts")
    @Operation(summary = "Draft a change")
    public RestResponse<DraftView> draft(DraftRequest request) {
        caller.require(Action.ADMINISTER, null);
        if (request == null) {
            throw Problem.invalid("", "missing-body", "Send a JSON object.");
        }
        DraftView draft =
                DraftView.of(drafts.draft(caller.get(), request.summary(), request.effectiveOn(), request.edits()));
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, draft)
                .location(URI.create("/watchlist/drafts/" + draft.id()))
                .build();
    }

    /** A draft made of a published list, and the records that could not be used. */
    record ImportView(DraftView draft, long entities, int rows, List<String> problems) {}

    @POST
    @Path("/imports")
    @Consumes({MediaType.APPLICATION_OCTET_STREAM, "text/csv", MediaType.APPLICATION_JSON})
    @Operation(
            summary = "Draft a published list",
            description = "format is csl_csv, csl_json, ofac_sdn_csv or opensanctions_csv."
                    + " The rows become a draft, which another person approves.")
    public RestResponse<ImportView> imported(
            @QueryParam("format") String format, @QueryParam("summary") String summary, InputStream body)
            throws IOException {
        caller.require(Action.ADMINISTER, null);
        return imported(format, summary, new InputStreamReader(body, StandardCharsets.UTF_8), null);
    }

    @POST
    @Path("/imports")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            summary = "Draft a published list of two files",
            description = "Parts: file, and alternatives with the other"
                    + " names (OFAC's SDN.CSV and ALT.CSV, format ofac_sdn_csv).")
    public RestResponse<ImportView> imported(
            @QueryParam("format") String format,
            @QueryParam("summary") String summary,
            @RestForm("file") FileUpload file,
            @RestForm("alternatives") FileUpload alternatives)
            throws IOException {
        caller.require(Action.ADMINISTER, null);
        if (file == null) {
            throw Problem.invalid("file", "missing", "Send the list as the part \"file\".");
        }
        try (Reader names = Files.newBufferedReader(file.uploadedFile());
                Reader others = alternatives == null ? null : Files.newBufferedReader(alternatives.uploadedFile())) {
            return imported(format, summary, names, others);
        }
    }

    private RestResponse<ImportView> imported(String format, String summary, Reader list, Reader alternatives)
            throws IOException {
        Listing listing = read(format, list, alternatives);
        if (listing.rows().isEmpty()) {
            throw Problem.invalid(
                    "",
                    "nothing-read",
                    "No record could be used. Is it really " + format + "? "
                            + listing.problems().stream().limit(3).toList());
        }
        String what = summary == null || summary.isBlank() ? "Imported list, " + format : summary;
        DraftView draft = DraftView.of(drafts.store(caller.get(), what, null, listing.edits()));
        return RestResponse.ResponseBuilder.create(
                        RestResponse.Status.CREATED,
                        new ImportView(
                                draft,
                                listing.entities(),
                                listing.rows().size(),
                                listing.problems().stream().limit(MOST_SHOWN).toList()))
                .location(URI.create("/watchlist/drafts/" + draft.id()))
                .build();
    }

    private static Listing read(String format, Reader list, Reader alternatives) throws IOException {
        PublishedList form = PublishedList.named(format);
        if (form == null) {
            throw Problem.invalid("format", "unknown-format", "Use one of " + PublishedList.names() + ".");
        }
        try {
            return form.read(list, alternatives);
        } catch (IllegalArgumentException unfit) {
            throw Problem.invalid("", "not-that-format", unfit.getMessage());
        }
    }

    @GET
    @Path("/drafts")
    @Operation(summary = "Open drafts, newest first")
    public List<DraftView> drafts() {
        caller.require(Action.OVERSEE, null);
        return drafts.all().stream().map(DraftView::of).toList();
    }

    @GET
    @Path("/drafts/{id}")
    @Operation(summary = "Read a draft")
    public DraftView draft(@PathParam("id") UUID id) {
        caller.require(Action.OVERSEE, null);
        return DraftView.of(drafts.find(id));
    }

    @POST
    @Path("/drafts/{id}/simulation")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Try a draft on everything stored",
            description = "Changes nothing but the draft's own record of the answer.")
    public Rescreening.Simulation simulate(@PathParam("id") UUID id) {
        caller.require(Action.ADMINISTER, null);
        return drafts.simulate(id);
    }

    @POST
    @Path("/drafts/{id}/approval")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Approve another person's draft",
            description = "Puts the list in force and screens again what it can touch.")
    public VersionView approve(@PathParam("id") UUID id) {
        caller.require(Action.ADMINISTER, null);
        return view(drafts.approve(id, caller.get()));
    }

    @DELETE
    @Path("/drafts/{id}")
    @Operation(summary = "Throw a draft away")
    public void discard(@PathParam("id") UUID id) {
        caller.require(Action.ADMINISTER, null);
        drafts.discard(id);
    }
}
