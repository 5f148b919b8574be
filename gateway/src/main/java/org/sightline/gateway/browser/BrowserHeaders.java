package org.sightline.gateway.browser;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Puts the headers on every answer of the public port: pages, API, refusals, redirects and static files alike. Only a static
 * file under its versioned address may be kept; everything else may tell of a person or an agency.
 */
@ApplicationScoped
class BrowserHeaders {

    private static final int BEFORE_EVERYTHING = 10_000;
    private static final String POLICY = "Content-Security-Policy";
    /** What a service says of a file that is only to be saved. */
    private static final String SANDBOX = "sandbox";

    private static final String VERSIONED = "sightline.versioned-file";
    private static final Set<Integer> FILE_WAS_SENT = Set.of(200, 206, 304);
    private static final String PERMISSIONS = "Permissions-Policy";
    private static final String OTHER_PERMISSIONS =
            "display-capture=(), geolocation=(), microphone=(), payment=(), publickey-credentials-get=(), usb=()";
    /** The one page that may use the camera: it reads serial numbers from labels. */
    private static final Pattern WALK = Pattern.compile("/agencies/[^/]+/walks/[^/]+");

    private static final String FOR_A_YEAR = "public, max-age=31536000, immutable";

    private final StaticFiles files;
    private final Map<String, String> headers;

    BrowserHeaders(
            StaticFiles files,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") URI signIn,
            @ConfigProperty(name = "sightline.public-url") Optional<URI> publicUrl) {
        this.files = files;
        this.headers = headers(
                signIn.getScheme() + "://" + signIn.getAuthority(),
                publicUrl.filter(url -> "https".equals(url.getScheme())).isPresent());
    }

    /**
     * The headers that every answer has.
     *
     * @param signIn origin of Keycloak: a form that is sent after the session has ended leads there
     * @param https whether people reach the pages by https
     */
    static Map<String, String> headers(String signIn, boolean https) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(
                POLICY,
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
                        + " connect-src 'self'; form-action 'self' " + signIn
                        + "; base-uri 'none'; frame-ancestors 'none'");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        // Our own pages still get the origin, by which forms of other sites are told from ours.
        headers.put("Referrer-Policy", "same-origin");
        headers.put(PERMISSIONS, "camera=(), " + OTHER_PERMISSIONS);
        if (https) {
            headers.put("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        return headers;
    }

    void register(@Observes Filters filters) {
        filters.register(this::answer, BEFORE_EVERYTHING);
    }

    private void answer(RoutingContext request) {
        String address = request.normalizedPath();
        String file = files.file(address);
        if (file == null) {
            request.addHeadersEndHandler(ready -> say(request));
            request.next();
        } else {
            request.put(VERSIONED, files.isCurrent(address));
            request.reroute(file);
        }
    }

    private void say(RoutingContext request) {
        HttpServerResponse response = request.response();
        boolean toBeSaved = SANDBOX.equals(response.headers().get(POLICY));
        headers.forEach((name, value) -> response.headers().set(name, value));
        if (toBeSaved) {
            response.headers().set(POLICY, headers.get(POLICY) + "; " + SANDBOX);
        }
        if (WALK.matcher(request.normalizedPath()).matches()) {
            response.headers().set(PERMISSIONS, "camera=(self), " + OTHER_PERMISSIONS);
        }
        response.headers().set(HttpHeaders.CACHE_CONTROL, caching(request, response));
    }

    private String caching(RoutingContext request, HttpServerResponse response) {
        if (!files.isFile(request.normalizedPath()) || !FILE_WAS_SENT.contains(response.getStatusCode())) {
            return "no-store";
        }
        return Boolean.TRUE.equals(request.get(VERSIONED)) ? FOR_A_YEAR : "no-cache";
    }
}
