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
            String page = Templates.problem(shell.of(problem.title()), problem).render();
            response.setEntity(page, null, MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
        }
    }
}
