package org.sightline.ingest.upload;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/** An import's progress as it happens, for those who do not want to ask again and again. */
@Path("/imports")
@Tag(name = "imports", description = "Files of purchase data and what became of their rows")
public class ImportEventResource {

    /** How many may listen at an instance; each holds a thread of the gateway. */
    static final int MOST_LISTENERS = 40;

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int LOOKS = 600;
    private static final int SILENT_LOOKS = 15;

    private final ImportViews views;
    private final CurrentCaller caller;
    private final Sql sql;
    private final AtomicInteger listeners = new AtomicInteger();

    ImportEventResource(ImportViews views, CurrentCaller caller, Sql sql) {
        this.views = views;
        this.caller = caller;
        this.sql = sql;
    }

    @GET
    @Requires(Action.OVERSEE)
    @Path("{id}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Blocking
    @Operation(
            operationId = "importEvents",
            summary = "Follow the progress of an import",
            description =
                    "Server-sent events, the import as JSON in each: one at once, one whenever something changed, and"
                            + " one every 15 seconds. The stream ends when the import is over or waits for a person, and after 10"
                            + " minutes; then ask again. At most 40 may listen (429).")
    @APIResponse(
            responseCode = "200",
            description = "The import, again and again",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(type = SchemaType.STRING)))
    public Multi<ImportView> events(@Parameter(description = "The import's id") @PathParam("id") UUID id) {
        caller.require(Action.OVERSEE, null);
        ImportView first = views.of(id, null);
        if (listeners.incrementAndGet() > MOST_LISTENERS) {
            listeners.decrementAndGet();
            throw Problem.of(
                    429,
                    "too-many-listeners",
                    "Too many follow imports",
                    "At most " + MOST_LISTENERS + " may follow imports at once. Read the import from time to time.");
        }
        Told told = new Told(first);
        return Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().item(first),
                        moves(first) ? later(id, told) : Multi.createFrom().empty())
                .onTermination()
                .invoke(listeners::decrementAndGet);
    }

    private Multi<ImportView> later(UUID id, Told told) {
        return Multi.createFrom()
                .ticks()
                .startingAfter(LOOK)
                .every(LOOK)
                .onOverflow()
                .drop()
                .select()
                .first(LOOKS)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                // Who asked was allowed to when it began; no request is there any more to say so.
                .map(look -> sql.as(RowScope.job("events"), () -> views.of(id, null)))
                .select()
                .first(now -> !told.over())
                .select()
                .where(told::isNews);
    }

    private static boolean moves(ImportView import_) {
        return switch (import_.status()) {
            case RECEIVED, RUNNING, WAITING -> true;
            case NEEDS_MAPPING, TO_APPLY, DONE, FAILED, CANCELLED, UNDONE -> false;
        };
    }

    /** What a listener was told last. */
    private static final class Told {

        private ImportView last;
        private int silent;

        Told(ImportView first) {
            this.last = first;
        }

        /** Whether nothing is left to tell. */
        boolean over() {
            return !moves(last);
        }

        /** Whether the listener should hear of it; then it has. */
        boolean isNews(ImportView now) {
            silent++;
            boolean news = now.version() != last.version()
                    || now.read() != last.read()
                    || now.percent() != last.percent()
                    || !now.message().equals(last.message());
            if (news || silent >= SILENT_LOOKS) {
                last = now;
                silent = 0;
                return true;
            }
            return false;
        }
    }
}
