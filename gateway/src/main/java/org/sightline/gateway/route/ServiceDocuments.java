package org.sightline.gateway.route;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The documents of all services. */
final class ServiceDocuments {

    private final Map<Part, ApiDocument> documents = new EnumMap<>(Part.class);

    ServiceDocuments() {
        for (Part service : Part.values()) {
            documents.put(service, ApiDocument.of(service.key()));
        }
    }

    List<ApiDocument> all() {
        return List.copyOf(documents.values());
    }

    ApiDocument of(Part service) {
        return Objects.requireNonNull(documents.get(service));
    }
}
