package org.sightline.ingest.feed;

import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.filestore.BucketStore;
import org.sightline.ingest.filestore.SftpStore;
import org.sightline.ingest.portal.FeedFailure;
import org.sightline.ingest.source.SourceResource;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.BoundCursor;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.paging.Page;
import org.sightline.kit.place.States;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.remote.PublicAddress;

/** The feeds: where they are, how they stand, and what each run came to. */
@Path("/feeds")
@Tag(name = "feeds", description = "Places that publish purchase data and are read by themselves")
@Produces(MediaType.APPLICATION_JSON)
public class FeedResource {

    private static final String ID = "The feed's id";

    private final FeedRepository feeds;
    private final FeedSecrets secrets;
    private final FeedSettings settings;
    private final CurrentCaller caller;
    private final Clock clock;

    FeedResource(FeedRepository feeds, FeedSecrets secrets, FeedSettings settings, CurrentCaller caller, Clock clock) {
        this.feeds = feeds;
        this.secrets = secrets;
        this.settings = settings;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Operation(operationId = "feeds", summary = "List feeds with how they stand, by id")
    public Page<FeedView> list(
            @Parameter(description = "Feeds on a page, 1 to 1000; 50 where it is missing")
                    @QueryParam("limit")
                    @Nullable
                    Integer asked,
            @Parameter(description = "The nextCursor of the page before") @QueryParam("cursor") @Nullable
                    String cursor) {
        caller.require(Action.SEE_OFFICE, null);
        int limit = Page.limit(asked);
        BoundCursor cursors = BoundCursor.to("feeds");
        BoundCursor.Place from = cursors.read(cursor, 1);
        Page<Feed> page = Page.cut(
                feeds.after(from == null ? "" : from.text(0), limit + 1),
                limit,
                last -> cursors.after(last.id()),
                feeds.count());
        return new Page<>(page.items().stream().map(this::view).toList(), page.nextCursor(), page.total());
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Path("{id}")
    @Operation(operationId = "feed", summary = "Read a feed")
    public RestResponse<FeedView> get(
            @Parameter(description = ID, example = "city-payments") @PathParam("id") String id) {
        caller.require(Action.SEE_OFFICE, null);
        return tagged(feeds.find(id).orElseThrow(Problem::notFound));
    }

    @PUT
    @Requires(Action.ADMINISTER)
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putFeed",
            summary = "Say where a feed is and how often it is read",
            description =
                    "Makes the feed where it is not there. It is read at once. With another address or source it is"
                            + " read from its start. Its secret is for one host, by the configuration; at another one the"
                            + " feed is refused (422).")
    @Transactional
    public RestResponse<FeedView> put(
            @Parameter(description = ID, schema = @Schema(pattern = SourceResource.ID), example = "city-payments")
                    @PathParam("id")
                    String id,
            @Parameter(description = "The ETag that was read; needed unless the feed is new")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    @Nullable
                    String ifMatch,
            @Valid @NotNull FeedRequest said) {
        caller.require(Action.ADMINISTER, null);
        SourceResource.requireId(id);
        requireSense(said);
        Optional<Feed> before = feeds.lock(id);
        if (before.isPresent() || ifMatch != null) {
            ETags.require(ifMatch, before.map(Feed::version).orElse(0L));
        }
        feeds.put(id, said, clock.instant());
        return tagged(feeds.find(id).orElseThrow(Problem::notFound));
    }

    private void requireSense(FeedRequest said) {
        List<Problem.Fault> faults = new ArrayList<>();
        if (said.state() != null && !States.isCode(said.state())) {
            faults.add(new Problem.Fault("/state", "bad-state", "Write the state in two capital letters."));
        }
        faults.addAll(said.schedule().faults());
        String address = addressFault(said, settings.privateAddresses());
        if (address != null) {
            faults.add(new Problem.Fault("/address", "bad-address", address));
        }
        String secret = address == null ? secrets.fault(said.kind(), said.address(), said.secret()) : null;
        if (secret != null) {
            faults.add(new Problem.Fault("/secret", "not-for-this-host", secret));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid("The feed has mistakes; see errors.", faults);
        }
    }

    /**
     * What is wrong with the address of a feed of its kind.
     *
     * @param privateToo whether this installation reads from private addresses, and without TLS
     * @return null where nothing is
     */
    static @Nullable String addressFault(FeedRequest said, boolean privateToo) {
        String address = said.address().strip();
        try {
            switch (said.kind()) {
                case FOLDER -> {
                    return null;
                }
                case SFTP -> {
                    String host = SftpStore.requireAddress(address);
                    return privateToo ? null : PublicAddress.privateHost(host);
                }
                case S3 -> BucketStore.requireAddress(address);
                case SOCRATA, CKAN, USASPENDING, FPDS, OCDS -> {
                    // The web, as for a bucket.
                }
            }
        } catch (FeedFailure bad) {
            return bad.why();
        }
        String asked = address.replaceAll("\\{from(:[\\d-]+)?}", "2020-01-01");
        return PublicAddress.isWeb(asked)
                ? PublicAddress.refusalToKeep(URI.create(asked), privateToo)
                : "Write the address of the dataset, such as https://data.example.gov/...";
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Path("{id}/runs")
    @Operation(operationId = "feedRuns", summary = "List the runs of a feed, the newest first")
    public Page<FeedRun> runs(
            @Parameter(description = ID) @PathParam("id") String id,
            @Parameter(description = "Runs on a page, 1 to 1000; 50 where it is missing") @QueryParam("limit") @Nullable
                    Integer asked,
            @Parameter(description = "The nextCursor of the page before") @QueryParam("cursor") @Nullable
                    String cursor) {
        caller.require(Action.SEE_OFFICE, null);
        if (feeds.find(id).isEmpty()) {
            throw Problem.notFound();
        }
        return Page.newest(
                BoundCursor.to("runs", id),
                cursor,
                asked,
                (before, after, most) -> feeds.runs(id, before, after, most),
                FeedRun::startedAt,
                FeedRun::id);
    }

    @POST
    @Requires(Action.SEND)
    @Path("{id}/runs")
    @Operation(
            operationId = "runFeed",
            summary = "Read a feed now",
            description =
                    "It begins within seconds; the runs of the feed say what it comes to. A feed that is not enabled"
                            + " is refused (409).")
    @Transactional
    public RestResponse<FeedView> run(@Parameter(description = ID) @PathParam("id") String id) {
        Caller sender = caller.require(Action.SEND, null);
        Feed feed = feeds.lock(id).orElseThrow(Problem::notFound);
        Access.requireSource(sender, feed.sourceId());
        if (!feed.enabled()) {
            throw Problem.conflict("The feed is not enabled.");
        }
        feeds.wantNow(id, clock.instant());
        return tagged(feeds.find(id).orElseThrow(Problem::notFound));
    }

    private RestResponse<FeedView> tagged(Feed feed) {
        return RestResponse.ResponseBuilder.ok(view(feed))
                .header(HttpHeaders.ETAG, ETags.of(feed.version()))
                .build();
    }

    private FeedView view(Feed feed) {
        List<FeedRun> newest = feeds.runs(feed.id(), null, null, 1);
        return FeedView.of(
                feed,
                secrets.fault(feed.kind(), feed.address(), feed.secret()),
                newest.isEmpty() ? null : newest.get(0),
                clock.instant());
    }
}
