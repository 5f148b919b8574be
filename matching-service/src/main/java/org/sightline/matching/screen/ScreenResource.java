package org.sightline.matching.screen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.screening.Screener;
import org.sightline.matching.screening.match.Match;
import org.sightline.matching.watchlists.WatchlistInForce;
import org.sightline.matching.watchlists.Watchlists;

/** Screens one text, or a stream of them. Stores nothing. */
@Path("/screen")
@Tag(name = "screen")
public class ScreenResource {

    static final String NDJSON = "application/x-ndjson";
    static final String CSV = "text/csv";

    private final Watchlists lists;
    private final CurrentCaller caller;
    private final ObjectMapper json;

    ScreenResource(Watchlists lists, CurrentCaller caller, ObjectMapper json) {
        this.lists = lists;
        this.caller = caller;
        this.json = json;
    }

    /** The matches of one subject, purchases before mentions, best first. */
    record Screened(String id, List<Match> matches, String watchlistVersion) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Screen one line or device")
    public Screened one(ScreenRequest request) {
        caller.get();
        if (request == null) {
            throw Problem.invalid("", "missing-body", "Send a JSON object.");
        }
        WatchlistInForce list = lists.current();
        return new Screened(
                request.id(),
                list.screener().screen(request.subject()),
                list.watchlist().version());
    }

    @POST
    @Path("/bulk")
    @Consumes({NDJSON, "application/ndjson"})
    @Produces(NDJSON)
    @Operation(
            summary = "Screen a stream of JSON objects, one a line",
            description = "An answer a line, in the same order."
                    + " A line that cannot be read is answered with an error and does not end the stream.")
    public StreamingOutput lines(InputStream body) {
        caller.get();
        WatchlistInForce list = lists.current();
        ObjectReader reader = json.readerFor(ScreenRequest.class);
        return out -> {
            try (BufferedReader in = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
                    Writer answers = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
                long row = 0;
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    row++;
                    if (!line.isBlank()) {
                        answers.write(json.writeValueAsString(answer(reader, line, row, list)));
                        answers.write('\n');
                    }
                }
            }
        };
    }

    private static Object answer(ObjectReader reader, String line, long row, WatchlistInForce list) throws IOException {
        try {
            ScreenRequest request = reader.readValue(line);
            return new Screened(
                    request.id(),
                    list.screener().screen(request.subject()),
                    list.watchlist().version());
        } catch (JsonProcessingException unreadable) {
            return Map.of("row", row, "error", "This line is not a JSON object: " + unreadable.getOriginalMessage());
        }
    }

    @POST
    @Path("/bulk")
    @Consumes(CSV)
    @Produces(CSV)
    @Operation(
            summary = "Screen a CSV stream",
            description = "Columns id, vendor_name, item_description, manufacturer, model,"
                    + " date, mac, fcc_id in any order; answers id, entity, role, score, band, relation, explanation.")
    public StreamingOutput table(InputStream body) {
        caller.get();
        Screener screener = lists.current().screener();
        return out -> {
            // A row with too few or too many cells is screened for what it has: nobody can put right the middle of a
            // stream.
            try (CsvReader<NamedCsvRecord> in = CsvReader.builder()
                            .detectBomHeader(true)
                            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                            .ofNamedCsvRecord(body);
                    CsvWriter answers =
                            CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
                answers.writeRecord("id", "entity", "role", "score", "band", "relation", "explanation");
                for (NamedCsvRecord row : in) {
                    ScreenRequest request = request(row);
                    answers.writeRecord(cells(request.id(), screener.screen(request.subject())));
                }
            }
        };
    }

    private static ScreenRequest request(NamedCsvRecord row) {
        return new ScreenRequest(
                cell(row, "id"),
                cell(row, "vendor_name"),
                cell(row, "item_description"),
                cell(row, "manufacturer"),
                cell(row, "model"),
                cell(row, "date"),
                cell(row, "mac"),
                cell(row, "fcc_id"),
                null,
                null,
                null);
    }

    private static String cell(NamedCsvRecord row, String column) {
        return row.findField(column).filter(text -> !text.isBlank()).orElse(null);
    }

    private static List<String> cells(String id, List<Match> matches) {
        if (matches.isEmpty()) {
            return List.of(safe(id), "", "", "", "", "", "");
        }
        Match best = matches.get(0);
        return List.of(
                safe(id),
                safe(best.makerId() == null ? best.entityId() : best.makerId()),
                best.role().name(),
                String.format(java.util.Locale.ROOT, "%.3f", best.score()),
                best.band().name(),
                best.basis().name(),
                safe(best.explanation()));
    }

    /** A cell that a spreadsheet does not take for a formula. */
    private static String safe(String text) {
        if (text == null) {
            return "";
        }
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
