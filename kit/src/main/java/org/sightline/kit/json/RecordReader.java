package org.sightline.kit.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON into a record, field by field, without what a mapper does for types of any shape; for messages of which there are
 * millions. JSON that is not written as usual is read once more by {@link Json#read}, which decides whether it can be taken and
 * says why not. So both read the same and refuse the same.
 *
 * <p>The record has components of texts, ids, days, instants, whole numbers, flags and lists of such records, at most 64, and
 * no annotations that give them other names.
 */
public final class RecordReader<T extends Record> {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int UUID_LENGTH = 36;
    private static final int DAY_LENGTH = 10;

    private static final Map<Class<?>, Value> PLAIN = Map.of(
            String.class, (parser, at) -> at == JsonToken.VALUE_STRING ? parser.getText() : null,
            UUID.class, (parser, at) -> at == JsonToken.VALUE_STRING ? id(parser.getText()) : null,
            LocalDate.class, (parser, at) -> at == JsonToken.VALUE_STRING ? day(parser.getText()) : null,
            long.class, RecordReader::longOf,
            int.class, RecordReader::intOf,
            Integer.class, RecordReader::intOf,
            boolean.class, (parser, at) -> flag(at));

    private final Class<T> type;
    private final Constructor<T> constructor;
    private final Map<String, Field> fields = new HashMap<>();
    /** What a component is that is not said. */
    private final @Nullable Object[] missing;

    /** Reads the value that the parser stands at; null where it is not written as usual. */
    private interface Value {
        @Nullable
        Object read(JsonParser parser, JsonToken at) throws IOException;
    }

    private record Field(int place, Value value) {}

    /** Reads records of this type. Build it once and keep it; it is for all threads. */
    public RecordReader(Class<T> type) {
        this.type = type;
        RecordComponent[] components = type.getRecordComponents();
        if (components.length > Long.SIZE) {
            throw new IllegalArgumentException(type + " has more than " + Long.SIZE + " components");
        }
        this.missing = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            fields.put(components[i].getName(), new Field(i, valueOf(components[i])));
            missing[i] = nothing(components[i].getType());
        }
        try {
            this.constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException never) {
            throw new IllegalStateException("Every record has this constructor", never);
        }
    }

    private static Value valueOf(RecordComponent component) {
        Class<?> raw = component.getType();
        if (raw == Instant.class) {
            return new Instants();
        }
        if (raw == List.class
                && component.getGenericType() instanceof ParameterizedType list
                && list.getActualTypeArguments()[0] instanceof Class<?> of
                && of.isRecord()) {
            return list(new RecordReader<>(of.asSubclass(Record.class)));
        }
        Value plain = PLAIN.get(raw);
        if (plain == null) {
            throw new IllegalArgumentException("Components of type " + raw + " are not known here");
        }
        return plain;
    }

    private static @Nullable Object nothing(Class<?> of) {
        if (of == long.class) {
            return 0L;
        }
        if (of == int.class) {
            return 0;
        }
        return of == boolean.class ? false : null;
    }

    /**
     * The record that the JSON says.
     *
     * @throws IllegalArgumentException where it is not the JSON of such a record
     */
    public T read(String json) {
        T value = usual(json);
        return value == null ? Json.read(json, type) : value;
    }

    private @Nullable T usual(String json) {
        try (JsonParser parser = JSON.createParser(json)) {
            return parser.nextToken() == JsonToken.START_OBJECT ? object(parser) : null;
        } catch (IOException | IllegalArgumentException | DateTimeException unusual) {
            return null;
        }
    }

    /** From behind the beginning of an object to its end. */
    private @Nullable T object(JsonParser parser) throws IOException {
        @Nullable Object[] values = missing.clone();
        long said = 0;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken at = parser.nextToken();
            Field field = fields.get(name);
            if (field == null) {
                parser.skipChildren();
                continue;
            }
            long bit = 1L << field.place();
            if ((said & bit) != 0 || !take(parser, at, field, values)) {
                return null;
            }
            said |= bit;
        }
        return parser.currentToken() == JsonToken.END_OBJECT ? made(values) : null;
    }

    private static boolean take(JsonParser parser, JsonToken at, Field field, @Nullable Object[] values)
            throws IOException {
        if (at == JsonToken.VALUE_NULL) {
            return true;
        }
        Object value = field.value().read(parser, at);
        values[field.place()] = value;
        return value != null;
    }

    private @Nullable T made(@Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException refused) {
            return null;
        }
    }

    private static Value list(RecordReader<?> of) {
        return (parser, at) -> {
            if (at != JsonToken.START_ARRAY) {
                return null;
            }
            List<Object> elements = new ArrayList<>(2);
            for (JsonToken next = parser.nextToken(); next == JsonToken.START_OBJECT; next = parser.nextToken()) {
                Object element = of.object(parser);
                if (element == null) {
                    return null;
                }
                elements.add(element);
            }
            return parser.currentToken() == JsonToken.END_ARRAY ? elements : null;
        };
    }

    /** An id that is written out in full; whatever else names one is for the mapper. */
    private static @Nullable Object id(String text) {
        if (text.length() != UUID_LENGTH) {
            return null;
        }
        UUID id = UUID.fromString(text);
        return id.toString().equalsIgnoreCase(text) ? id : null;
    }

    private static @Nullable Object day(String text) {
        return text.length() == DAY_LENGTH ? LocalDate.parse(text) : null;
    }

    private static @Nullable Object longOf(JsonParser parser, JsonToken at) throws IOException {
        return at == JsonToken.VALUE_NUMBER_INT ? parser.getLongValue() : null;
    }

    private static @Nullable Object intOf(JsonParser parser, JsonToken at) throws IOException {
        return at == JsonToken.VALUE_NUMBER_INT ? parser.getIntValue() : null;
    }

    private static @Nullable Object flag(JsonToken at) {
        return switch (at) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    /** Instants of UTC. Thousands of messages one after the other say the same one. */
    private static final class Instants implements Value {

        private volatile @Nullable Said last;

        private record Said(String text, Instant instant) {}

        @Override
        public @Nullable Object read(JsonParser parser, JsonToken at) throws IOException {
            if (at != JsonToken.VALUE_STRING) {
                return null;
            }
            String text = parser.getText();
            Said known = last;
            if (known != null && known.text().equals(text)) {
                return known.instant();
            }
            if (!text.endsWith("Z")) {
                return null;
            }
            Said said = new Said(text, Instant.parse(text));
            last = said;
            return said.instant();
        }
    }
}
