package org.sightline.ingest.export;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.sightline.ingest.line.LineFilter;
import org.sightline.ingest.line.LineRepository;
import org.sightline.kit.audit.Concerning;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.Page;

/** Held lines as files. */
@Path("/")
@Tag(name = "lines", description = "Contract lines: what published purchase data says, row by row")
public class LineExportResource {

    private static final String CSV = "text/csv";
    private static final String JSON_LINES = "application/x-ndjson";
    private static final String AGENCIES = "line-agencies";

    private final LineRepository lines;
    private final CurrentCaller caller;

    LineExportResource(LineRepository lines, CurrentCaller caller) {
        this.lines = lines;
        this.caller = caller;
    }

    @GET
    @Requires(value = Action.READ, agency = Requires.Agency.FOUND)
    @Path("lines.csv")
    @Produces(CSV)
    @Operation(
            operationId = "linesFile",
            summary = "Download held lines as comma-separated values",
            description =
                    "In the order that is asked for, the latest first where none is. Cells that a spreadsheet would run as a formula have an apostrophe in front.")
    @APIResponse(
            responseCode = "200",
            description = "A line a row, in UTF-8",
            content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
    public Response csv(@BeanParam LineFilter filter) {
        LineRepository.Wanted wanted = wanted(filter);
        StreamingOutput file = out -> LineFile.write(taker -> lines.each(wanted, taker), out);
        return answer(wanted, file, CSV + ";charset=UTF-8", "lines.csv");
    }

    @GET
    @Requires(value = Action.READ, agency = Requires.Agency.FOUND)
    @Path("lines.ocds.jsonl")
    @Produces(JSON_LINES)
    @Operation(
            operationId = "linesOcds",
            summary = "Download held lines as releases of the Open Contracting Data Standard",
            description = "A release of OCDS 1.1 a line, the latest first. Each line is a contract with one item.")
    @APIResponse(
            responseCode = "200",
            description = "A release a line",
            content = @Content(mediaType = JSON_LINES, schema = @Schema(type = SchemaType.STRING)))
    public Response ocds(@BeanParam LineFilter filter) {
        LineRepository.Wanted wanted = wanted(filter);
        StreamingOutput file = out -> OcdsFile.write(taker -> lines.each(wanted, taker), out);
        return answer(wanted, file, JSON_LINES, "lines.ocds.jsonl");
    }

    /**
     * How many lines of an agency a file has.
     *
     * @param rows at least one
     */
    @Schema(requiredProperties = {"agencyId", "rows"})
    public record AgencyRows(UUID agencyId, long rows) {}

    @GET
    @Requires(Action.OVERSEE)
    @Path(AGENCIES)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "agenciesOfLines",
            summary = "How many of these lines each agency has, for the log of who took them")
    @Extension(name = "x-internal", value = "true", parseValue = true)
    public Page<AgencyRows> agencies(@BeanParam LineFilter filter) {
        caller.require(Action.OVERSEE, null);
        return new Page<>(
                lines.countByAgency(filter.wanted()).entrySet().stream()
                        .map(agency -> new AgencyRows(agency.getKey(), agency.getValue()))
                        .toList(),
                null,
                null);
    }

    private LineRepository.Wanted wanted(LineFilter filter) {
        caller.require(filter.agencyId == null ? Action.OVERSEE : Action.READ, filter.agencyId);
        return filter.wanted();
    }

    private Response answer(LineRepository.Wanted wanted, StreamingOutput file, String type, String name) {
        return Response.ok(file)
                .type(type)
                .header(Concerning.ROWS, lines.count(wanted))
                .header(Concerning.AGENCIES_AT, wanted.agencyId() == null ? "/" + AGENCIES : null)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }
}
