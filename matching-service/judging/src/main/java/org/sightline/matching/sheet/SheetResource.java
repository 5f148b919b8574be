package org.sightline.matching.sheet;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.File;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.RequestBody;
import org.sightline.matching.draft.WatchlistDraftResource;

/** The caller's sheet: several changes of the watchlist that are put together before they become a draft. */
@Path("/watchlist/sheet")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "watchlist")
public class SheetResource {

    private final Sheets sheets;
    private final CurrentCaller caller;

    SheetResource(Sheets sheets, CurrentCaller caller) {
        this.sheets = sheets;
        this.caller = caller;
    }

    @GET
    @Requires(Action.ADMINISTER)
    @Operation(
            operationId = "readWatchlistSheet",
            summary = "Read the caller's sheet against the list in force",
            description = "Each row with what it does: new, changed, ended, removed, same or problem. Version 0 and no"
                    + " rows where nothing was put together yet.")
    public RestResponse<SheetView> read() {
        return tagged(sheets.of(caller.require(Action.ADMINISTER, null)));
    }

    @PUT
    @Requires(Action.ADMINISTER)
    @Operation(
            operationId = "putWatchlistSheet",
            summary = "Keep the caller's sheet",
            description = "Needs If-Match; \"0\" for the first. Rows with problems are kept too, so that nothing typed"
                    + " is lost; they are refused when the sheet becomes a draft.")
    public RestResponse<SheetView> put(
            @HeaderParam("If-Match") @Nullable String ifMatch, @Nullable SheetRequest request) {
        return tagged(sheets.keep(caller.require(Action.ADMINISTER, null), ifMatch, RequestBody.required(request)));
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("/file")
    @Consumes({MediaType.APPLICATION_OCTET_STREAM, "text/csv"})
    @Operation(
            operationId = "addFileToWatchlistSheet",
            summary = "Add the rows of a CSV or XLSX file to the caller's sheet",
            description = "Rows that the sheet has already are not added again, so the same file may be sent twice.")
    public RestResponse<SheetView> file(
            @Parameter(description = "Where lines were read that do not say it themselves")
                    @QueryParam("source")
                    @Nullable
                    String source,
            File body) {
        return tagged(sheets.add(caller.require(Action.ADMINISTER, null), body.toPath(), source));
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("/draft")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "draftWatchlistSheet",
            summary = "Make a draft of the rows that are taken",
            description = "Needs If-Match. All problems are told at once. What is not taken stays on the sheet.")
    public RestResponse<WatchlistDraftResource.DraftView> draft(@HeaderParam("If-Match") @Nullable String ifMatch) {
        Caller by = caller.require(Action.ADMINISTER, null);
        return WatchlistDraftResource.DraftView.of(sheets.draft(by, ifMatch), by)
                .tagged()
                .build();
    }

    @DELETE
    @Requires(Action.ADMINISTER)
    @Operation(operationId = "discardWatchlistSheet", summary = "Throw the caller's sheet away")
    public void discard(@HeaderParam("If-Match") @Nullable String ifMatch) {
        sheets.discard(caller.require(Action.ADMINISTER, null), ifMatch);
    }

    private static RestResponse<SheetView> tagged(SheetView sheet) {
        return ETags.tagged(sheet, sheet.version());
    }
}
