package org.sightline.gateway.signin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Shell;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.problem.Problem;

/** Where somebody goes on after signing in again, and where the pages say that somebody is still there. */
@Path("/")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class SignInPages {

    /** What forms send for the page and nobody typed. */
    private static final Set<String> OF_THE_PAGE = Set.of("version", "read", "queue", "next");

    @CheckedTemplate(basePath = "signin")
    static class Templates {
        static native TemplateInstance goOn(Shell shell, HeldForm form, List<HeldForm.Field> shown);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final HeldFormRepository forms;
    private final HeldForms held;

    SignInPages(CurrentShell shell, CurrentCaller current, HeldFormRepository forms, HeldForms held) {
        this.shell = shell;
        this.current = current;
        this.forms = forms;
        this.held = held;
    }

    /** A form that was kept. Whoever comes here by an old session is asked for another. */
    @GET
    @Requires(Action.SIGNED_IN)
    @Path("again/{formId}")
    @Operation(hidden = true)
    public Response goOn(UUID formId) {
        Caller caller = current.get();
        HeldForm form = forms.find(caller, formId).orElseThrow(Problem::notFound);
        if (current.hasSignedInTooLongAgo()) {
            return held.again(formId.toString());
        }
        // Asking once more would not help whom Keycloak let in with too few factors.
        current.requireFreshSignIn();
        List<HeldForm.Field> shown = form.fields().stream()
                .filter(field ->
                        !OF_THE_PAGE.contains(field.name()) && !field.value().isBlank())
                .toList();
        return Response.ok(
                        Templates.goOn(shell.of(shell.texts(SignInTexts.class).goOn()), form, shown))
                .build();
    }

    /** Keeps the session alive while somebody types and asks for no page. */
    @GET
    @Requires(Action.SIGNED_IN)
    @Path("still-here")
    @Operation(hidden = true)
    public Response stillHere() {
        current.get();
        return Response.noContent().build();
    }
}
