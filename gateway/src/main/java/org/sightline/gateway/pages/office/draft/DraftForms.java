package org.sightline.gateway.pages.office.draft;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.gateway.relay.Relay;
import org.sightline.gateway.route.Part;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Faults;
import org.sightline.gateway.shell.FormAnswer;
import org.sightline.gateway.shell.Notice;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.Problem;

/**
 * What an admin does with a draft: makes it, tries it, approves that of another person, discards it. Where it is refused, the
 * page is shown again with the reason.
 */
@RequestScoped
public class DraftForms {

    private static final int NOT_FOUND = 404;

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final Relay relay;
    private final RoutingContext request;

    DraftForms(CurrentShell shell, CurrentCaller current, Relay relay, RoutingContext request) {
        this.shell = shell;
        this.current = current;
        this.relay = relay;
        this.request = request;
    }

    /**
     * Makes a draft and goes to its page.
     *
     * @param body what the service is asked to draft
     */
    public Response make(DraftKind kind, Object body, Function<Problem, TemplateInstance> again) {
        current.require(Action.ADMINISTER, null);
        return FormAnswer.with(
                () -> send("POST", kind.drafts(), null, body, kind.action("draft")),
                draft -> Notice.go(
                        request, kind.drafts() + "/" + draft.path("id").asText(), texts().theDraftIsMade()),
                again);
    }

    /** Drafts what this release ships, and goes to the draft's page. */
    public Response makeShipped(DraftKind kind, Function<Problem, TemplateInstance> again) {
        current.require(Action.ADMINISTER, null);
        return FormAnswer.with(
                () -> send("POST", "/shipped/drafts", null, Map.of("what", kind.called()), kind.action("draft")),
                draft -> Notice.go(
                        request, kind.drafts() + "/" + draft.path("id").asText(), texts().theDraftIsMade()),
                again);
    }

    /** Tries a draft on everything that is stored and goes to its page. */
    public Response simulate(DraftKind kind, UUID id, Function<Problem, TemplateInstance> again) {
        current.require(Action.ADMINISTER, null);
        return FormAnswer.of(
                () -> send("POST", kind.draft(id) + "/simulation", null, Map.of(), kind.action("simulate")),
                () -> Notice.go(request, kind.draft(id), texts().theDraftWasTried()),
                again);
    }

    /**
     * Approves a draft of another person.
     *
     * @param version the one that the person saw
     */
    public Response approve(DraftKind kind, UUID id, long version, Function<Problem, TemplateInstance> again) {
        current.require(Action.ADMINISTER, null);
        return FormAnswer.of(
                () -> send("POST", kind.draft(id) + "/approval", ETags.of(version), Map.of(), kind.action("approve")),
                () -> Notice.go(request, kind.home(), texts().inForceNow(kind)),
                again);
    }

    /**
     * Discards a draft: its author withdraws it, or another refuses it.
     *
     * @param version the one that the person saw
     */
    public Response discard(DraftKind kind, UUID id, long version, Function<Problem, TemplateInstance> again) {
        current.require(Action.ADMINISTER, null);
        return FormAnswer.of(
                () -> send("DELETE", kind.draft(id), ETags.of(version), null, kind.discarding()),
                () -> Notice.go(request, kind.home(), texts().theDraftIsDiscarded()),
                again);
    }

    /** Whether the draft is there no more: it was approved or discarded meanwhile. */
    public static boolean isGone(Problem refused) {
        return refused.status() == NOT_FOUND;
    }

    /** What is wrong with a draft of one change: the service says {@code /edits/0/value}, the form's field is {@code value}. */
    public static List<Problem.Fault> faultsOfOneChange(Problem refused) {
        return Faults.of(refused).stream()
                .map(fault -> new Problem.Fault(
                        fault.pointer().replaceFirst("^(?:edits|changes)/0/?", ""), fault.code(), fault.message()))
                .toList();
    }

    private JsonNode send(String method, String path, @Nullable String ifMatch, @Nullable Object body, String action) {
        return relay.send(Part.MATCHING, method, path, body, ifMatch, AuditLog.OFFICE, action);
    }

    private DraftTexts texts() {
        return shell.texts(DraftTexts.class);
    }
}
