package org.sightline.kit.openapi;

import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * What has versions: whatever is read at a path where it, or something directly below, is changed with If-Match. Every
 * answer that shows it there, directly below, or where it is made, has an ETag.
 *
 * @param schemas by path, the reference to the schema of what is read there
 */
record Versions(Map<String, String> schemas) {

    private static final String JSON = "application/json";

    static Versions in(Map<String, PathItem> paths) {
        Map<String, String> schemas = new TreeMap<>();
        paths.forEach((path, item) -> {
            if (item.getOperations().values().stream().anyMatch(ApiDocument::needsVersion)) {
                String owner = item.getGET() == null ? parent(path) : path;
                String shown = read(paths.get(owner));
                String changed = answer(item.getPUT());
                if (shown != null && changed != null && shown.equals(pageOf(changed))) {
                    // A list has no version of its own; each thing in it has one.
                    schemas.put(path, changed);
                } else if (shown != null) {
                    schemas.put(owner, shown);
                }
            }
        });
        return new Versions(schemas);
    }

    /** Whether the answer of an operation at the path shows something that has versions. */
    boolean has(String path, APIResponse response) {
        String shown = schema(response);
        return shown != null
                && schemas.entrySet().stream()
                        .anyMatch(versioned -> versioned.getValue().equals(shown)
                                && (path.equals(versioned.getKey())
                                        || parent(path).equals(versioned.getKey())
                                        || path.equals(parent(versioned.getKey()))));
    }

    private static @Nullable String read(@Nullable PathItem item) {
        return item == null ? null : answer(item.getGET());
    }

    private static @Nullable String answer(@Nullable Operation operation) {
        APIResponse found = operation == null || operation.getResponses() == null
                ? null
                : operation.getResponses().getAPIResponse("200");
        return found == null ? null : schema(found);
    }

    /** The reference to the schema of a page of what this reference is of. */
    private static String pageOf(String reference) {
        int name = reference.lastIndexOf('/') + 1;
        return reference.substring(0, name) + "Page" + reference.substring(name);
    }

    private static @Nullable String schema(APIResponse response) {
        MediaType media =
                response.getContent() == null ? null : response.getContent().getMediaType(JSON);
        return media == null || media.getSchema() == null
                ? null
                : media.getSchema().getRef();
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}
