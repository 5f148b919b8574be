package org.sightline.gateway.access;

import java.io.IOException;
import java.net.CookieManager;
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

/** As much of a browser as signing in at Keycloak needs: cookies, redirects, one form. */
public final class Browser {

    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");

    private final Cookies cookies = new Cookies();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    public HttpResponse<String> open(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)).GET().build());
    }

    /** Fills in Keycloak's form on the page that came, and follows to the end. */
    public HttpResponse<String> signIn(HttpResponse<String> page, String name, String password) {
        Matcher form = FORM.matcher(page.body());
        if (!form.find()) {
            throw new AssertionError(
                    "No sign-in form at " + page.uri() + " (" + page.statusCode() + "): " + page.body());
        }
        return submit(
                form.group(1).replace("&amp;", "&"),
                Map.of("username", name, "password", password, "credentialId", ""));
    }

    /** Sends a form. Headers: name, value, name, value, … */
    public HttpResponse<String> submit(String address, Map<String, String> fields, String... headers) {
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send((headers.length == 0 ? request : request.headers(headers)).build());
    }

    /** Sends a form with the file field {@code file}. Headers: name, value, name, value, … */
    public HttpResponse<String> upload(
            String address, Map<String, String> fields, String filename, String content, String... headers) {
        String boundary = "boundary-of-the-test";
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> body.append("--" + boundary + "\r\nContent-Disposition: form-data; name=\""
                + name + "\"\r\n\r\n" + value + "\r\n"));
        body.append("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + filename
                + "\"\r\nContent-Type: text/csv\r\n\r\n" + content + "\r\n--" + boundary + "--\r\n");
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .headers(headers)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    /** The cookies that it would send to this address, as the header's value. */
    public String cookies(URI address) {
        try {
            return String.join("; ", cookies.get(address, Map.of()).getOrDefault("Cookie", List.of()));
        } catch (IOException cause) {
            throw new AssertionError(cause);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException cause) {
            throw new AssertionError("No answer from " + request.uri(), cause);
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new AssertionError(cause);
        }
    }

    /** A browser sends secure cookies to this machine itself over plain HTTP; Java's manager does not. */
    private static final class Cookies extends CookieManager {

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
