package org.sightline.gateway.relay;

import io.vertx.core.MultiMap;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sightline.gateway.route.ApiDocument;
import org.sightline.gateway.route.ParameterCheck;
import org.sightline.gateway.route.Route;
import org.sightline.kit.problem.Problem;

/**
 * Addresses at the services. They are put together from matched templates, parsed ids and parsed parameters; nothing
 * of the request's own text reaches a service as it was sent.
 */
final class ServiceAddress {

    private static final Pattern UNSAFE_NAME = Pattern.compile("[\\p{Cntrl}/\\\\]|^\\.{0,2}$");

    private ServiceAddress() {}

    /**
     * The path at the service.
     *
     * @param values of the path's variables, encoded as the client sent them
     * @throws Problem 404 where a value cannot be what the operation takes
     */
    static String path(Route route, ApiDocument.Operation operation, List<String> values) {
        List<String> encoded = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            encoded.add(operation.isUuid(i) ? uuid(value).toString() : encode(name(value)));
        }
        return route.servicePath().filled(encoded);
    }

    /** @throws Problem 404 where the text is no UUID: nothing has such an id */
    static UUID uuid(String text) {
        if (!ParameterCheck.isUuid(text)) {
            throw Problem.notFound();
        }
        return UUID.fromString(text);
    }

    /** @throws Problem 404 where the text cannot be a name: nothing is called so */
    static String name(String encoded) {
        String name;
        try {
            name = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw Problem.notFound();
        }
        if (UNSAFE_NAME.matcher(name).find()) {
            throw Problem.notFound();
        }
        return name;
    }

    /** The query at the service, with a question mark in front; empty where there is none. */
    static String query(MultiMap given) {
        return given.entries().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&", given.isEmpty() ? "" : "?", ""));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%7E", "~")
                .replace("*", "%2A");
    }

    /**
     * The whole address.
     *
     * @param service as it is configured
     * @param pathAndQuery beginning with a slash
     * @throws IllegalArgumentException where the address would lead anywhere else
     */
    static URI at(URI service, String pathAndQuery) {
        URI address = URI.create(service + pathAndQuery);
        boolean same = pathAndQuery.startsWith("/")
                && Objects.equals(address.getScheme(), service.getScheme())
                && Objects.equals(address.getRawAuthority(), service.getRawAuthority())
                && address.getRawPath().startsWith(service.getRawPath());
        if (!same) {
            throw new IllegalArgumentException("This address leads away from " + service);
        }
        return address;
    }
}
