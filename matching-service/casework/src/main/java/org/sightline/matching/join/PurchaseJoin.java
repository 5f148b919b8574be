package org.sightline.matching.join;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.lifecycle.WireNames;

/**
 * What a person said of findings.
 *
 * @param version 1, and one more for each person who agreed or took it back
 * @param findingId the one that goes on, or that lines were parted from
 * @param otherId the one that is joined to it, or that is another purchase; missing where lines were parted
 * @param lines the lines that were parted; of a join, those that went over to the other purchase
 * @param waits whether another person has to agree, because one of the findings is closed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PurchaseJoin")
record PurchaseJoin(
        UUID id,
        long version,

        @Schema(enumeration = {"same_purchase", "different_purchases", "parted"})
        Kind kind,

        UUID findingId,
        @Nullable UUID otherId,
        List<UUID> lines,
        String reason,
        String saidBy,
        Instant saidAt,
        boolean waits,
        @Nullable String agreedBy,
        @Nullable Instant agreedAt,
        @Nullable String undoneBy,
        @Nullable Instant undoneAt) {

    /** What was said. */
    enum Kind {
        /** Two findings are one purchase. */
        SAME_PURCHASE,
        /** Two findings are different purchases, and are not proposed as a pair again. */
        DIFFERENT_PURCHASES,
        /** Lines of one finding, which share a number with the others, are a purchase of their own. */
        PARTED;

        @JsonValue
        public String wireName() {
            return WireNames.of(this);
        }
    }

    boolean isInForce() {
        return !waits && undoneAt == null;
    }
}
