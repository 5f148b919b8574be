package org.sightline.matching.finding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;

/**
 * {@link FindingContent} as a JSON column. It is always read and written whole. Immutable, so that Hibernate does not
 * copy each content that it reads (by writing and reading it once more) to see whether it was changed.
 */
@Converter
@Immutable
public class FindingContentColumn implements AttributeConverter<FindingContent, String> {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    @Override
    public String convertToDatabaseColumn(FindingContent content) {
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException cannot) {
            throw new IllegalStateException("A finding's content could not be written", cannot);
        }
    }

    @Override
    public FindingContent convertToEntityAttribute(String column) {
        try {
            return JSON.readValue(column, FindingContent.class);
        } catch (JsonProcessingException cannot) {
            throw new IllegalStateException("A finding's content could not be read", cannot);
        }
    }
}
