package org.sightline.gateway.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.sightline.kit.caller.Action;

/**
 * Puts the public OpenAPI document together: for each row of the table of routes the operation as its service describes
 * it, or as the gateway does, under the public path and name, with what the gateway itself adds to every answer.
 */
final class PublicDocument {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Whom an action needs, as the public document says it. */
    private static final Map<Action, String> NEEDS = Map.ofEntries(
            Map.entry(Action.OPEN, "Everybody may do this."),
            Map.entry(Action.SIGNED_IN, "Everybody who is signed in may do this."),
            Map.entry(
                    Action.READ,
                    "Needs the role reader, reporter or certifier in the agency, or an office role other than admin. Without an agency: answers with what the caller may see."),
            Map.entry(Action.REPORT, "Needs the role reporter in the agency."),
            Map.entry(Action.CERTIFY, "Needs the role certifier in the agency."),
            Map.entry(
                    Action.ATTACH,
                    "Needs the role reporter or certifier in the agency, or the role oversight-analyst or reviewer."),
            Map.entry(Action.SEE_PEOPLE, "Needs a role in the agency, or an office role."),
            Map.entry(Action.MANAGE_PEOPLE, "Needs the role agency-admin in the agency, or the office role admin."),
            Map.entry(Action.DECIDE, "Needs the role oversight-analyst or reviewer."),
            Map.entry(Action.SEND, "Needs the role oversight-analyst, or a service account of the office."),
            Map.entry(Action.LOAD, "Needs the role oversight-analyst."),
            Map.entry(
                    Action.SEE_AGENCY,
                    "Needs the role reader, reporter or certifier in the agency, or an office role: oversight-analyst, reviewer, auditor or admin."),
            Map.entry(Action.SEE_OFFICE, "Needs an office role: oversight-analyst, reviewer, auditor or admin."),
            Map.entry(Action.OVERSEE, "Needs an office role that reads data: oversight-analyst, reviewer or auditor."),
            Map.entry(Action.ADMINISTER, "Needs the role admin."));

    private final ObjectNode own;
    private final ServiceDocuments services;
    private final SharedComponents components;

    private PublicDocument(ObjectNode own, ServiceDocuments services) {
        GatewayAnswers.addComponents(
                own,
                services.of(Part.INGEST)
                        .root()
                        .at("/components/schemas/Problem")
                        .deepCopy());
        this.own = own;
        this.services = services;
        this.components = new SharedComponents(own, services);
    }

    /**
     * The whole document.
     *
     * @param own the gateway's document of what it answers itself; it is changed into the whole one
     */
    static ObjectNode of(ObjectNode own, ServiceDocuments services, Routes routes) {
        return new PublicDocument(own, services).merged(routes);
    }

    private ObjectNode merged(Routes routes) {
        ObjectNode paths = JSON.objectNode();
        for (Route route : routes.rows()) {
            JsonNode description = description(route);
            if (description instanceof ObjectNode operation) {
                ObjectNode path = paths.withObjectProperty(route.path().toString());
                path.set(route.method().toLowerCase(Locale.ROOT), published(route, operation));
            }
        }
        own.set("paths", paths);
        own.set("components", components.published(paths));
        return own;
    }

    private JsonNode description(Route route) {
        Part service = route.service();
        if (service == null) {
            return own.path("paths")
                    .path(route.path().toString())
                    .path(route.method().toLowerCase(Locale.ROOT));
        }
        ApiDocument.Operation operation = services.of(service).operation(route.method(), route.servicePath());
        if (operation == null) {
            return JSON.missingNode();
        }
        ObjectNode description = operation.description().deepCopy();
        renameVariables(description, operation.path(), route.path());
        components.take(operation.document(), description);
        return description;
    }

    private static void renameVariables(ObjectNode description, PathTemplate from, PathTemplate to) {
        for (JsonNode parameter : description.path("parameters")) {
            int place = from.variables().indexOf(parameter.path("name").asText());
            if (parameter.path("in").asText().equals("path") && place >= 0) {
                ((ObjectNode) parameter).put("name", to.variables().get(place));
            }
        }
    }

    private static ObjectNode published(Route route, ObjectNode operation) {
        ObjectNode published = JSON.objectNode();
        published.putArray("tags").add(route.tag());
        operation.properties().stream()
                .filter(entry -> !entry.getKey().equals("tags"))
                .forEach(entry -> published.set(entry.getKey(), entry.getValue()));
        published.put("operationId", route.operation());
        published.put("description", (operation.path("description").asText() + "\n\n" + needs(route)).strip());
        if (published.path("parameters") instanceof ArrayNode parameters) {
            parameters.removeIf(PublicDocument::setByEveryClient);
            parameters.forEach(PublicDocument::valuesOfEachItem);
            parameters.forEach(ParameterWords::describe);
        }
        published.set("security", signedIn());
        GatewayAnswers.add(route, published);
        return published;
    }

    /** The annotations can name the values of a list only at the list; each item has them. */
    private static void valuesOfEachItem(JsonNode parameter) {
        if (parameter.path("schema") instanceof ObjectNode schema
                && schema.path("type").asText().equals("array")
                && schema.has("enum")) {
            JsonNode values = schema.remove("enum");
            schema.withObjectProperty("items").put("type", "string").set("enum", values);
        }
    }

    private static boolean setByEveryClient(JsonNode parameter) {
        return parameter.path("in").asText().equals("header")
                && parameter.path("name").asText().equals("Content-Length");
    }

    private static String needs(Route route) {
        return Objects.requireNonNull(NEEDS.get(Objects.requireNonNullElse(route.action(), Action.SIGNED_IN)));
    }

    private static ArrayNode signedIn() {
        ArrayNode security = JSON.arrayNode();
        security.addObject().putArray("bearer");
        return security;
    }
}
