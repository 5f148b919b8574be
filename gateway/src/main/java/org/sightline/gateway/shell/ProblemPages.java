package org.sightline.gateway.shell;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.sightline.kit.problem.ProblemBody;

/** Shows a problem as a page where a page was asked for. */
class ProblemPages {

    @CheckedTemplate(basePath = "shell")
    static class Templates {
        static native TemplateInstance problem(Shell shell, ProblemBody problem);
    }

    private final CurrentShell shell;

    ProblemPages(CurrentShell shell) {
        this.shell = shell;
    }

    @ServerResponseFilter
    public void asPage(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof ProblemBody problem
                && !request.getUriInfo().getPath().startsWith("/api/")) {
            String page = Templates.problem(shell.of(title(problem)), problem).render();
            response.setEntity(page, null, MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
        }
    }

    /** What to call the page. The title of a request that cannot be taken is for programs. */
    private String title(ProblemBody problem) {
        ShellTexts texts = shell.texts(ShellTexts.class);
        return switch (problem.status()) {
            case 400, 409, 422 -> texts.notDone();
            case 403 -> texts.notAllowed();
            case 404 -> texts.pageNotFound();
            default -> problem.title();
        };
    }
}
