package org.sightline.gateway.workbench;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.finding.FindingDesk;
import org.sightline.gateway.finding.FindingRow;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.FormAnswer;
import org.sightline.gateway.shell.Notice;
import org.sightline.gateway.shell.Shell;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.Page;

/** The review queue: list, finding and decision on one page. */
@Path("/workbench")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class WorkbenchPages {

    /** How many of a queue are listed. */
    static final int MOST_LISTED = 25;

    private static final String REOPENED = "reopened";

    /**
     * Where somebody is.
     *
     * @param agencyId the one agency whose findings are listed; null for all
     * @param at the finding at the right; null for the first
     */
    record Place(
            Queue queue, @Nullable UUID agencyId, @Nullable UUID at) {

        public Place in(Queue other) {
            return new Place(other, agencyId, null);
        }

        public Place with(@Nullable UUID other) {
            return new Place(queue, agencyId, other);
        }

        public String address() {
            StringBuilder address = new StringBuilder("/workbench?queue=").append(queue.code());
            if (agencyId != null) {
                address.append("&agencyId=").append(agencyId);
            }
            if (at != null) {
                address.append("&at=").append(at);
            }
            return address.toString();
        }
    }

    /** A queue with how many wait in it; null where they were not counted. */
    record Waiting(Queue queue, @Nullable Long count) {}

    /** A sentence that can be a reason. */
    record Template(String decision, String text) {}

    /**
     * What the page shows beside the finding.
     *
     * @param at the finding at the right; null where the queue is empty
     * @param number its place in the list, from 1; 0 where it is not in it
     * @param next the one after it; null where it is the last one
     * @param before the one before it; null where it is the first one
     */
    record Desk(
            Place place,
            List<Waiting> queues,
            List<FindingRow> rows,
            long total,
            FindingDesk.@Nullable Seen at,
            int number,
            @Nullable UUID next,
            @Nullable UUID before,
            List<Template> templates) {}

    @CheckedTemplate(basePath = "workbench")
    static class Templates {
        static native TemplateInstance workbench(
                Shell shell,
                Desk desk,
                FindingDesk.@Nullable Seen last,
                Map<String, String> form,
                @Nullable String error);
    }

    private final CurrentShell shell;
    private final FindingDesk findings;
    private final RoutingContext request;

    WorkbenchPages(CurrentShell shell, FindingDesk findings, RoutingContext request) {
        this.shell = shell;
        this.findings = findings;
        this.request = request;
    }

    @GET
    @Requires(Action.DECIDE)
    @Operation(hidden = true)
    public TemplateInstance queue(
            @QueryParam("queue") @Nullable String queue,
            @QueryParam("agencyId") @Nullable UUID agencyId,
            @QueryParam("at") @Nullable UUID at,
            @QueryParam("last") @Nullable UUID last) {
        return page(new Place(Queue.of(queue), agencyId, at), last, Map.of(), null);
    }

    /** A decision, and the next finding of the queue; or the decision before taken back. */
    @POST
    @Requires(value = Action.DECIDE, agency = Requires.Agency.FOUND)
    @Path("{findingId}/decisions")
    @Operation(hidden = true)
    public Response decide(
            UUID findingId,
            @FormParam("version") long version,
            @FormParam("queue") @Nullable String queue,
            @FormParam("agencyId") @Nullable UUID agencyId,
            @FormParam("next") @Nullable UUID next,
            MultivaluedMap<String, String> form) {
        Map<String, String> given = given(form);
        String decision = given.getOrDefault("decision", "");
        boolean back = REOPENED.equals(decision);
        Map<String, String> body = new LinkedHashMap<>(given);
        if (back) {
            body.putIfAbsent("reason", texts().takenBackBecause());
        }
        Place here = new Place(Queue.of(queue), agencyId, findingId);
        return FormAnswer.of(
                () -> findings.decide(findingId, version, body),
                () -> back
                        ? Notice.go(request, here.address(), texts().takenBack())
                        // The next page says what was recorded, beside the button that takes it back.
                        : Response.seeOther(URI.create(here.with(next).address() + "&last=" + findingId))
                                .build(),
                refused -> page(here, null, given, FindingDesk.words(refused)));
    }

    private static Map<String, String> given(MultivaluedMap<String, String> form) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String name : List.of("decision", "reason")) {
            String value = form.getFirst(name);
            if (value != null && !value.isBlank()) {
                given.put(name, value);
            }
        }
        return given;
    }

    private TemplateInstance page(Place place, @Nullable UUID last, Map<String, String> form, @Nullable String error) {
        return Templates.workbench(
                shell.of(texts().reviewQueue()), desk(place), last == null ? null : findings.seen(last), form, error);
    }

    private Desk desk(Place asked) {
        Page<FindingRow> page = findings.page(asked.queue().filter(asked.agencyId(), MOST_LISTED));
        List<UUID> ids = page.items().stream().map(FindingRow::id).toList();
        UUID at = asked.at() != null ? asked.at() : ids.stream().findFirst().orElse(null);
        int place = ids.indexOf(at);
        FindingDesk.Seen seen = at == null ? null : findings.seen(at);
        return new Desk(
                asked,
                queues(asked),
                page.items(),
                Objects.requireNonNullElse(page.total(), (long) ids.size()),
                seen,
                place + 1,
                // Where it left the queue already, the queue goes on with its first.
                place < 0
                        ? ids.stream().findFirst().orElse(null)
                        : element(ids, place + 1).orElse(null),
                element(ids, place - 1).orElse(null),
                seen == null ? List.of() : templates(seen));
    }

    private static Optional<UUID> element(List<UUID> ids, int place) {
        return place < 0 || place >= ids.size() ? Optional.empty() : Optional.of(ids.get(place));
    }

    private List<Waiting> queues(Place asked) {
        List<Waiting> queues = new ArrayList<>();
        for (Queue queue : Queue.values()) {
            queues.add(new Waiting(
                    queue, findings.page(queue.filter(asked.agencyId(), 1)).total()));
        }
        return queues;
    }

    private List<Template> templates(FindingDesk.Seen seen) {
        String maker = Objects.requireNonNullElse(
                seen.finding().makerName(), seen.finding().entityName());
        return List.of(
                new Template("confirmed", texts().theRecordNamesTheMaker(maker)),
                new Template("confirmed", texts().theModelIsTheMakers(maker)),
                new Template("confirmed", texts().sellerAndItemShowIt(maker)),
                new Template("dismissed", texts().anotherCompany(maker)),
                new Template("dismissed", texts().onlySpokenOf(maker)),
                new Template("dismissed", texts().anotherMakersModel(maker)));
    }

    private WorkbenchTexts texts() {
        return shell.texts(WorkbenchTexts.class);
    }
}
