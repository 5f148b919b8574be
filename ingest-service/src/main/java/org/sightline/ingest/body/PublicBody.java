package org.sightline.ingest.body;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.buyer.BuyerName;
import org.sightline.kit.uuid.Uuid5;

/**
 * A public body of a published list.
 *
 * @param id derived from list and key
 * @param kind in the words of the agency message; null where the list does not say one of ours
 * @param state two capital letters
 * @param county null where the list does not say it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PublicBody(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "The list that it stands in")
        String list,

        @Schema(required = true, examples = "City of Marrowbone")
        String name,

        @Schema(description = "City, county, town and so on", examples = "city") @Nullable
        String kind,

        @Schema(required = true) String state,
        @Nullable String county,
        @Nullable String uei,
        @Nullable String nces,
        @Nullable String fips,
        @Nullable String ori) {

    static UUID id(String list, String key) {
        return Uuid5.of("public body|" + list + "|" + key);
    }

    /** The name without its spelling. */
    public String normalised() {
        return BuyerName.normalise(name);
    }
}
