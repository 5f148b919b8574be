package org.sightline.ingest.line;

import io.vertx.ext.web.RoutingContext;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
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
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
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
import org.sightline.ingest.funding.FundingHistory;
import org.sightline.ingest.funding.FundingRequest;
import org.sightline.ingest.funding.FundingUndoRequest;
import org.sightline.ingest.upload.PublishedRecords;
import org.sightline.kit.audit.Concerning;
import org.sightline.kit.bounds.Turns;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.correlation.Correlation;
import org.sightline.kit.outbox.Outbox;
import org.sightline.kit.paging.BoundCursor;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;
import org.sightline.tabular.UnreadableFile;

/** Contract lines with their evidence, and their funding history. */
@Path("/lines")
@Tag(name = "lines", description = "Contract lines: what published purchase data says, row by row")
@Produces(MediaType.APPLICATION_JSON)
public class LineResource {

    private static final String VERSION = "The version, for If-Match";
    private static final String PNG = "image/png";
    private static final String NOW = "The line as it is now";
    private static final int RECORDS_OF_ONE = 4;
    private static final int RECORDS_OF_AGENCY = 4;
    private static final int RECORDS_IN_ALL = 8;

    private final LineRepository lines;
    private final PublishedRecords records;
    private final Outbox outbox;
    private final CurrentCaller caller;
    private final Clock clock;
    private final RoutingContext request;
    private final Turns turns = new Turns(RECORDS_OF_ONE, RECORDS_OF_AGENCY, RECORDS_IN_ALL);

    LineResource(
            LineRepository lines,
            PublishedRecords records,
            Outbox outbox,
            CurrentCaller caller,
            Clock clock,
            RoutingContext request) {
        this.lines = lines;
        this.records = records;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
        this.request = request;
    }

    @GET
    @Requires(value = Action.READ, agency = Requires.Agency.FOUND)
    @Operation(
            operationId = "lines",
            summary = "List lines, the latest first",
            description = "Lines of one agency, or of all agencies for callers with oversight, searched and sorted. The"
                    + " first page says how many there are in all, except where text is searched for and more than 1000"
                    + " lines have it.")
    public Page<ContractLine> list(
            @BeanParam LineFilter filter,
            @Parameter(description = "Lines on a page, 1 to 1000; 50 where it is missing", example = "50")
                    @QueryParam("limit")
                    @Nullable
                    Integer asked,
            @Parameter(description = "The nextCursor of the page before") @QueryParam("cursor") @Nullable
                    String cursor) {
        caller.require(filter.agencyId == null ? Action.OVERSEE : Action.READ, filter.agencyId);
        int limit = Page.limit(asked);
        LineRepository.Wanted wanted = filter.wanted();
        BoundCursor cursors = BoundCursor.to("lines", wanted);
        BoundCursor.Place from = cursors.read(cursor, 2);
        LineRepository.Place after = from == null
                ? null
                : new LineRepository.Place(
                        from.value(0, wanted.order()::read), from.value(1, wanted.order()::readAmong));
        List<LineRepository.Listed> read = lines.list(wanted, after, limit + 1);
        Page<LineRepository.Listed> page = Page.cut(
                read,
                limit,
                last -> cursors.after(last.place().value(), last.place().among()),
                after == null ? total(wanted, read.size(), limit) : null);
        return new Page<>(
                page.items().stream().map(LineRepository.Listed::line).toList(), page.nextCursor(), page.total());
    }

    /** What fits on the first page is not counted once more. */
    private @Nullable Long total(LineRepository.Wanted wanted, int read, int limit) {
        return read <= limit ? Long.valueOf(read) : lines.countForList(wanted);
    }

    @GET
    @Requires(value = Action.READ, agency = Requires.Agency.FOUND)
    @Path("{id}")
    @Operation(operationId = "line", summary = "Read a line with the published record that it comes from")
    public RestResponse<LineEvidence> get(@Parameter(description = "The line's id") @PathParam("id") UUID id)
            throws IOException {
        ContractLine line = lines.find(id).orElseThrow(Problem::notFound);
        Caller asking = caller.require(Action.READ, line.agencyId());
        // Far inside a large file this takes seconds, so it holds no connection, and nobody has many at once.
        turns.take(asking, request);
        LineEvidence evidence = LineEvidence.of(
                line, records.at(line.origin().importId(), line.origin().row()));
        return RestResponse.ResponseBuilder.ok(evidence)
                .header(Concerning.HEADER, line.agencyId())
                .header("ETag", ETags.of(line.version()))
                .build();
    }

    @GET
    @Requires(value = Action.READ, agency = Requires.Agency.FOUND)
    @Path("{id}/page")
    @Produces(PNG)
    @Operation(
            operationId = "linePage",
            summary = "Read the printed page of a line as a picture, with its row marked",
            description = "For lines of PDF files. Gray bars stand for what the record leaves out: e-mail addresses,"
                    + " numbers of cards and of social security, names of private payees, and cells of"
                    + " columns that are not kept. Whoever reads across all agencies sees the other rows of"
                    + " the page too, with such bars; for others the bars stand for all that is not in the"
                    + " line's own row. Pictures of the page are left out. 422 where the page"
                    + " cannot be drawn, or not in time.")
    @APIResponse(
            responseCode = "200",
            description = "The page; the name of the file says which one",
            content = @Content(mediaType = PNG, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public RestResponse<byte[]> page(@Parameter(description = "The line's id") @PathParam("id") UUID id)
            throws IOException {
        ContractLine line = lines.find(id).orElseThrow(Problem::notFound);
        Caller asking = caller.require(Action.READ, line.agencyId());
        PublishedRecords.PrintedRecord printed = printed(line, asking);
        return RestResponse.ResponseBuilder.ok(printed.png())
                .header(Concerning.HEADER, line.agencyId())
                .header(
                        "Content-Disposition",
                        "inline; filename=\"page-" + printed.place().page() + ".png\"")
                .build();
    }

    /** The page holds rows of other agencies, and the right to read this line says nothing of them. */
    private PublishedRecords.PrintedRecord printed(ContractLine line, Caller asking) throws IOException {
        try (Turns.Held _ = turns.hold(asking)) {
            return records.printed(line.origin().importId(), line.origin().row(), asking.readsAll())
                    .orElseThrow(() -> Problem.of(
                            404,
                            "no-page",
                            "It has no page",
                            "The line's file is no PDF, or it is not kept any more."));
        } catch (UnreadableFile unreadable) {
            throw Problem.invalid("id", unreadable.code().replace('_', '-'), String.valueOf(unreadable.getMessage()));
        }
    }

    @GET
    @Requires(value = Action.READ, agency = Requires.Agency.FOUND)
    @Path("{id}/versions")
    @Operation(
            operationId = "lineVersions",
            summary = "Read what a line said at each of its versions, the newest first",
            description =
                    "A version is kept when a file corrects the line, when the line is withdrawn or taken up again,"
                            + " when it goes to another agency, and when a person says where its money came from. Versions from"
                            + " before release 0.2, and one from which a private person's name was taken out, are missing. An"
                            + " agency sees the versions that were its own.")
    public Page<ContractLine> versions(
            @Parameter(description = "The line's id") @PathParam("id") UUID id,
            @Parameter(description = "Versions on a page, 1 to 1000; 50 where it is missing", example = "50")
                    @QueryParam("limit")
                    @Nullable
                    Integer asked,
            @Parameter(description = "The nextCursor of the page before") @QueryParam("cursor") @Nullable
                    String cursor) {
        caller.require(
                Action.READ, lines.find(id).orElseThrow(Problem::notFound).agencyId());
        int limit = Page.limit(asked);
        BoundCursor cursors = BoundCursor.to("line-versions", id);
        BoundCursor.Place from = cursors.read(cursor, 1);
        Integer below = from == null ? null : from.value(0, Integer::valueOf);
        return Page.cut(lines.versions(id, below, limit + 1), limit, last -> cursors.after(last.version()), null);
    }

    @POST
    @Requires(Action.LOAD)
    @Path("{id}/funding")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "addFunding",
            summary = "Add to a line's funding history",
            description = "What was said before stays in the history.")
    @APIResponse(
            responseCode = "200",
            description = NOW,
            headers = @Header(name = "ETag", description = VERSION, schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ContractLine.class)))
    @Transactional
    public RestResponse<ContractLine> fund(
            @Parameter(description = "The line's id") @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull FundingRequest said) {
        Caller analyst = caller.require(Action.LOAD, null);
        return funded(id, ifMatch, history -> history.with(said.entry(analyst.name(), clock.instant())));
    }

    @POST
    @Requires(Action.LOAD)
    @Path("{id}/funding/undo")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "undoFunding",
            summary = "Take back what a person said last of a line's money",
            description =
                    "An entry is added that takes back the last one of a person that still counts. Both stay in the"
                            + " history, and neither counts any more. 409 where no person said anything that counts.")
    @APIResponse(
            responseCode = "200",
            description = NOW,
            headers = @Header(name = "ETag", description = VERSION, schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ContractLine.class)))
    @Transactional
    public RestResponse<ContractLine> undoFunding(
            @Parameter(description = "The line's id") @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull FundingUndoRequest why) {
        Caller analyst = caller.require(Action.LOAD, null);
        return funded(
                id,
                ifMatch,
                history -> history.takenBack(why.note().strip(), analyst.name(), clock.instant())
                        .orElseThrow(() -> Problem.conflict(
                                "No person said where the money of this line came from. What its file says is corrected by a"
                                        + " new file.")));
    }

    private RestResponse<ContractLine> funded(UUID id, @Nullable String ifMatch, UnaryOperator<FundingHistory> change) {
        lines.noteForImports(id);
        ContractLine before = lines.lock(id).orElseThrow(Problem::notFound);
        ETags.require(ifMatch, before.version());
        ContractLine line = before.funded(change.apply(before.funding()), Correlation.current(), clock.instant());
        lines.replaceFunding(line);
        outbox.append(ContractLine.TOPIC, id.toString(), ContractLine.TYPE, line);
        return RestResponse.ResponseBuilder.ok(line)
                .header(Concerning.HEADER, line.agencyId())
                .header("ETag", ETags.of(line.version()))
                .build();
    }
}
