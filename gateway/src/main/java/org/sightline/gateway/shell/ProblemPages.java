package org.sightline.gateway.shell;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.problem.ProblemBody;

/** Shows a problem as a page where a page was asked for. */
class ProblemPages {

    private static final Set<Integer> REFUSALS = Set.of(403, 404);

    @CheckedTemplate(basePath = "shell")
    static class Templates {
        static native TemplateInstance problem(Shell shell, ProblemBody problem, boolean withoutRole);

        static native TemplateInstance ended(Shell shell, boolean disabled);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;

    ProblemPages(CurrentShell shell, CurrentCaller current) {
        this.shell = shell;
        this.current = current;
    }

    @ServerResponseFilter
    public void asPage(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof ProblemBody problem
                && !request.getUriInfo().getPath().startsWith("/api/")) {
            String page = page(problem).render();
            response.setEntity(page, null, MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
        }
    }

    private TemplateInstance page(ProblemBody problem) {
        return problem.type().endsWith(CurrentCaller.ENDED)
                ? Templates.ended(shell.outside(shell.texts(ShellTexts.class).signInEnded()), current.isDisabled())
                : Templates.problem(
                        shell.of(title(problem)), problem, REFUSALS.contains(problem.status()) && isWithoutRole());
    }

    /** Whoever has no role is refused everywhere, and learns why on the page where everybody begins. */
    private boolean isWithoutRole() {
        if (!current.isSignedIn()) {
            return false;
        }
        Caller caller = current.get();
        return caller.roles().isEmpty() && caller.agencyRoles().isEmpty();
    }

    /** What to call the page. The title of a request that cannot be taken is for programs. */
    private String title(ProblemBody problem) {
        ShellTexts texts = shell.texts(ShellTexts.class);
        return switch (problem.status()) {
            case 400, 409, 422 -> texts.notDone();
            case 403 -> texts.notAllowed();
            case 404 -> texts.pageNotFound();
            default -> Refusals.refusal(problem.title());
        };
    }
}
