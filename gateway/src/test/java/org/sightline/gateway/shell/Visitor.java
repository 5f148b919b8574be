package org.sightline.gateway.shell;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.sightline.gateway.access.Browser;
import org.sightline.localstack.people.Tokens;

/** A person at the pages. No scripts run. */
public final class Visitor {

    private final Browser browser = new Browser();
    private final URI gateway;

    private Visitor(URI gateway) {
        this.gateway = gateway;
    }

    public static Visitor anonymous(URI gateway) {
        return new Visitor(gateway);
    }

    public static Visitor signedIn(URI gateway, String name) {
        Visitor visitor = new Visitor(gateway);
        HttpResponse<String> home = visitor.browser.signIn(visitor.open("/home"), name, Tokens.password(name));
        if (!home.uri().getAuthority().equals(gateway.getAuthority())) {
            throw new AssertionError(
                    name + " was not let in: " + home.statusCode() + " " + home.uri() + ": " + home.body());
        }
        return visitor;
    }

    public HttpResponse<String> open(String path) {
        return browser.open(gateway.resolve(path).toString());
    }

    /** The cookies of the session, as the header's value. */
    public String cookies() {
        return browser.cookies(gateway.resolve("/"));
    }

    /** Sends a form as the page itself would. */
    public HttpResponse<String> submit(String path, Map<String, String> fields) {
        return browser.submit(gateway.resolve(path).toString(), fields, "Sec-Fetch-Site", "same-origin");
    }

    /** Sends a form by a script that follows the answer and shows nothing of it. */
    public HttpResponse<String> submitByScript(String path, Map<String, String> fields) {
        return browser.submit(
                gateway.resolve(path).toString(), fields, "Sec-Fetch-Site", "same-origin", "Sec-Fetch-Dest", "empty");
    }

    /** Sends a form with one file. */
    public HttpResponse<String> upload(String path, Map<String, String> fields, String filename, String content) {
        return browser.upload(
                gateway.resolve(path).toString(), fields, filename, content, "Sec-Fetch-Site", "same-origin");
    }

    /** Sends a form as a page of another site would, with the header that gives it away. */
    public HttpResponse<String> submitFromElsewhere(
            String path, String header, String value, Map<String, String> fields) {
        return browser.submit(gateway.resolve(path).toString(), fields, header, value);
    }
}
