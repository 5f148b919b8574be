package org.sightline.kit.request;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads the JSON of requests strictly: a field that is not known is a mistake of the client, and so is a NUL character,
 * which no database keeps. Messages and stored JSON are read with other mappers, and stay open to new fields.
 */
@Provider
public class StrictJson implements ContextResolver<ObjectMapper> {

    private final ObjectMapper mapper;

    public StrictJson(
            ObjectMapper json,
            @ConfigProperty(name = "sightline.request.strict-json", defaultValue = "true") boolean strict) {
        this.mapper = strict ? strict(json) : json;
    }

    private static ObjectMapper strict(ObjectMapper json) {
        return json.copy()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .registerModule(new SimpleModule("no NUL").addDeserializer(String.class, new Text()));
    }

    @Override
    public ObjectMapper getContext(Class<?> type) {
        return mapper;
    }

    private static final class Text extends StringDeserializer {

        private static final long serialVersionUID = 1L;

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = super.deserialize(parser, context);
            if (text != null && text.indexOf('\0') >= 0) {
                throw InvalidFormatException.from(parser, "A text holds a NUL character", text, String.class);
            }
            return text;
        }
    }
}
