package org.sightline.kit.correlation;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Gives every request a correlation id and says it in the answer. */
public class CorrelationFilter {

    @ServerRequestFilter(preMatching = true)
    public void take(ContainerRequestContext request) {
        String id = Correlation.begin(request.getHeaderString(Correlation.HEADER));
        request.setProperty(Correlation.KEY, id);
    }

    @ServerResponseFilter
    public void say(ContainerRequestContext request, ContainerResponseContext response) {
        Object id = request.getProperty(Correlation.KEY);
        if (id != null) {
            response.getHeaders().putSingle(Correlation.HEADER, id.toString());
        }
    }
}
