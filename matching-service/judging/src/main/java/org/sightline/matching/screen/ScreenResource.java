package org.sightline.matching.screen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.bounds.BoundedLines;
import org.sightline.kit.bounds.Turns;
import org.sightline.kit.bounds.WholeBody;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.problem.NearestName;
import org.sightline.kit.problem.RequestBody;
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

    private static final int LONGEST_LINE = 64 * 1024;
    private static final long MOST_BYTES = 256L << 20;
    private static final int STREAMS_OF_ONE = 2;
    private static final int STREAMS_OF_AGENCY = 4;
    private static final int STREAMS_IN_ALL = 16;

    private final Watchlists lists;
    private final CurrentCaller caller;
    private final ObjectMapper json;
    private final RoutingContext request;
    private final Turns turns = new Turns(STREAMS_OF_ONE, STREAMS_OF_AGENCY, STREAMS_IN_ALL);

    ScreenResource(Watchlists lists, CurrentCaller caller, ObjectMapper json, RoutingContext request) {
        this.lists = lists;
        this.caller = caller;
        this.json = json;
        this.request = request;
    }

    /** The whole stream, with a turn for it that ends with the answer. */
    private InputStream begin(InputStream body) {
        turns.take(caller.requireMember(), request);
        return WholeBody.of(body, MOST_BYTES, request);
    }

    /**
     * The matches of one subject, purchases before mentions, best first.
     *
     * @param id as it was sent
     */
    record Screened(@Nullable String id, List<Match> matches, String watchlistVersion) {

        static Screened of(ScreenRequest request, WatchlistInForce list) {
            return new Screened(
                    request.id(),
                    list.screener().screen(request.subject()),
                    list.watchlist().version());
        }
    }

    /** Why a line of a stream could not be screened. */
    record Unreadable(long row, String error) {}

    @POST
    @Requires(Action.SIGNED_IN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "screen", summary = "Screen one line or device")
    public Screened one(@Nullable ScreenRequest request) {
        caller.requireMember();
        return Screened.of(RequestBody.required(request), lists.current());
    }

    @POST
    @Requires(Action.SIGNED_IN)
    @Path("/bulk")
    @Consumes({NDJSON, "application/ndjson"})
    @Produces(NDJSON)
    @Operation(
            operationId = "screenLines",
            summary = "Screen a stream of JSON objects, one a line",
            description = "An answer a line, in the same order. A line that cannot be read, or that has an unknown"
                    + " property, is answered with an error and does not end the stream; so is a line of more than 64 KB."
                    + " A stream has at most 256 MB, and an account may have two at once. The answer begins when all of it"
                    + " has arrived.")
    @APIResponse(
            responseCode = "200",
            description = "An answer a line",
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = Screened.class)))
    public StreamingOutput lines(InputStream body) {
        InputStream bounded = begin(body);
        WatchlistInForce list = lists.current();
        return out -> screen(bounded, out, list);
    }

    private void screen(InputStream body, OutputStream out, WatchlistInForce list) throws IOException {
        ObjectReader reader =
                json.readerFor(ScreenRequest.class).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        try (BoundedLines in = new BoundedLines(body, LONGEST_LINE);
                Writer answers = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            long row = 0;
            for (BoundedLines.Line line = in.next(); line != null; line = in.next()) {
                row++;
                String text = line.text();
                if (text == null || !text.isBlank()) {
                    Object answer = text == null ? tooLong(row) : answer(reader, text, row, list);
                    answers.write(json.writeValueAsString(answer));
                    answers.write('\n');
                }
            }
        }
    }

    private static Unreadable tooLong(long row) {
        return new Unreadable(row, "This line is longer than " + LONGEST_LINE + " bytes. Shorten it.");
    }

    private static Object answer(ObjectReader reader, String line, long row, WatchlistInForce list) throws IOException {
        try {
            ScreenRequest request = reader.readValue(line);
            return Screened.of(request, list);
        } catch (UnrecognizedPropertyException unknown) {
            Collection<Object> known = Objects.requireNonNullElse(unknown.getKnownPropertyIds(), List.of());
            String name = unknown.getPropertyName();
            return new Unreadable(
                    row,
                    "There is no property \"" + name + "\" here. "
                            + NearestName.hint(
                                    name, known.stream().map(String::valueOf).toList()));
        } catch (JsonProcessingException unreadable) {
            return new Unreadable(row, "This line is not a JSON object: " + unreadable.getOriginalMessage());
        }
    }

    @POST
    @Requires(Action.SIGNED_IN)
    @Path("/bulk")
    @Consumes(CSV)
    @Produces(CSV)
    @Operation(
            operationId = "screenTable",
            summary = "Screen a CSV stream",
            description =
                    "Columns id, vendor_name, item_description, manufacturer, model, date, mac, fcc_id in any"
                            + " order; another column is refused. Answers id, entity, role, score, band, relation, explanation.")
    @APIResponse(
            responseCode = "200",
            description = "An answer a row",
            content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
    public StreamingOutput table(InputStream body) {
        Screener screener = lists.current().screener();
        ScreenTable table = ScreenTable.of(begin(body));
        return out -> table.screen(screener, out);
    }
}
