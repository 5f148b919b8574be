package org.sightline.ingest.question;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which public body a buyer is. One of the two is given. */
@Schema(description = "Which public body a buyer is. Give one of the two.")
public record BuyerAnswerRequest(
        @Schema(description = "It is this one of the candidates") @Nullable
        UUID body,

        @Schema(description = "It is none of them, but a body of its own") @Nullable
        Boolean apart) {

    boolean isApart() {
        return Boolean.TRUE.equals(apart);
    }
}
