package org.sightline.testsupport.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * An operation as a service's own API document describes it, with the smallest request that the document allows.
 *
 * @param method such as GET
 * @param path with its variables, as {@code /lines/{id}}
 */
record DocumentedOperation(String method, String path, JsonNode description, JsonNode document) {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    /** Every operation of the document that the running service serves. */
    static List<DocumentedOperation> all() {
        JsonNode document = Messages.json(Management.get("/openapi?format=json").asString());
        List<DocumentedOperation> all = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .forEach(entry -> all.add(new DocumentedOperation(
                                entry.getKey().toUpperCase(Locale.ROOT), path.getKey(), entry.getValue(), document))));
        return all;
    }

    /** Those of the document, and some that it does not describe and that take no body, as {@code GET /system}. */
    static List<DocumentedOperation> with(List<String> undocumented) {
        List<DocumentedOperation> all = new ArrayList<>(all());
        JsonNode nothing = JsonNodeFactory.instance.objectNode();
        for (String name : undocumented) {
            String[] parts = name.split(" ");
            all.add(new DocumentedOperation(parts[0], parts[1], nothing, nothing));
        }
        return all;
    }

    /** As it is written in messages and tables: {@code GET /lines/{id}}. */
    String name() {
        return method + " " + path;
    }

    /** The name with every variable called alike, by which the table of routes finds it. */
    String key() {
        return key(method, path);
    }

    static String key(String method, String path) {
        return method + " " + path.replaceAll("\\{[^}]+}", "{}");
    }

    /**
     * Asks for it.
     *
     * @param who headers that say who asks
     * @param things ids of things that are there, by the path that ends in their variable; any other variable gets an id
     *     that nothing has
     */
    HttpResponse<String> ask(Map<String, String> who, Map<String, UUID> things) {
        Map<String, String> headers = new HashMap<>(who);
        headers.put("If-Match", "\"1\"");
        List<String> query = new ArrayList<>();
        for (JsonNode parameter : description.path("parameters")) {
            if (parameter.path("required").asBoolean()
                    && parameter.path("in").asText().equals("query")) {
                String value = sample(parameter.path("schema")).asText();
                query.add(parameter.path("name").asText() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
        ManyRequests.Content content = description.at("/requestBody/content").properties().stream()
                .filter(offered -> !offered.getKey().startsWith("multipart/"))
                .findFirst()
                .map(offered ->
                        content(offered.getKey(), sample(offered.getValue().path("schema"))))
                .orElse(null);
        return ManyRequests.toService()
                .send(
                        method,
                        concrete(things) + (query.isEmpty() ? "" : "?" + String.join("&", query)),
                        headers,
                        content);
    }

    private static ManyRequests.Content content(String type, JsonNode sample) {
        String text = type.contains("form")
                ? "sample="
                : type.equals("application/json") ? sample.toString() : sample.asText();
        return new ManyRequests.Content(type, text);
    }

    private String concrete(Map<String, UUID> things) {
        StringBuilder address = new StringBuilder();
        String at = "";
        for (String segment : path.substring(1).split("/")) {
            at = at + "/" + segment;
            address.append('/').append(segment.startsWith("{") ? things.getOrDefault(at, UUID.randomUUID()) : segment);
        }
        return address.toString();
    }

    private JsonNode sample(JsonNode described) {
        JsonNode schema = described.has("$ref")
                ? document.at(described.path("$ref").asText().substring(1))
                : described;
        for (String given : List.of("/examples/0", "/example", "/enum/0", "/default")) {
            if (!schema.at(given).isMissingNode()) {
                return schema.at(given);
            }
        }
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (schema.path("type").asText()) {
            case "object" -> required(schema);
            case "array" -> json.arrayNode();
            case "integer", "number" -> json.numberNode(1);
            case "boolean" -> json.booleanNode(false);
            default -> json.textNode(text(schema.path("format").asText()));
        };
    }

    private ObjectNode required(JsonNode schema) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        schema.path("required")
                .forEach(name -> object.set(
                        name.asText(), sample(schema.path("properties").path(name.asText()))));
        return object;
    }

    private static String text(String format) {
        return switch (format) {
            case "uuid" -> UUID.randomUUID().toString();
            case "date" -> "2026-01-01";
            case "date-time" -> "2026-01-01T00:00:00Z";
            default -> "sample";
        };
    }
}
