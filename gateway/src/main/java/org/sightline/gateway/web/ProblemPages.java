package org.sightline.gateway.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.sightline.kit.problem.ProblemBody;

/** Shows a problem as a page where a page was asked for. */
class ProblemPages {

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance problem(Shell shell, ProblemBody problem);
    }

    private final Shells shells;

    ProblemPages(Shells shells) {
        this.shells = shells;
    }

    @ServerResponseFilter
    public void asPage(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof ProblemBody problem
                && !request.getUriInfo().getPath().startsWith("/api/")) {
            String page = Templates.problem(shells.of(problem.title()), problem).render();
            response.setEntity(page, null, MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
        }
    }
}
