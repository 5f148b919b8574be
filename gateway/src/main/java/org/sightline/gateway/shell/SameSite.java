package org.sightline.gateway.shell;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.problem.ProblemMapper;

/**
 * Refuses changes that another site makes a signed-in browser send (docs/adr/0007). The API takes no cookie, so only pages
 * need it.
 */
class SameSite {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final Language language;

    SameSite(Language language) {
        this.language = language;
    }

    @ServerRequestFilter
    public @Nullable Response refuseForeign(ContainerRequestContext request, HttpServerRequest http) {
        if (READING.contains(request.getMethod())
                || request.getUriInfo().getPath().startsWith("/api/")) {
            return null;
        }
        String site = request.getHeaderString("Sec-Fetch-Site");
        boolean foreign = site != null && !site.equals("same-origin") && !site.equals("none");
        if (foreign || foreignOrigin(request.getHeaderString("Origin"), http.authority())) {
            return ProblemMapper.answer(
                    Problem.forbidden(language.texts(ShellTexts.class).sentFromAnotherSite()));
        }
        return null;
    }

    /** @param host whom the request is for; HTTP/2 says it without a Host header */
    private static boolean foreignOrigin(@Nullable String origin, @Nullable HostAndPort host) {
        if (origin == null) {
            return false;
        }
        try {
            return host == null
                    || !host.toString().equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException notAnOrigin) {
            return true;
        }
    }
}
