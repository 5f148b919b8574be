package org.sightline.ingest.funding;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a person adds to a line's funding history. */
@Schema(examples = "{\"text\": \"ESSER II\", \"note\": \"As in the chart of accounts\", \"afterNotice\": false}")
public record FundingRequest(
        @NotBlank(message = "Say where the money came from.")
        @Size(max = 2000, message = "Use at most {max} characters.")
        @Schema(description = "Where the money came from")
        String text,

        @Size(max = 2000, message = "Use at most {max} characters.")
        @Schema(description = "Why it is said now")
        @Nullable
        String note,

        @Schema(description = "Whether the buyer had been told of a finding before; false where it is missing")
        @Nullable
        Boolean afterNotice) {

    /** The entry that it adds. */
    public Funding entry(String person, Instant now) {
        return new Funding(text.strip(), now, person, Boolean.TRUE.equals(afterNotice), note, null);
    }
}
