package org.sightline.matching.listfeed;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.BoundCursor;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.problem.RequestBody;

/** The list feeds: where they are, how they stand, and what each fetch came to. */
@Path("/watchlist/feeds")
@Tag(name = "watchlist")
@Produces(MediaType.APPLICATION_JSON)
public class ListFeedResource {

    private static final String ID = "The feed's id";
    private static final String NAME = "[a-z0-9][a-z0-9._-]{0,99}";

    private final ListFeedRepository feeds;
    private final ListSettlement settlement;
    private final ListFolder folder;
    private final ListSettings settings;
    private final CurrentCaller caller;
    private final Clock clock;

    ListFeedResource(
            ListFeedRepository feeds,
            ListSettlement settlement,
            ListFolder folder,
            ListSettings settings,
            CurrentCaller caller,
            Clock clock) {
        this.feeds = feeds;
        this.settlement = settlement;
        this.folder = folder;
        this.settings = settings;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Operation(
            operationId = "listFeeds",
            summary = "List the published lists that are fetched by themselves, by id",
            description = "Each with how it stands.")
    public Page<ListFeedView> list(
            @Parameter(description = "Feeds on a page, 1 to 1000; 50 where it is missing")
                    @QueryParam("limit")
                    @Nullable
                    Integer asked,
            @Parameter(description = "The nextCursor of the page before") @QueryParam("cursor") @Nullable
                    String cursor) {
        caller.require(Action.SEE_OFFICE, null);
        int limit = Page.limit(asked);
        BoundCursor cursors = BoundCursor.to("list-feeds");
        BoundCursor.Place from = cursors.read(cursor, 1);
        Page<ListFeed> page = Page.cut(
                feeds.after(from == null ? "" : from.text(0), limit + 1),
                limit,
                last -> cursors.after(last.id()),
                feeds.count());
        return new Page<>(page.items().stream().map(this::view).toList(), page.nextCursor(), page.total());
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Path("{id}")
    @Operation(operationId = "listFeed", summary = "Read how a published list stands that is fetched by itself")
    public RestResponse<ListFeedView> get(@Parameter(description = ID, example = "csl") @PathParam("id") String id) {
        caller.require(Action.SEE_OFFICE, null);
        return tagged(feeds.find(id).orElseThrow(Problem::notFound));
    }

    @PUT
    @Requires(Action.ADMINISTER)
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putListFeed",
            summary = "Say where a published list is and how often it is fetched",
            description =
                    "Makes the feed where it is not there; it is off unless enabled is true. What it brings becomes a"
                            + " draft, which another person than the one who said this approves. One list has one feed, in whatever form"
                            + " (409).")
    @Transactional
    public RestResponse<ListFeedView> put(
            @Parameter(description = ID, schema = @Schema(pattern = NAME), example = "csl") @PathParam("id") String id,
            @Parameter(description = "The ETag that was read; needed unless the feed is new")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    @Nullable
                    String ifMatch,
            @Nullable ListFeedRequest request) {
        Caller by = caller.require(Action.ADMINISTER, null);
        ListFeedRequest said = RequestBody.required(request);
        if (!id.matches(NAME)) {
            throw Problem.invalid(
                    "id", "bad-id", "Name the feed in lower-case letters, digits, dots and dashes, such as csl.");
        }
        said.requireSense(settings.privateAddresses());
        Optional<ListFeed> before = feeds.lock(id);
        if (before.isPresent() || ifMatch != null) {
            ETags.require(ifMatch, before.map(ListFeed::version).orElse(0L));
        }
        if (feeds.isTaken(id, said.form().source())) {
            throw Problem.conflict("Another feed has this list: " + said.form().source()
                    + ". Each would take the other's parties for gone.");
        }
        feeds.put(id, said, by, clock.instant());
        return tagged(feeds.find(id).orElseThrow(Problem::notFound));
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Path("{id}/fetches")
    @Operation(operationId = "listFetches", summary = "List the fetches of a published list, the newest first")
    public Page<ListFetch> fetches(
            @Parameter(description = ID) @PathParam("id") String id,
            @Parameter(description = "Fetches on a page, 1 to 1000; 50 where it is missing")
                    @QueryParam("limit")
                    @Nullable
                    Integer asked,
            @Parameter(description = "The nextCursor of the page before") @QueryParam("cursor") @Nullable
                    String cursor) {
        caller.require(Action.SEE_OFFICE, null);
        if (feeds.find(id).isEmpty()) {
            throw Problem.notFound();
        }
        return Page.newest(
                BoundCursor.to("list-fetches", id),
                cursor,
                asked,
                (before, after, most) -> feeds.fetches(id, before, after, most),
                ListFetch::startedAt,
                ListFetch::id);
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("{id}/fetches")
    @Operation(
            operationId = "runListFeed",
            summary = "Fetch a published list now",
            description =
                    "It begins within seconds, and the list is compared even where the file is the same. A feed that is"
                            + " not enabled is refused (409).")
    @Transactional
    public RestResponse<ListFeedView> run(@Parameter(description = ID) @PathParam("id") String id) {
        caller.require(Action.ADMINISTER, null);
        ListFeed feed = feeds.lock(id).orElseThrow(Problem::notFound);
        if (!feed.enabled()) {
            throw Problem.conflict("The feed is not enabled.");
        }
        feeds.wantNow(id, clock.instant());
        return tagged(feeds.find(id).orElseThrow(Problem::notFound));
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("{id}/fetches/{fetchId}/draft")
    @Operation(
            operationId = "draftListFetch",
            summary = "Draft a fetched list that asks",
            description =
                    "A list that has shrunk by more than a fifth is drafted only where a person says so. That person"
                            + " answers for the draft, and another approves it. A fetch that does not ask is refused (409).")
    public ListFetch draft(
            @Parameter(description = ID) @PathParam("id") String id,
            @Parameter(description = "The fetch's id") @PathParam("fetchId") UUID fetchId,
            @Parameter(description = "The ETag of the feed that was read") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable
                    String ifMatch) {
        Caller by = caller.require(Action.ADMINISTER, null);
        return settlement.draftAnyway(id, fetchId, ifMatch, by);
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Path("{id}/fetches/{fetchId}/file")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            operationId = "listFetchFile",
            summary = "Download a fetched list",
            description = "The file as it came, where a draft or a question rests on it; else 404.")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response file(
            @Parameter(description = ID) @PathParam("id") String id,
            @Parameter(description = "The fetch's id") @PathParam("fetchId") UUID fetchId)
            throws IOException {
        caller.require(Action.SEE_OFFICE, null);
        ListFetch fetch = feeds.fetch(id, fetchId).orElseThrow(Problem::notFound);
        String sha256 = fetch.sha256();
        if (sha256 == null || !fetch.kept()) {
            throw Problem.notFound();
        }
        InputStream content = folder.given(sha256);
        StreamingOutput bytes = out -> {
            try (content) {
                content.transferTo(out);
            }
        };
        return Response.ok(bytes)
                .type(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + "-" + fetchId + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox")
                .build();
    }

    private RestResponse<ListFeedView> tagged(ListFeed feed) {
        return RestResponse.ResponseBuilder.ok(view(feed))
                .header(HttpHeaders.ETAG, ETags.of(feed.version()))
                .build();
    }

    private ListFeedView view(ListFeed feed) {
        List<ListFetch> newest = feeds.fetches(feed.id(), null, null, 1);
        return ListFeedView.of(feed, newest.isEmpty() ? null : newest.getFirst(), clock.instant());
    }
}
