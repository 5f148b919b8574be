package org.sightline.matching.draft;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.BoundCursor;
import org.sightline.kit.paging.Page;
import org.sightline.kit.request.Values;
import org.sightline.matching.settlement.Rescreening;
import org.sightline.matching.watchlists.RowView;
import org.sightline.matching.watchlists.WatchlistInForce;
import org.sightline.matching.watchlists.WatchlistVersion;
import org.sightline.matching.watchlists.Watchlists;

/** The watchlist in force, and its versions. */
@Path("/watchlist")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "watchlist")
public class WatchlistResource {

    private final Watchlists lists;
    private final Rescreening rescreening;
    private final CurrentCaller caller;

    WatchlistResource(Watchlists lists, Rescreening rescreening, CurrentCaller caller) {
        this.lists = lists;
        this.rescreening = rescreening;
        this.caller = caller;
    }

    /** The list in force, with some of its rows. */
    @Schema(name = "WatchlistInForce")
    record InForceView(@JsonUnwrapped WatchlistVersion.Summary published, Page<RowView> rows) {}

    /** One version, with what it changed and how far the screening for it is. */
    @Schema(name = "WatchlistVersion")
    record VersionView(
            @JsonUnwrapped WatchlistVersion.Summary published, List<EditView> diff, Rescreening.Progress rescreening) {

        static VersionView of(WatchlistVersion.Change made, Rescreening rescreening) {
            return new VersionView(
                    made.summary(),
                    EditView.some(made.edits()),
                    rescreening.progress(made.summary().version()));
        }
    }

    /** Which rows to show. */
    private record Filter(
            @Nullable String text,
            @Nullable String kind,
            @Nullable String entityId) implements Predicate<RowView> {

        @Override
        public boolean test(RowView row) {
            return (kind == null || row.kind().equals(kind))
                    && (entityId == null || row.entityId().equals(entityId))
                    && (text == null || row.value().toLowerCase(Locale.ROOT).contains(text));
        }
    }

    @GET
    @Requires(Action.SIGNED_IN)
    @Transactional
    @Operation(operationId = "readWatchlist", summary = "Read the watchlist in force")
    public InForceView inForce(
            @Parameter(description = "Only rows whose value holds this text") @QueryParam("q") @Nullable String q,
            @Parameter(
                            description = "Only rows of this kind",
                            schema =
                                    @Schema(
                                            enumeration = {
                                                "entity",
                                                "name",
                                                "model",
                                                "mac_prefix",
                                                "fcc_grantee",
                                                "uei",
                                                "cage",
                                                "membership",
                                                "ownership",
                                                "trap"
                                            }))
                    @QueryParam("kind")
                    @Nullable
                    String kind,
            @Parameter(description = "Only rows about this entity", example = "hikvision")
                    @QueryParam("entityId")
                    @Nullable
                    String entityId,
            @Parameter(description = "How many rows to give, 1 to 1000; 50 where missing")
                    @QueryParam("limit")
                    @Nullable
                    Integer limit,
            @Parameter(description = "The nextCursor of the page before") @QueryParam("cursor") @Nullable
                    String cursor) {
        caller.get();
        Values.require("kind", kind, RowView.KINDS);
        Filter filter = new Filter(q == null ? null : q.toLowerCase(Locale.ROOT), kind, entityId);
        WatchlistInForce present = lists.current();
        List<RowView> rows = present.watchlist().content().rows().stream()
                .map(RowView::of)
                .filter(filter)
                .toList();
        BoundCursor cursors = BoundCursor.to("watchlist", present.version(), filter);
        return new InForceView(lists.change(present.version()).summary(), page(rows, limit, cursors, cursor));
    }

    private static Page<RowView> page(
            List<RowView> rows, @Nullable Integer limit, BoundCursor cursors, @Nullable String cursor) {
        BoundCursor.Place place = cursors.read(cursor, 1);
        int from = place == null ? 0 : Math.clamp(place.number(0), 0, rows.size());
        int to = Math.min(rows.size(), from + Page.limit(limit));
        String next = to < rows.size() ? cursors.after(to) : null;
        return new Page<>(rows.subList(from, to), next, (long) rows.size());
    }

    @GET
    @Requires(Action.SIGNED_IN)
    @Path("/versions")
    @Transactional
    @Operation(
            operationId = "listWatchlistVersions",
            summary = "List all versions of the watchlist, newest first",
            description = "Each with what it changed and how far the screening for it is.")
    public List<VersionView> versions() {
        caller.get();
        return lists.newestFirst().stream()
                .map(version -> VersionView.of(version, rescreening))
                .toList();
    }
}
