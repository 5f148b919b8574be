package org.sightline.ingest.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.json.Json;

/**
 * A server of packages of the Open Contracting Data Standard: releases or records, with {@code links.next} to the next
 * package where there is one (extension "pagination"). Where the address has <code>{from}</code>, or
 * <code>{from:2024-01-01}</code> to say where the first run begins, the first day of the window takes its place, so that each run asks only for what is new; without it each run reads all again, and what was
 * read before is the same line.
 */
public final class OcdsApi implements DocumentApi {

    /** Where the first day belongs, with the day of the first run. */
    private static final Pattern FROM = Pattern.compile("\\{from(?::(\\d{4}-\\d{2}-\\d{2}))?}");

    @Override
    public Place start(String address, LocalDate today) {
        Matcher from = FROM.matcher(address);
        boolean said = from.find() && from.group(1) != null;
        return Place.begin(said ? from.group(1) : today.minusDays(FIRST_DAYS).toString());
    }

    @Override
    public URI request(String address, Place place) {
        return URI.create(place.at() == null ? dated(address, place) : place.at());
    }

    private static String dated(String address, Place place) {
        return FROM.matcher(address).replaceAll(place.from());
    }

    @Override
    public String accept() {
        return "application/json";
    }

    @Override
    public String secretHeader() {
        return "Authorization";
    }

    @Override
    public Document read(byte[] body, String address, Place place) throws FeedFailure {
        JsonNode answer = parsed(body);
        JsonNode releases = answer.path("releases");
        JsonNode records = answer.path("records");
        if (!releases.isArray() && !records.isArray()) {
            throw new FeedFailure("The answer has neither releases nor records, as an OCDS package has them.");
        }
        String following = following(answer, address, place);
        Place next = following == null
                ? Place.begin(Objects.requireNonNull(place.to()))
                : new Place(place.from(), place.to(), following, null, 0);
        return new Document("json", releases.size() + records.size(), next, following == null);
    }

    /** The address of the next package: of the same server, and not the one that was asked for. */
    private static @Nullable String following(JsonNode answer, String address, Place place) throws FeedFailure {
        JsonNode link = answer.path("links").path("next");
        if (!link.isTextual() || link.asText().isBlank() || link.asText().equals(place.at())) {
            return null;
        }
        try {
            URI feed = URI.create(dated(address, place));
            URI next = feed.resolve(link.asText());
            if (!Objects.equals(feed.getAuthority(), next.getAuthority())) {
                throw new FeedFailure("The next package is said to be at another server: " + next.getAuthority() + ".");
            }
            return next.toString();
        } catch (IllegalArgumentException notAnAddress) {
            throw new FeedFailure("The next package is said to be at \"" + link.asText() + "\", which is no address.");
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
