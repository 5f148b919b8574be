package org.sightline.ingest.line;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is held of one agency from one source, as the {@code coverage} message carries it.
 *
 * @param firstDate null where no line says a date
 * @param lastImportAt UTC
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Coverage(
        UUID agencyId,
        String sourceId,
        String sourceName,
        long version,
        long lines,
        @Nullable LocalDate firstDate,
        @Nullable LocalDate lastDate,
        long withDescription,
        long withFunding,
        Instant lastImportAt) {

    public String key() {
        return agencyId + "/" + sourceId;
    }
}
