package org.sightline.matching.inbox;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.BoundCursor;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.problem.RequestBody;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.finding.Side;
import org.sightline.matching.held.AgencyRepository;
import org.sightline.matching.inbox.InboxRepository.Owner;
import org.sightline.matching.language.Language;
import org.sightline.matching.template.NotificationKind;

/** What the caller is told of. */
@Path("/inbox")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "inbox")
public class InboxResource {

    /** How far unread entries are counted. */
    private static final int MOST_COUNTED = 100;

    private static final String LANGUAGE = "The language, en or es; what was not told in it is in English, and says so";

    private final InboxRepository inboxes;
    private final AgencyRepository agencies;
    private final CurrentCaller current;
    private final Sql sql;
    private final Clock clock;

    InboxResource(InboxRepository inboxes, AgencyRepository agencies, CurrentCaller current, Sql sql, Clock clock) {
        this.inboxes = inboxes;
        this.agencies = agencies;
        this.current = current;
        this.sql = sql;
        this.clock = clock;
    }

    @GET
    @Requires(Action.SIGNED_IN)
    @Transactional
    @Operation(
            operationId = "listInbox",
            summary = "What the caller is told of, the latest first",
            description =
                    "People of an agency read what is for their agencies, people of the office what is for the office."
                            + " It is kept for 180 days.")
    public Page<InboxEntry> list(
            @Parameter(description = "True: only what the caller has not read")
                    @QueryParam("unread")
                    @DefaultValue("false")
                    boolean unread,
            @Parameter(description = "True: only what waits for the caller to act, until it is done")
                    @QueryParam("waiting")
                    @DefaultValue("false")
                    boolean waiting,
            @Parameter(description = LANGUAGE) @QueryParam("language") @DefaultValue("en") String language,
            @Parameter(description = "How many to give, 1 to 1000; 50 where missing") @QueryParam("limit") @Nullable
                    Integer limit,
            @Parameter(description = "The nextCursor of the page before") @QueryParam("cursor") @Nullable
                    String cursor) {
        Owner owner = owner();
        BoundCursor cursors = BoundCursor.to("inbox", owner.caller(), unread, waiting);
        List<NotificationKind> kinds = waiting ? NotificationKind.waitingFor(current.get()) : List.of();
        int most = Page.limit(limit);
        return Page.cut(
                inboxes.list(owner, spoken(language), unread, kinds, cursors.read(cursor, 2), most + 1),
                most,
                last -> cursors.after(last.createdAt(), last.id()),
                null);
    }

    @GET
    @Requires(Action.SIGNED_IN)
    @Path("/count")
    @Transactional
    @Operation(operationId = "countInbox", summary = "How much the caller has not read")
    public InboxCount count() {
        long unread = inboxes.unread(owner(), MOST_COUNTED + 1);
        return new InboxCount(Math.min(unread, MOST_COUNTED), unread > MOST_COUNTED);
    }

    @POST
    @Requires(Action.SIGNED_IN)
    @Path("/{notificationId}/read")
    @Transactional
    @Operation(
            operationId = "readNotification",
            summary = "Read one of it",
            description = "It is marked as read for the caller alone, so it needs no If-Match.")
    public InboxEntry read(
            @Parameter(description = "The notification's id") @PathParam("notificationId") UUID notificationId,
            @Parameter(description = LANGUAGE) @QueryParam("language") @DefaultValue("en") String language) {
        Owner owner = owner();
        Language read = spoken(language);
        if (inboxes.one(owner, read, notificationId).isEmpty()) {
            throw Problem.notFound();
        }
        inboxes.read(owner, notificationId, clock.instant());
        return inboxes.one(owner, read, notificationId).orElseThrow(Problem::notFound);
    }

    @POST
    @Requires(Action.SIGNED_IN)
    @Path("/read")
    @Transactional
    @Operation(
            operationId = "readInbox",
            summary = "Mark as read all that came until a moment",
            description = "It is marked for the caller alone, so it needs no If-Match.")
    public InboxCount readAll(@Nullable ReadRequest readRequest) {
        Instant until = RequestBody.required(readRequest).until();
        if (until == null) {
            throw Problem.invalid("/until", "missing", "Give the moment until which all is read.");
        }
        inboxes.readAll(owner(), until, clock.instant());
        return count();
    }

    private static Language spoken(String name) {
        return Language.named(name)
                .orElseThrow(() ->
                        Problem.invalid("/language", "unknown", "Ask for a language in which texts are: en, es."));
    }

    private Owner owner() {
        Caller caller = current.get();
        List<NotificationKind> kinds = NotificationKind.of(caller);
        Side side = caller.isOfOffice() ? Side.OFFICE : Side.AGENCY;
        Set<UUID> peopleOf = ids(caller.agencies(Action.SEE_PEOPLE));
        if (side == Side.AGENCY) {
            // Who manages an agency's people reads nothing else of it; the query lets through only what is about who
            // acts for it.
            sql.restrict(RowScope.agencies(caller.subject(), peopleOf));
        }
        return new Owner(caller.subject(), caller.identity(), side, kinds, ids(caller.agencies()), peopleOf);
    }

    /** The caller's agencies with those that were merged into them. */
    private Set<UUID> ids(Set<UUID> own) {
        return own.stream().flatMap(each -> agencies.allIdsOf(each).stream()).collect(Collectors.toSet());
    }
}
