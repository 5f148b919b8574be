package org.sightline.gateway.shell;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A sentence that says, on the next page, what was just done. It travels in a cookie that is read once; the page shows it
 * as plain text.
 */
public final class Notice {

    private static final String COOKIE = "sl_notice";
    private static final int LONGEST = 300;

    /** For what the browser asks; a script says that it asks for nothing that is shown. */
    private static final String READER = "Sec-Fetch-Dest";

    private static final String SCRIPT = "empty";

    private Notice() {}

    /** Goes to a page of ours and shows the sentence there. */
    public static Response go(RoutingContext request, String path, String sentence) {
        String text = sentence.length() <= LONGEST ? sentence : sentence.substring(0, LONGEST - 1) + "…";
        request.response()
                .addCookie(cookie(request, COOKIE, URLEncoder.encode(text, StandardCharsets.UTF_8))
                        .setMaxAge(Duration.ofMinutes(1).toSeconds()));
        return Response.status(303).location(URI.create(path)).build();
    }

    /**
     * The sentence that waits, once; null for none. A script that follows the redirect shows nothing, so it leaves the
     * sentence for the page that it opens then.
     */
    public static @Nullable String take(RoutingContext request) {
        Cookie waiting = request.request().getCookie(COOKIE);
        if (waiting == null
                || waiting.getValue().isEmpty()
                || SCRIPT.equals(request.request().getHeader(READER))) {
            return null;
        }
        request.response().addCookie(cookie(request, COOKIE, "").setMaxAge(0));
        return URLDecoder.decode(waiting.getValue(), StandardCharsets.UTF_8);
    }

    /** A cookie of the pages that holds no secret: no script reads it, and it goes over https where the page came so. */
    static Cookie cookie(RoutingContext request, String name, String value) {
        return Cookie.cookie(name, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure("https".equals(request.request().scheme()))
                .setSameSite(CookieSameSite.LAX);
    }
}
