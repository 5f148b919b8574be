package org.sightline.ingest.reject;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One thing wrong with one row, which was therefore not taken. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Reject(
        @Schema(required = true, description = "The record's number in the file, the first being 1")
        long row,

        @Schema(description = "The column's name; missing where the row as a whole is wrong") @Nullable
        String column,

        @Schema(required = true, description = "Stable, for machines", examples = "bad_date")
        String code,

        @Schema(required = true, description = "What is wrong, with the value, and what to do")
        String reason,

        @Schema(description = "What stands there; missing where nothing does") @Nullable
        String value,

        @Schema(required = true, description = "The record as comma-separated values")
        String raw) {}
