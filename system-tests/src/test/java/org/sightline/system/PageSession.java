package org.sightline.system;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sightline.localstack.people.Tokens;
import org.sightline.testsupport.service.ManyRequests;
import org.sightline.testsupport.whole.Sightline;

/** Somebody who is signed in at the pages. No scripts run. */
record PageSession(String cookies, ManyRequests requests) {

    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");

    /** Signs in by Keycloak's form. */
    static PageSession of(String name) {
        CookieManager cookies = new Plain();
        try (HttpClient http = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            HttpResponse<String> page = http.send(
                    HttpRequest.newBuilder(URI.create(Sightline.gateway() + "/home"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            Matcher form = FORM.matcher(page.body());
            if (!form.find()) {
                throw new AssertionError("No sign-in form at " + page.uri() + ": " + page.body());
            }
            String fields =
                    "username=" + encoded(name) + "&password=" + encoded(Tokens.password(name)) + "&credentialId=";
            HttpResponse<String> home = http.send(
                    HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(fields))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (!home.uri().toString().startsWith(Sightline.gateway())) {
                throw new AssertionError(name + " was not let in: " + home.uri() + ": " + home.body());
            }
        } catch (IOException cause) {
            throw new AssertionError(cause);
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new AssertionError(cause);
        }
        String kept = cookies.getCookieStore().get(URI.create(Sightline.gateway() + "/")).stream()
                .map((HttpCookie cookie) -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return new PageSession(kept, new ManyRequests(URI.create(Sightline.gateway())));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The answer to a request as the page itself would send it; redirects are not followed. */
    HttpResponse<String> send(String method, String address, ManyRequests.Content content) {
        return requests.send(method, address, Map.of("Cookie", cookies, "Sec-Fetch-Site", "same-origin"), content);
    }

    /** A browser sends secure cookies to this machine itself over plain HTTP; Java's manager does not. */
    private static final class Plain extends CookieManager {

        @Override
        public void put(URI uri, Map<String, List<String>> headers) throws IOException {
            Map<String, List<String>> plain = new TreeMap<>();
            headers.forEach((name, values) -> {
                if (name != null) {
                    plain.put(
                            name,
                            values.stream()
                                    .map(value -> value.replaceAll("(?i);\\s*secure", ""))
                                    .toList());
                }
            });
            super.put(uri, plain);
        }
    }
}
