package org.sightline.gateway.pages.followup.inbox;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.gateway.relay.Relay;
import org.sightline.gateway.relay.ServiceQuery;
import org.sightline.gateway.relay.ServiceReader;
import org.sightline.gateway.route.Part;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Faults;
import org.sightline.gateway.shell.FormAnswer;
import org.sightline.gateway.shell.FormFields;
import org.sightline.gateway.shell.Notice;
import org.sightline.gateway.shell.Shell;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.problem.Problem;

/** How whoever asks wants to hear of what happens. */
@Path("/inbox/preferences")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class PreferencePages {

    private static final String HERE = "/inbox/preferences";
    private static final String LANGUAGE = "language";
    private static final Set<String> NO_KINDS = Set.of("version", LANGUAGE);

    @CheckedTemplate(basePath = "inbox")
    static class Templates {
        static native TemplateInstance preferences(
                Shell shell, Preferences preferences, List<String> modes, List<Problem.Fault> faults);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final Relay relay;
    private final ServiceReader services;
    private final RoutingContext request;

    PreferencePages(
            CurrentShell shell, CurrentCaller current, Relay relay, ServiceReader services, RoutingContext request) {
        this.shell = shell;
        this.current = current;
        this.relay = relay;
        this.services = services;
        this.request = request;
    }

    @GET
    @Requires(Action.SIGNED_IN)
    @Operation(hidden = true)
    public TemplateInstance show() {
        return page(List.of());
    }

    @POST
    @Requires(Action.SIGNED_IN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response choose(MultivaluedMap<String, String> form) {
        String tag = FormFields.tag(form.getFirst("version"));
        List<Map<String, String>> kinds = form.keySet().stream()
                .filter(name -> !NO_KINDS.contains(name))
                .sorted()
                .map(name -> Map.of("kind", name, "mode", form.getFirst(name)))
                .toList();
        Map<String, Object> choice = new HashMap<>(FormFields.of(form, List.of(LANGUAGE)));
        choice.put("kinds", kinds);
        return FormAnswer.of(
                () -> relay.send(
                        Part.MATCHING,
                        "PUT",
                        HERE,
                        choice,
                        tag,
                        current.get().agencies().stream().sorted().findFirst().orElse(AuditLog.OFFICE),
                        "choose how to be told"),
                () -> Notice.go(request, HERE, shell.texts(InboxTexts.class).theChoiceIsKept()),
                refused -> page(Faults.of(refused)));
    }

    private TemplateInstance page(List<Problem.Fault> faults) {
        return Templates.preferences(
                shell.of(shell.texts(InboxTexts.class).howYouHearOfIt()),
                services.one(Part.MATCHING, ServiceQuery.to(HERE), Preferences.class),
                Preferences.MODES,
                faults);
    }
}
