package org.sightline.gateway.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.function.BiPredicate;

/** What the gateway adds to the answers of every operation: the problems that can occur and the headers it sets. */
final class GatewayAnswers {

    private static final String HEADERS = "#/components/headers/";

    private GatewayAnswers() {}

    /** A problem that can occur: its status, its component's name, what it means, and in which operations. */
    private enum Occurring {
        BAD_REQUEST("400", "The request cannot be read.", (route, operation) -> true),
        NOT_SIGNED_IN("401", "Nobody is signed in, or the token is not valid.", (route, operation) -> true),
        FORBIDDEN("403", "The caller may see this but may not do it.", (route, operation) -> route.action() != null),
        NOT_FOUND(
                "404",
                "There is nothing here that the caller may see.",
                (route, operation) -> !route.path().variables().isEmpty() || route.agency() == Route.Agency.QUERY),
        CONFLICT(
                "409",
                "The change contradicts what is there.",
                (route, operation) -> takes(operation, "Idempotency-Key") || takes(operation, "If-Match")),
        STALE(
                "412",
                "Somebody changed it first. Read it again and use the new ETag.",
                (route, operation) -> takes(operation, "If-Match")),
        TOO_LARGE("413", "The request is too large.", (route, operation) -> route.body() != Route.Body.NONE),
        UNSUPPORTED(
                "415",
                "The request has a media type that is not read here.",
                (route, operation) -> route.body() != Route.Body.NONE),
        INVALID("422", "The request has mistakes. The list errors names each of them.", (route, operation) -> true),
        VERSION_MISSING("428", "The If-Match header is missing.", (route, operation) -> takes(operation, "If-Match")),
        TOO_MANY_REQUESTS("429", "Too many requests. Wait as long as Retry-After says.", (route, operation) -> true),
        FAILED("500", "Something failed. Quote the correlation id when you ask for help.", (route, operation) -> true),
        UNAVAILABLE(
                "503", "A service or the database does not answer. Try again in a minute.", (route, operation) -> true);

        private final String status;
        private final String text;
        private final BiPredicate<Route, ObjectNode> occurs;

        Occurring(String status, String text, BiPredicate<Route, ObjectNode> occurs) {
            this.status = status;
            this.text = text;
            this.occurs = occurs;
        }

        private String component() {
            StringBuilder name = new StringBuilder();
            for (String word : name().split("_")) {
                name.append(word.charAt(0)).append(word.substring(1).toLowerCase(java.util.Locale.ROOT));
            }
            return name.toString();
        }
    }

    /** Gives an operation the problems that can occur; whatever its service said of them, they are answered alike. */
    static void add(Route route, ObjectNode operation) {
        ObjectNode responses = operation.withObjectProperty("responses");
        for (Occurring problem : Occurring.values()) {
            if (responses.has(problem.status) || problem.occurs.test(route, operation)) {
                responses.putObject(problem.status).put("$ref", "#/components/responses/" + problem.component());
            }
        }
        responses.properties().forEach(entry -> completed(entry.getValue()));
    }

    private static void completed(JsonNode response) {
        if (response instanceof ObjectNode described && !described.has("$ref")) {
            if (!described.has("description")) {
                described.put("description", "Done");
            }
            refer(described, Set.of("RateLimit", "RateLimit-Policy"));
        }
    }

    private static boolean takes(ObjectNode operation, String header) {
        return parameter(operation, header).isObject();
    }

    private static JsonNode parameter(ObjectNode operation, String name) {
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("name").asText().equals(name)) {
                return parameter;
            }
        }
        return MissingNode.getInstance();
    }

    /**
     * Adds what the answers refer to.
     *
     * @param body the schema of a problem's body, as the services describe it
     */
    static void addComponents(ObjectNode document, JsonNode body) {
        ObjectNode components = document.withObjectProperty("components");
        ObjectNode headers = components.withObjectProperty("headers");
        header(headers, "RateLimit", "Requests left (r) and seconds until there are more (t).", "string");
        header(headers, "RateLimit-Policy", "Requests (q) in a period of seconds (w).", "string");
        header(headers, "Retry-After", "Seconds to wait.", "integer");
        ObjectNode responses = components.withObjectProperty("responses");
        for (Occurring problem : Occurring.values()) {
            response(responses.putObject(problem.component()), problem);
        }
        components.withObjectProperty("schemas").set("Problem", body);
    }

    private static void response(ObjectNode response, Occurring problem) {
        response.put("description", problem.text);
        response.withObjectProperty("content")
                .withObjectProperty("application/problem+json")
                .withObjectProperty("schema")
                .put("$ref", "#/components/schemas/Problem");
        switch (problem) {
            case NOT_SIGNED_IN -> {}
            case TOO_MANY_REQUESTS -> refer(response, Set.of("RateLimit", "RateLimit-Policy", "Retry-After"));
            default -> refer(response, Set.of("RateLimit", "RateLimit-Policy"));
        }
    }

    private static void refer(ObjectNode response, Set<String> names) {
        ObjectNode headers = response.withObjectProperty("headers");
        names.stream().sorted().forEach(name -> headers.withObjectProperty(name).put("$ref", HEADERS + name));
    }

    private static void header(ObjectNode headers, String name, String text, String type) {
        ObjectNode header = headers.putObject(name).put("description", text);
        header.putObject("schema").put("type", type);
    }
}
