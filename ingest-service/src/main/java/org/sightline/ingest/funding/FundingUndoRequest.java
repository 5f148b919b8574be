package org.sightline.ingest.funding;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why what a person said of a line's money is taken back. */
@Schema(examples = "{\"note\": \"The code was that of another line\"}")
public record FundingUndoRequest(
        @NotBlank(message = "Say why, in a sentence.")
        @Size(max = 2000, message = "Use at most {max} characters.")
        @Schema(description = "Stays in the funding history")
        String note) {}
