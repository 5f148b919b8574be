package org.sightline.gateway.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The components of the public document. What two documents call by one name and describe alike is one component; what
 * they describe differently gets the service's name in front, and the gateway's own keeps its name.
 */
final class SharedComponents {

    private static final String START = "#/components/";

    private final ObjectNode own;
    private final ServiceDocuments services;
    private final Set<Named> different = new HashSet<>();
    private final Map<String, Map<String, JsonNode>> published = new TreeMap<>();

    /** A component as one service's document refers to it. */
    private record Named(ApiDocument service, String reference) {

        JsonNode component() {
            return service.root().at(reference.substring(1));
        }
    }

    SharedComponents(ObjectNode own, ServiceDocuments services) {
        this.own = own;
        this.services = services;
        own.path("components")
                .properties()
                .forEach(kind -> kind.getValue()
                        .properties()
                        .forEach(entry -> publish(kind.getKey(), entry.getKey(), entry.getValue())));
        compare();
    }

    private void publish(String kind, String name, JsonNode component) {
        published.computeIfAbsent(kind, any -> new TreeMap<>()).put(name, component);
    }

    /** Takes over what a description of a service refers to, and lets it refer to the public names. */
    void take(ApiDocument service, ObjectNode description) {
        Set<String> wanted = new LinkedHashSet<>(references(description));
        List<String> open = new ArrayList<>(wanted);
        while (!open.isEmpty()) {
            Named named = new Named(service, open.removeLast());
            JsonNode component = named.component().deepCopy();
            references(component).stream().filter(wanted::add).forEach(open::add);
            rename(service, component);
            String[] kindAndName = publicName(named).substring(START.length()).split("/", 2);
            publish(kindAndName[0], kindAndName[1], component);
        }
        rename(service, description);
    }

    /** Those that the paths need, directly or by way of another. */
    ObjectNode published(ObjectNode paths) {
        Set<String> wanted = references(paths);
        List<String> open = new ArrayList<>(wanted);
        while (!open.isEmpty()) {
            JsonNode component = component(open.removeLast());
            references(component).stream().filter(wanted::add).forEach(open::add);
        }
        ObjectNode components = JsonNodeFactory.instance.objectNode();
        published.forEach((kind, named) -> named.forEach((name, component) -> {
            if (kind.equals("securitySchemes") || wanted.contains(START + kind + "/" + name)) {
                components.withObjectProperty(kind).set(name, component);
            }
        }));
        return components;
    }

    private JsonNode component(String reference) {
        String[] kindAndName = reference.substring(START.length()).split("/", 2);
        return published.getOrDefault(kindAndName[0], Map.of()).getOrDefault(kindAndName[1], MissingNode.getInstance());
    }

    /** Finds the names that stand for different things, until no more follow from those found. */
    private void compare() {
        List<Named> all = services.all().stream().flatMap(SharedComponents::all).toList();
        boolean found = true;
        while (found) {
            found = false;
            for (Named named : all) {
                found |= differs(named) && different.add(named);
            }
        }
    }

    private static Stream<Named> all(ApiDocument service) {
        return service.root().path("components").properties().stream()
                .filter(kind -> !kind.getKey().equals("securitySchemes"))
                .flatMap(kind -> kind.getValue().properties().stream()
                        .map(entry -> new Named(service, START + kind.getKey() + "/" + entry.getKey())));
    }

    private boolean differs(Named named) {
        JsonNode component = named.component();
        List<JsonNode> namesakes = Stream.concat(
                        Stream.of(own.at(named.reference().substring(1))),
                        services.all().stream()
                                .filter(other -> other != named.service())
                                .map(other -> new Named(other, named.reference()).component()))
                .filter(other -> !other.isMissingNode())
                .toList();
        boolean below = references(component).stream()
                .anyMatch(reference -> different.contains(new Named(named.service(), reference)));
        return namesakes.stream().anyMatch(other -> below || !other.equals(component));
    }

    private void rename(ApiDocument service, JsonNode node) {
        if (node instanceof ObjectNode object && object.path("$ref").isTextual()) {
            object.put("$ref", publicName(new Named(service, object.path("$ref").asText())));
        }
        node.forEach(child -> rename(service, child));
    }

    private String publicName(Named named) {
        String reference = named.reference();
        if (!different.contains(named)) {
            return reference;
        }
        int name = reference.lastIndexOf('/') + 1;
        String key = named.service().owner();
        return reference.substring(0, name)
                + Character.toUpperCase(key.charAt(0))
                + key.substring(1)
                + reference.substring(name);
    }

    private static Set<String> references(JsonNode node) {
        Set<String> references = new LinkedHashSet<>();
        node.findValues("$ref").forEach(reference -> references.add(reference.asText()));
        return references;
    }
}
