package org.sightline.ingest.source;

import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.Charset;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.BoundCursor;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.paging.Page;
import org.sightline.kit.place.States;
import org.sightline.kit.problem.Problem;

/** The sources and what was learned about them. */
@Path("/sources")
@Tag(name = "sources", description = "Where files come from, and how their columns are read")
@Produces(MediaType.APPLICATION_JSON)
public class SourceResource {

    /** What a source's id looks like. */
    public static final String ID = "[a-z0-9][a-z0-9._-]{0,99}";

    private static final String DELIMITERS = ",;\t|";

    private final SourceRepository sources;
    private final CurrentCaller caller;
    private final Clock clock;

    SourceResource(SourceRepository sources, CurrentCaller caller, Clock clock) {
        this.sources = sources;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Requires(Action.OVERSEE)
    @Operation(operationId = "sources", summary = "List sources, by id")
    @Transactional
    public Page<SourceView> list(
            @Parameter(description = "Sources on a page, 1 to 1000; 50 where it is missing")
                    @QueryParam("limit")
                    @Nullable
                    Integer asked,
            @Parameter(description = "The nextCursor of the page before") @QueryParam("cursor") @Nullable
                    String cursor) {
        caller.require(Action.OVERSEE, null);
        int limit = Page.limit(asked);
        BoundCursor cursors = BoundCursor.to("sources");
        BoundCursor.Place from = cursors.read(cursor, 1);
        List<Source> read = sources.after(from == null ? "" : from.text(0), limit + 1);
        Page<Source> page = Page.cut(read, limit, last -> cursors.after(last.id()), sources.count());
        return new Page<>(page.items().stream().map(SourceView::of).toList(), page.nextCursor(), page.total());
    }

    @GET
    @Requires(Action.OVERSEE)
    @Path("{id}")
    @Operation(operationId = "source", summary = "Read a source")
    @APIResponseSchema(SourceView.class)
    @Transactional
    public Response get(
            @Parameter(description = "The source's id", example = "franklin-orders") @PathParam("id") String id) {
        caller.require(Action.OVERSEE, null);
        return answer(sources.require(id));
    }

    @PUT
    @Requires(Action.LOAD)
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putSource",
            summary = "Say how a source's files are to be read",
            description = "Replaces all that was said before; makes the source where it is not there.")
    @APIResponseSchema(SourceView.class)
    @Transactional
    public Response put(
            @Parameter(description = "The source's id", schema = @Schema(pattern = ID), example = "franklin-orders")
                    @PathParam("id")
                    String id,
            @Parameter(description = "The ETag that was read; needed unless the source is new", example = "\"3\"")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    @Nullable
                    String ifMatch,
            @NotNull SourceView said) {
        caller.require(Action.LOAD, null);
        requireSense(id, said);
        boolean made = sources.create(requireId(id), clock.instant());
        Source source = sources.require(id);
        if (!made || ifMatch != null) {
            ETags.require(ifMatch, source.version());
        }
        source.describe(said, clock.instant());
        sources.flush();
        return answer(source);
    }

    private static Response answer(Source source) {
        return Response.ok(SourceView.of(source))
                .header(HttpHeaders.ETAG, ETags.of(source.version()))
                .build();
    }

    /**
     * A source's id, where it can be one.
     *
     * @throws Problem 422 where it cannot
     */
    public static String requireId(@Nullable String id) {
        if (id == null || !id.matches(ID)) {
            Problem.Fault fault = badId();
            throw Problem.invalid(fault.pointer(), fault.code(), fault.message());
        }
        return id;
    }

    /** What is wrong with an id that is none. */
    public static Problem.Fault badId() {
        return new Problem.Fault(
                "source",
                "bad-source",
                "Name the source in lower-case letters, digits, dots and dashes, such as franklin-orders.");
    }

    private static void requireSense(String id, SourceView said) {
        List<Problem.Fault> faults = new ArrayList<>();
        if (said.state() != null && !States.isCode(said.state())) {
            faults.add(new Problem.Fault("/state", "bad-state", "Write the state in two capital letters."));
        }
        if (said.delimiter() != null && (said.delimiter().length() != 1 || !DELIMITERS.contains(said.delimiter()))) {
            faults.add(new Problem.Fault(
                    "/delimiter", "bad-delimiter", "The delimiter is a comma, a semicolon, a tab or a bar."));
        }
        if (said.encoding() != null && !isCharset(said.encoding())) {
            faults.add(new Problem.Fault(
                    "/encoding", "bad-encoding", "Name a character set, such as UTF-8 or windows-1252."));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid("The description of source " + id + " has mistakes; see errors.", faults);
        }
    }

    private static boolean isCharset(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalArgumentException notAName) {
            return false;
        }
    }
}
