package org.sightline.ingest.line;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * What a person adds to a line's funding history.
 *
 * @param text where the money came from
 * @param note why it is said now; may be null
 * @param afterNotice whether the buyer had been told of a finding before; null means no
 */
public record FundingRequest(
        @NotBlank @Size(max = 2000) String text,
        @Size(max = 2000) String note,
        Boolean afterNotice) {}
