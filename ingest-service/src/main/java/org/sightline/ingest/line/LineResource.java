package org.sightline.ingest.line;

import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.sightline.ingest.upload.PublishedRecords;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.correlation.Correlation;
import org.sightline.kit.outbox.Outbox;
import org.sightline.kit.paging.Cursor;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;

/** Contract lines with their evidence, and their funding history. */
@Path("/lines")
@Tag(name = "lines")
@Produces(MediaType.APPLICATION_JSON)
public class LineResource {

    private final LineRepository lines;
    private final PublishedRecords records;
    private final Outbox outbox;
    private final CurrentCaller caller;
    private final Clock clock = Clock.systemUTC();

    LineResource(LineRepository lines, PublishedRecords records, Outbox outbox, CurrentCaller caller) {
        this.lines = lines;
        this.records = records;
        this.outbox = outbox;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary =
                    "Lines, the latest first, with their number on the first page; of one agency, or of all for those who oversee")
    @Transactional
    public Page<LineView> list(
            @QueryParam("agencyId") UUID agencyId,
            @QueryParam("sourceId") String sourceId,
            @QueryParam("importId") UUID importId,
            @QueryParam("q") String text,
            @QueryParam("limit") Integer asked,
            @QueryParam("cursor") String cursor) {
        caller.require(agencyId == null ? Action.OVERSEE : Action.READ, agencyId);
        int limit = Page.limit(asked);
        List<String> from = Cursor.read(cursor, 2);
        LineRepository.Place behind = from == null
                ? null
                : new LineRepository.Place(LocalDate.parse(from.get(0)), UUID.fromString(from.get(1)));
        LineRepository.Wanted wanted = new LineRepository.Wanted(agencyId, sourceId, importId, text);
        Page<LineRow> page = Page.cut(
                lines.list(wanted, behind, limit + 1),
                limit,
                last -> Cursor.of(last.day, last.id),
                behind == null ? (Long) lines.count(wanted) : null);
        return new Page<>(page.items().stream().map(LineView::of).toList(), page.nextCursor(), page.total());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One line with the published record that it comes from")
    @Transactional
    public LineEvidence get(@PathParam("id") UUID id) throws IOException {
        Caller asking = caller.get();
        LineRow row = lines.findByIdOptional(id).orElseThrow(Problem::notFound);
        Access.require(asking, Action.READ, row.agencyId);
        return LineEvidence.of(LineView.of(row), records.at(row.importId, row.row));
    }

    @POST
    @Path("{id}/funding")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Adds to a line's funding history, which never loses anything")
    @Transactional
    public LineView fund(@PathParam("id") UUID id, @Valid @NotNull FundingRequest said) {
        Caller analyst = caller.require(Action.LOAD, null);
        LineRow row = lines.held(id);
        if (row == null) {
            throw Problem.notFound();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Funding> history = new ArrayList<>(row.funding);
        history.add(new Funding(
                said.text().strip(), now, analyst.name(), Boolean.TRUE.equals(said.afterNotice()), said.note()));
        row.funding = history;
        row.version++;
        row.recordedAt = now;
        row.correlationId = Correlation.current();
        LineView view = LineView.of(row);
        outbox.append(ContractLine.TOPIC, id.toString(), "contract-line.changed.v1", view);
        return view;
    }
}
