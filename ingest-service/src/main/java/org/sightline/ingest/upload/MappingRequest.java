package org.sightline.ingest.upload;

import java.util.Map;
import org.sightline.ingest.source.Dates;
import org.sightline.ingest.source.DocumentType;
import org.sightline.ingest.source.Field;

/**
 * What a person says about the columns of a file.
 *
 * @param columns for a column's name its field, or {@code ignore}; columns that are not named stay as guessed
 * @param state two capital letters; null leaves what is known
 * @param buyer the one buyer of all lines; null where a column names it
 * @param save whether to remember it for the source's next files; null means yes
 */
public record MappingRequest(
        Map<String, Field> columns,
        Dates.Order dateOrder,
        Boolean decimalComma,
        String state,
        String buyer,
        DocumentType documentType,
        Boolean save) {

    public MappingRequest {
        columns = columns == null ? Map.of() : Map.copyOf(columns);
    }
}
