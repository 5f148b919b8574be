package org.sightline.gateway.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A committed OpenAPI document, as the build put it beside this program. */
public final class ApiDocument {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    private final String owner;
    private final JsonNode root;
    private final Map<String, Operation> operations = new LinkedHashMap<>();

    ApiDocument(String owner, JsonNode root) {
        this.owner = owner;
        this.root = root;
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .forEach(entry -> add(entry.getKey(), PathTemplate.of(path.getKey()), entry.getValue())));
    }

    private void add(String method, PathTemplate path, JsonNode description) {
        operations.put(key(method.toUpperCase(Locale.ROOT), path), new Operation(path, description, this));
    }

    /** @param owner {@code gateway} for the public document, or the key of a service */
    public static ApiDocument of(String owner) {
        String resource = "/openapi/" + owner + "/openapi.yaml";
        try (InputStream text = Objects.requireNonNull(ApiDocument.class.getResourceAsStream(resource), resource)) {
            return new ApiDocument(owner, new YAMLMapper().readTree(text));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The gateway or a service. */
    String owner() {
        return owner;
    }

    JsonNode root() {
        return root;
    }

    /** Every operation, by method and shape of the path. */
    Map<String, Operation> operations() {
        return operations;
    }

    /** Null where the document knows no such operation. */
    public @Nullable Operation operation(String method, PathTemplate path) {
        return operations.get(key(method, path));
    }

    static String key(String method, PathTemplate path) {
        return method + " " + path.shape();
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? root.at(node.path("$ref").asText().substring(1)) : node;
    }

    /**
     * An operation.
     *
     * @param path with the document's names of variables
     */
    public record Operation(PathTemplate path, JsonNode description, ApiDocument document) {

        /** What may stand in the query, by name. */
        Map<String, Parameter> queryParameters() {
            Map<String, Parameter> parameters = new LinkedHashMap<>();
            parameters("query").forEach(parameter -> parameters.put(parameter.name(), parameter));
            return parameters;
        }

        /** Whether the variable of the path at this place is a UUID. */
        public boolean isUuid(int place) {
            String name = path.variables().get(place);
            return parameters("path").stream()
                    .anyMatch(parameter -> parameter.name().equals(name)
                            && parameter.item().path("format").asText().equals("uuid"));
        }

        private List<Parameter> parameters(String in) {
            List<Parameter> parameters = new ArrayList<>();
            for (JsonNode given : description.path("parameters")) {
                JsonNode parameter = document.resolved(given);
                if (parameter.path("in").asText().equals(in)) {
                    JsonNode schema = document.resolved(parameter.path("schema"));
                    boolean many = schema.path("type").asText().equals("array");
                    JsonNode item = many ? document.resolved(schema.path("items")) : schema;
                    parameters.add(new Parameter(parameter.path("name").asText(), many, item));
                }
            }
            return parameters;
        }
    }

    /**
     * A parameter.
     *
     * @param many whether it may be given more than once
     * @param item the schema of each value
     */
    public record Parameter(String name, boolean many, JsonNode item) {}
}
