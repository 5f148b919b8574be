package org.sightline.ingest.source;

import io.quarkus.panache.common.Sort;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.paging.Cursor;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;

/** The sources and what was learnt about them. */
@Path("/sources")
@Tag(name = "sources")
@Produces(MediaType.APPLICATION_JSON)
public class SourceResource {

    private final SourceRepository sources;
    private final CurrentCaller caller;
    private final Clock clock = Clock.systemUTC();

    SourceResource(SourceRepository sources, CurrentCaller caller) {
        this.sources = sources;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "All sources, by id")
    @Transactional
    public Page<SourceView> list(@QueryParam("limit") Integer asked, @QueryParam("cursor") String cursor) {
        caller.require(Action.OVERSEE, null);
        int limit = Page.limit(asked);
        List<String> from = Cursor.read(cursor, 1);
        List<SourceView> read =
                sources.find("id > ?1", Sort.by("id"), from == null ? "" : from.get(0)).page(0, limit + 1).stream()
                        .map(SourceView::of)
                        .toList();
        return Page.cut(read, limit, last -> Cursor.of(last.id()), sources.count());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One source")
    @Transactional
    public SourceView get(@PathParam("id") String id) {
        caller.require(Action.OVERSEE, null);
        return SourceView.of(sources.findByIdOptional(id).orElseThrow(Problem::notFound));
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Says how a source's files are to be read; makes the source where it is not there")
    @Transactional
    public SourceView put(@PathParam("id") String id, SourceView said) {
        caller.require(Action.LOAD, null);
        Instant now = clock.instant();
        check(id, said);
        Source source = sources.findOrCreate(requireId(id), now);
        source.name =
                said.name() == null || said.name().isBlank() ? id : said.name().strip();
        source.state = said.state();
        source.documentType =
                said.documentType() == null ? null : said.documentType().word();
        source.profile = said.profile();
        source.updatedAt = now;
        return SourceView.of(source);
    }

    /**
     * A source's id, where it can be one.
     *
     * @throws Problem 422 where it cannot
     */
    public static String requireId(String id) {
        if (id == null || !id.matches("[a-z0-9][a-z0-9._-]{0,99}")) {
            throw Problem.invalid(
                    "source",
                    "bad-source",
                    "Name the source in small letters, digits, dots and dashes, such as franklin-orders.");
        }
        return id;
    }

    private static void check(String id, SourceView said) {
        List<Problem.Fault> faults = new ArrayList<>();
        if (said == null) {
            throw Problem.invalid("", "missing-body", "Send the source as JSON.");
        }
        if (said.state() != null && !said.state().matches("[A-Z]{2}")) {
            faults.add(new Problem.Fault("/state", "bad-state", "Write the state in two capital letters."));
        }
        if (said.delimiter() != null && !List.of(",", ";", "\t", "|").contains(said.delimiter())) {
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
