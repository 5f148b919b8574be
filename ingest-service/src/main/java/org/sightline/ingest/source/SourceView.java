package org.sightline.ingest.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;

/**
 * A source, as the API shows it and takes it.
 *
 * @param state two capital letters
 * @param mapping for a column's name its field
 * @param buyer the one buyer of all its lines
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SourceView(
        String id,
        String name,
        String state,
        DocumentType documentType,
        Map<String, Field> mapping,
        Dates.Order dateOrder,
        Boolean decimalComma,
        String delimiter,
        String encoding,
        String buyer,
        Instant updatedAt) {

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
        return new Profile(
                mapping,
                dateOrder,
                decimalComma,
                delimiter,
                encoding,
                buyer == null || buyer.isBlank() ? null : buyer.strip());
    }
}
