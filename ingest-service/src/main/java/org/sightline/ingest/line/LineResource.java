package org.sightline.ingest.line;

import io.vertx.ext.web.RoutingContext;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import java.util.UUID;
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
import org.sightline.ingest.funding.FundingRequest;
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

/** Contract lines with their evidence, and their funding history. */
@Path("/lines")
@Tag(name = "lines", description = "Contract lines: what published purchase data says, row by row")
@Produces(MediaType.APPLICATION_JSON)
public class LineResource {

    private static final String VERSION = "The version, for If-Match";
    private static final int RECORDS_OF_ONE = 4;
    private static final int RECORDS_IN_ALL = 8;

    private final LineRepository lines;
    private final PublishedRecords records;
    private final Outbox outbox;
    private final CurrentCaller caller;
    private final Clock clock;
    private final RoutingContext request;
    private final Turns turns = new Turns(RECORDS_OF_ONE, RECORDS_IN_ALL);

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
            description = "Lines of one agency, or of all agencies for callers with oversight. The first page says how"
                    + " many there are in all.")
    public Page<ContractLine> list(
            @Parameter(description = "Only lines of this agency; callers without oversight must name one")
                    @QueryParam("agencyId")
                    @Nullable
                    UUID agencyId,
            @Parameter(description = "Only lines of this source", example = "franklin-orders")
                    @QueryParam("sourceId")
                    @Nullable
                    String sourceId,
            @Parameter(description = "Only lines that this import wrote last") @QueryParam("importId") @Nullable
                    UUID importId,
            @Parameter(
                            description = "Text in description, vendor, manufacturer, model or document number,"
                                    + " whatever its case",
                            example = "dome camera")
                    @QueryParam("q")
                    @Nullable
                    String text,
            @Parameter(description = "Lines on a page, 1 to 1000; 50 where it is missing", example = "50")
                    @QueryParam("limit")
                    @Nullable
                    Integer asked,
            @Parameter(description = "The nextCursor of the page before") @QueryParam("cursor") @Nullable
                    String cursor) {
        caller.require(agencyId == null ? Action.OVERSEE : Action.READ, agencyId);
        int limit = Page.limit(asked);
        LineRepository.Wanted wanted = new LineRepository.Wanted(agencyId, sourceId, importId, text);
        BoundCursor cursors = BoundCursor.to("lines", wanted);
        BoundCursor.Place from = cursors.read(cursor, 2);
        LineRepository.Place after = from == null ? null : new LineRepository.Place(from.day(0), from.uuid(1));
        Page<LineRepository.Listed> page = Page.cut(
                lines.list(wanted, after, limit + 1),
                limit,
                last -> cursors.after(last.place().day(), last.place().id()),
                after == null ? (Long) lines.count(wanted) : null);
        return new Page<>(
                page.items().stream().map(LineRepository.Listed::line).toList(), page.nextCursor(), page.total());
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
            description = "The line as it is now",
            headers = @Header(name = "ETag", description = VERSION, schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ContractLine.class)))
    @Transactional
    public RestResponse<ContractLine> fund(
            @Parameter(description = "The line's id") @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull FundingRequest said) {
        Caller analyst = caller.require(Action.LOAD, null);
        lines.noteForImports(id);
        ContractLine before = lines.lock(id).orElseThrow(Problem::notFound);
        ETags.require(ifMatch, before.version());
        ContractLine line = before.funded(said, analyst.name(), Correlation.current(), clock.instant());
        lines.replaceFunding(line);
        outbox.append(ContractLine.TOPIC, id.toString(), ContractLine.TYPE, line);
        return RestResponse.ResponseBuilder.ok(line)
                .header(Concerning.HEADER, line.agencyId())
                .header("ETag", ETags.of(line.version()))
                .build();
    }
}
