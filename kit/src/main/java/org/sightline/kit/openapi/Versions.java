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
                if (shown != null) {
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
        Operation get = item == null ? null : item.getGET();
        APIResponse found = get == null || get.getResponses() == null
                ? null
                : get.getResponses().getAPIResponse("200");
        return found == null ? null : schema(found);
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
