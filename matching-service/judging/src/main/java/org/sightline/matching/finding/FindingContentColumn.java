package org.sightline.matching.finding;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;
import org.sightline.kit.json.Json;

/**
 * {@link FindingContent} as a JSON column. It is always read and written whole. Immutable, so that Hibernate does not
 * copy each content that it reads (by writing and reading it once more) to see whether it was changed.
 */
@Converter
@Immutable
public class FindingContentColumn implements AttributeConverter<FindingContent, String> {

    @Override
    public String convertToDatabaseColumn(FindingContent content) {
        return Json.write(content);
    }

    @Override
    public FindingContent convertToEntityAttribute(String column) {
        return Json.read(column, FindingContent.class);
    }
}
