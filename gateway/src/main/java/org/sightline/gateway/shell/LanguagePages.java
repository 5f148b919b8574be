package org.sightline.gateway.shell;

import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.problem.Problem;

/** Keeps in which language a person wants to read, for a year, in the browser. */
@Path("/language")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class LanguagePages {

    private static final Duration KEPT = Duration.ofDays(365);
    private static final String START = "/";

    /**
     * Changes the language and goes back to the page that the form stands on. A form of ours, as every change, so that no link
     * of another site changes it.
     *
     * @param language its code
     * @param toStart that the page answered a form itself, so that the way back is the start page; null where it did not
     */
    @POST
    @Requires(Action.OPEN)
    @Operation(hidden = true)
    public Response choose(
            RoutingContext request,
            @FormParam("language") @Nullable String language,
            @FormParam("start") @Nullable String toStart) {
        String code = Language.of(language)
                .orElseThrow(
                        () -> Problem.invalid("/language", "unknown-language", "Use the button at the foot of a page."))
                .toLanguageTag();
        request.response()
                .addCookie(Notice.cookie(request, Language.COOKIE, code).setMaxAge(KEPT.toSeconds()));
        String page = toStart == null ? request.request().getHeader(HttpHeaders.REFERER) : null;
        return Response.status(303)
                .location(page == null ? URI.create(START) : ours(page))
                .build();
    }

    /** The path and query of an address, here: never another site. */
    private static URI ours(String page) {
        try {
            URI address = URI.create(page);
            String path = address.getRawPath();
            if (path == null || !path.startsWith(START) || path.startsWith("//")) {
                return URI.create(START);
            }
            return URI.create(address.getRawQuery() == null ? path : path + "?" + address.getRawQuery());
        } catch (IllegalArgumentException notAnAddress) {
            return URI.create(START);
        }
    }
}
