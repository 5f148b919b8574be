package org.sightline.ingest.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.column.DocumentType;
import org.sightline.ingest.column.Field;
import org.sightline.ingest.column.Profile;
import org.sightline.ingest.column.value.Dates;

/** A source, as the API shows it and takes it. */
@Schema(
        name = "Source",
        description = "Where files come from, and how they are read. What is missing is guessed from each file.",
        examples = "{\"name\": \"Franklin orders (invented)\", \"state\": \"XF\","
                + " \"documentType\": \"purchase_order\", \"mapping\": {\"Dept\": \"buyer\"}}")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SourceView(
        @Schema(readOnly = true, examples = "franklin-orders") @Nullable
        String id,

        @Schema(description = "To show to people; the id where it is missing") @Nullable
        String name,

        @Schema(description = "The buyers' state, two capital letters", pattern = "[A-Z]{2}") @Nullable
        String state,

        @Schema(description = "What its lines stand on, where no column says it") @Nullable
        DocumentType documentType,

        @Schema(description = "For a column's name its field; where any are named, the others are left out") @Nullable
        Map<String, Field> mapping,

        @Schema(description = "Which number comes first in 4/5/2021")
        Dates.@Nullable Order dateOrder,

        @Schema(description = "Whether 1,50 is one and a half") @Nullable
        Boolean decimalComma,

        @Schema(pattern = "[,;|\\t]", description = "A comma, a semicolon, a tab or a bar") @Nullable
        String delimiter,

        @Schema(description = "A character set's name", examples = "windows-1252") @Nullable
        String encoding,

        @Schema(description = "The one buyer of all its lines", examples = "City of Marrowbone") @Nullable
        String buyer,

        @Schema(readOnly = true) @Nullable Instant updatedAt) {

    static SourceView of(Source source) {
        Profile profile = source.profile();
        return new SourceView(
                source.id(),
                source.name(),
                source.state(),
                source.documentType(),
                profile.mapping(),
                profile.dateOrder(),
                profile.decimalComma(),
                profile.delimiter(),
                profile.encoding(),
                profile.buyer(),
                source.updatedAt);
    }

    Profile profile() {
        String onlyBuyer = buyer == null || buyer.isBlank() ? null : buyer.strip();
        return new Profile(mapping, dateOrder, decimalComma, delimiter, encoding, onlyBuyer);
    }
}
