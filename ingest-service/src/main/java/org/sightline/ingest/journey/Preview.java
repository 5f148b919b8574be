package org.sightline.ingest.journey;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an import would do, had it been applied when the file was read.
 *
 * @param repeated rows that say again what a row above says
 * @param total of the amounts of the lines, a plain decimal
 * @param firstDate the earliest day or period of a line; null where none has one
 * @param reasons how often each fault occurs, by its code
 */
@Schema(name = "ImportPreview", description = "What an import would do. Nothing of it is stored.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Preview(
        @Schema(required = true, description = "Without blank ones")
        long rows,

        @Schema(required = true, description = "Rows that become lines")
        long lines,

        @Schema(required = true, description = "Rows that say again what a row above says")
        long repeated,

        @Schema(required = true, description = "Rows that would not be taken")
        long rejected,

        @Schema(
                required = true,
                description = "The sum of the amounts of the lines, in US dollars, a plain decimal",
                examples = "147396361.90")
        String total,

        @Schema(description = "The earliest day or period", examples = "2021-05-20") @Nullable
        String firstDate,

        @Schema(description = "The latest day or period", examples = "2021-06-30") @Nullable
        String lastDate,

        @Schema(required = true, description = "Lines that are not held yet")
        long newLines,

        @Schema(required = true, description = "Lines that are held and would say something else")
        long changedLines,

        @Schema(required = true, description = "Lines that are held and say the same")
        long sameLines,

        @Schema(required = true, description = "Those first that nobody knows; at most 1,000")
        List<Buyer> buyers,

        @Schema(required = true, description = "How many of these buyers nobody knows")
        long newBuyers,

        @Schema(required = true, description = "Whether the file has more buyers")
        boolean moreBuyers,

        @Schema(required = true, description = "How often each reason for a reject occurs, by its code")
        Map<String, Long> reasons,

        @Schema(required = true) Instant readAt) {

    /**
     * A buyer that the file names.
     *
     * @param name as first published
     * @param firstSeen whether no agency and no earlier file has it
     */
    @Schema(name = "PreviewBuyer")
    public record Buyer(
            @Schema(required = true) String name,
            @Schema(required = true) String state,
            @Schema(required = true) long lines,

            @Schema(required = true, description = "Whether no agency and no earlier file has it") @JsonProperty
            boolean firstSeen) {}
}
