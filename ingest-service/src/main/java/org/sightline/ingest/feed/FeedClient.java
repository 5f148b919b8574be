package org.sightline.ingest.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.portal.DocumentApi;
import org.sightline.ingest.portal.FeedFailure;
import org.sightline.ingest.portal.PagedApi;
import org.sightline.ingest.portal.WebClient;
import org.sightline.kit.json.Json;

/** Asks the portals of feeds for rows and documents. */
@ApplicationScoped
class FeedClient {

    private final WebClient web;
    private final FeedSettings settings;
    private final FeedSecrets secrets;

    FeedClient(FeedSettings settings, FeedSecrets secrets, Clock clock) {
        this.web = new WebClient(settings.web(), clock);
        this.settings = settings;
        this.secrets = secrets;
    }

    /**
     * The rows after a place, all of them there.
     *
     * @throws FeedFailure where the server does not give them, or not whole
     */
    PagedApi.Rows rows(Feed feed, PagedApi api, @Nullable String place) throws FeedFailure, InterruptedException {
        URI address = address(api, feed.address(), place);
        HttpRequest.Builder request = request(address, "application/json", feed, api.secretHeader());
        String asked = api.body(feed.address(), place, settings.pageRows());
        if (asked != null) {
            request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(asked));
        }
        HttpResponse<InputStream> answer = web.send(request);
        byte[] body = web.whole(answer);
        web.requireGood(answer);
        return api.read(parsed(body), answer.headers(), place, settings.pageRows());
    }

    /**
     * The document at a place, all of it.
     *
     * @throws FeedFailure where the server does not give it, or not whole
     */
    byte[] document(Feed feed, DocumentApi api, DocumentApi.Place place) throws FeedFailure, InterruptedException {
        URI address;
        try {
            address = api.request(feed.address(), place);
        } catch (IllegalArgumentException notAnAddress) {
            throw new FeedFailure("\"" + feed.address() + "\" is no address.");
        }
        HttpResponse<InputStream> answer = web.send(request(address, api.accept(), feed, api.secretHeader()));
        byte[] body = web.whole(answer);
        web.requireGood(answer);
        return body;
    }

    private HttpRequest.Builder request(URI address, String accept, Feed feed, String secretHeader) throws FeedFailure {
        HttpRequest.Builder request;
        try {
            request = HttpRequest.newBuilder(address).header("Accept", accept);
        } catch (IllegalArgumentException notOfTheWeb) {
            throw new FeedFailure("\"" + address + "\" is no address of a feed.");
        }
        String secret = secrets.of(feed);
        return secret == null ? request : withSecret(request, secretHeader, secret, feed);
    }

    private static HttpRequest.Builder withSecret(HttpRequest.Builder request, String header, String secret, Feed feed)
            throws FeedFailure {
        try {
            return request.header(header, secret.strip());
        } catch (IllegalArgumentException notForAHeader) {
            // Its own text says the secret.
            throw new FeedFailure("The secret \"" + feed.secret() + "\" has a line break or another character that no"
                    + " request may carry. Correct it in the configuration.");
        }
    }

    private URI address(PagedApi api, String address, @Nullable String place) throws FeedFailure {
        try {
            return api.request(address, place, settings.pageRows());
        } catch (IllegalArgumentException notAnAddress) {
            throw new FeedFailure("\"" + address + "\" is no address.");
        }
    }

    private static JsonNode parsed(byte[] body) throws FeedFailure {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JsonProcessingException cut) {
            throw new FeedFailure("The answer is no whole JSON document; it may have been cut off.");
        } catch (IOException unreadable) {
            throw new FeedFailure("The answer cannot be read.");
        }
    }
}
