package org.sightline.ingest.journey;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why somebody takes an import back or applies it again. */
@Schema(examples = "{\"reason\": \"The amounts of May were in cents.\"}")
record ReasonRequest(
        @Schema(required = true, description = "For the log and for whoever looks at its lines later")
        @NotBlank(message = "Say why, in a sentence.")
        @Size(max = LONGEST, message = "Use at most {max} characters.")
        String reason) {

    static final int LONGEST = 2_000;
}
