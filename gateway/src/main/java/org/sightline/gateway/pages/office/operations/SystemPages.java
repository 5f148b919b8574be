package org.sightline.gateway.pages.office.operations;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Faults;
import org.sightline.gateway.shell.FormAnswer;
import org.sightline.gateway.shell.FormFields;
import org.sightline.gateway.shell.Notice;
import org.sightline.gateway.shell.Shell;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.operations.DeadLetterView;
import org.sightline.kit.problem.Problem;

/** The page System: what waits for what, in words, what is set, and what to do with messages that were set aside. */
@Path("/system")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class SystemPages {

    private static final int SHOWN = 50;

    @CheckedTemplate(basePath = "operations")
    static class Templates {
        static native TemplateInstance system(Shell shell, List<PartState> parts, List<Letter> letters);

        static native TemplateInstance settings(Shell shell, List<PartSettings> parts);

        static native TemplateInstance letter(
                Shell shell, Letter letter, Map<String, String> form, List<Problem.Fault> faults);
    }

    /** A dead letter with the part that has it. */
    public record Letter(String part, DeadLetterView message) {}

    private final SystemParts parts;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final RoutingContext request;

    SystemPages(SystemParts parts, CurrentShell shell, CurrentCaller current, RoutingContext request) {
        this.parts = parts;
        this.shell = shell;
        this.current = current;
        this.request = request;
    }

    @GET
    @Requires(Action.ADMINISTER)
    @Operation(hidden = true)
    public TemplateInstance system() {
        current.require(Action.ADMINISTER, null);
        List<PartState> states = parts.all();
        List<Letter> letters = new ArrayList<>();
        for (PartState state : states) {
            if (state.answers()) {
                parts.letters(state.part(), null, SHOWN, null)
                        .items()
                        .forEach(message -> letters.add(new Letter(state.part(), message)));
            }
        }
        return Templates.system(shell.of(texts().system()), states, letters);
    }

    /** What is set in each part, and where it came from. */
    @GET
    @Requires(Action.ADMINISTER)
    @Path("settings")
    @Operation(hidden = true)
    public TemplateInstance settings() {
        current.require(Action.ADMINISTER, null);
        return Templates.settings(shell.of(texts().settings()), parts.settings());
    }

    @GET
    @Requires(Action.ADMINISTER)
    @Path("{part}/dead-letters/{letterId}")
    @Operation(hidden = true)
    public TemplateInstance letter(String part, String letterId) {
        return page(part, letterId, Map.of(), List.of());
    }

    private TemplateInstance page(String part, String letterId, Map<String, String> form, List<Problem.Fault> faults) {
        return Templates.letter(
                shell.of(texts().messageSetAside()), new Letter(part, parts.letter(part, letterId)), form, faults);
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("{part}/dead-letters/{letterId}/replay")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response draft(String part, String letterId, MultivaluedMap<String, String> form) {
        String payload = form.getFirst("payload");
        return change(
                part,
                letterId,
                form,
                () -> parts.draft(part, letterId, blank(payload) ? null : payload),
                texts().drafted());
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("{part}/dead-letters/{letterId}/replay/approval")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response approve(String part, String letterId, MultivaluedMap<String, String> form) {
        String draft = form.getFirst("draft");
        return change(
                part,
                letterId,
                form,
                () -> parts.approve(
                        part, letterId, draft == null || !NUMBER.matcher(draft).matches() ? null : Long.valueOf(draft)),
                texts().replayed());
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("{part}/dead-letters/{letterId}/discard")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response discard(String part, String letterId, MultivaluedMap<String, String> form) {
        return change(
                part,
                letterId,
                form,
                () -> parts.discard(part, letterId, form.getFirst("reason")),
                texts().discarded());
    }

    private Response change(
            String part, String letterId, MultivaluedMap<String, String> form, Runnable work, String done) {
        return FormAnswer.of(
                () -> work.run(),
                () -> Notice.go(request, "/system", done),
                refused -> page(part, letterId, FormFields.typed(form), Faults.of(refused)));
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private OperationsTexts texts() {
        return shell.texts(OperationsTexts.class);
    }
}
