package org.sightline.ingest.line;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.sightline.kit.json.Json;

/**
 * A classification code that the source gives a line.
 *
 * @param scheme {@code nigp}, {@code unspsc}, {@code psc}, {@code naics} or {@code account}
 */
public record Code(
        @Schema(
                required = true,
                enumeration = {"nigp", "unspsc", "psc", "naics", "account"})
        String scheme,

        @Schema(required = true) String code) {

    static String json(List<Code> codes) {
        return codes.isEmpty() ? "[]" : Json.write(codes);
    }

    static List<Code> list(String json) {
        return json.equals("[]") ? List.of() : List.of(Json.read(json, Code[].class));
    }
}
