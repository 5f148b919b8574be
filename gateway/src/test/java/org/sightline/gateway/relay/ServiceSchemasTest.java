package org.sightline.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Each record by which the gateway reads an answer of a service, against that service's own committed document: its
 * components are properties of the schema, of the same type, and always there where the record does without null.
 * {@code service-reads.csv} says which record reads which schemas; a record that is read and has no row fails. Starts nothing.
 */
class ServiceSchemasTest {

    private static final String ROOM = "org.sightline.gateway.";
    private static final Path SOURCES = Path.of("src/main/java");

    /** How the code reads an answer as a type: {@code services.one(…, Plan.class)} and its like. */
    private static final Pattern READ_AS = Pattern.compile("[(,]\\s*([A-Z][\\w.]*)\\.class\\s*\\)");

    private static final Set<Class<?>> WHOLE_NUMBERS =
            Set.of(int.class, long.class, Integer.class, Long.class, short.class, Short.class);
    private static final Set<Class<?>> NUMBERS = Set.of(double.class, Double.class, float.class, BigDecimal.class);

    private final Map<String, JsonNode> documents = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();

    @Test
    void eachRecordReadsWhatTheSchemaOfTheServiceHas() {
        rows().forEach((record, row) -> {
            List<JsonNode> schemas = Stream.of(row.schemas().split("\\|"))
                    .map(name -> schema(row.service(), name))
                    .toList();
            compare(row, record, type(record), schemas);
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void eachRecordThatIsReadHasARow() {
        assertThat(read()).isSubsetOf(rows().keySet());
    }

    @Test
    void noRowIsLeftOver() {
        assertThat(rows().keySet()).isSubsetOf(read());
    }

    /**
     * What a record reads.
     *
     * @param neverNull components that the schema does not call required and that are never null all the same: the record's
     *     constructor fills them, or the schema is shared with a request in which the address says them
     */
    private record Read(String service, String schemas, Set<String> neverNull) {}

    private static Map<String, Read> rows() {
        Map<String, Read> rows = new TreeMap<>();
        text(Path.of("src/test/resources/service-reads.csv")).lines().skip(1).forEach(line -> {
            String[] cells = line.split(",", 4);
            rows.put(cells[0], new Read(cells[1], cells[2], Set.of(cells[3].split("\\|"))));
        });
        return rows;
    }

    private static Class<?> type(String record) {
        try {
            return Class.forName(ROOM + record);
        } catch (ClassNotFoundException gone) {
            throw new AssertionError("service-reads.csv names a record that is not there: " + record, gone);
        }
    }

    private JsonNode schema(String service, String name) {
        JsonNode schema = documents
                .computeIfAbsent(service, ServiceSchemasTest::document)
                .path("components")
                .path("schemas")
                .path(name);
        assertThat(schema.isObject()).as(service + " has a schema " + name).isTrue();
        return schema;
    }

    private static JsonNode document(String service) {
        String resource = "/openapi/" + service + "/openapi.yaml";
        try (InputStream text =
                Objects.requireNonNull(ServiceSchemasTest.class.getResourceAsStream(resource), resource)) {
            return new YAMLMapper().readTree(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void compare(Read row, String place, Class<?> record, List<JsonNode> schemas) {
        for (RecordComponent component : record.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonIgnore.class)) {
                continue;
            }
            String name = name(record, component);
            String at = place + "." + name;
            List<JsonNode> having = schemas.stream()
                    .filter(schema -> schema.path("properties").has(name))
                    .toList();
            if (having.isEmpty()) {
                wrong.add(at + ": no such property");
                continue;
            }
            for (JsonNode schema : having) {
                compare(
                        row,
                        at,
                        component.getAnnotatedType(),
                        schema.path("properties").path(name));
            }
            boolean always =
                    having.size() == schemas.size() && schemas.stream().allMatch(schema -> isRequired(schema, name));
            if (!always && !mayBeAbsent(component) && !row.neverNull().contains(name)) {
                wrong.add(at + ": is not always there, and the record does without null");
            }
        }
    }

    private static String name(Class<?> record, RecordComponent component) {
        try {
            JsonProperty named = record.getDeclaredField(component.getName()).getAnnotation(JsonProperty.class);
            return named == null || named.value().isEmpty() ? component.getName() : named.value();
        } catch (NoSuchFieldException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static boolean isRequired(JsonNode schema, String name) {
        return schema.path("required")
                .valueStream()
                .anyMatch(one -> one.asText().equals(name));
    }

    /** Whether the record takes it that nothing comes: as null, or as a flag that is not set. */
    private static boolean mayBeAbsent(RecordComponent component) {
        return component.getType() == boolean.class
                || component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private void compare(Read row, String at, AnnotatedType annotated, JsonNode property) {
        Type type = annotated.getType();
        JsonNode schema = resolved(row.service(), property);
        if (type instanceof ParameterizedType list && Collection.class.isAssignableFrom((Class<?>) list.getRawType())) {
            expect(at, schema, "array");
            AnnotatedType item = ((AnnotatedParameterizedType) annotated).getAnnotatedActualTypeArguments()[0];
            compare(row, at + "[]", item, schema.path("items"));
        } else if (type instanceof ParameterizedType || type == JsonNode.class || type == Object.class) {
            return;
        } else if (type instanceof Class<?> plain && plain.isRecord()) {
            expect(at, schema, "object");
            compare(row, at, plain, List.of(schema));
        } else {
            compareValue(at, (Class<?>) type, schema);
        }
    }

    private void compareValue(String at, Class<?> type, JsonNode schema) {
        if (type == boolean.class || type == Boolean.class) {
            expect(at, schema, "boolean");
        } else if (WHOLE_NUMBERS.contains(type)) {
            expect(at, schema, "integer");
        } else if (NUMBERS.contains(type)) {
            expect(at, schema, "number", "integer", "string");
        } else {
            expect(at, schema, "string");
            if (type.isEnum()) {
                compareValues(at, type, schema);
            }
        }
    }

    private void compareValues(String at, Class<?> type, JsonNode schema) {
        for (JsonNode value : schema.path("enum")) {
            try {
                new ObjectMapper().convertValue(value, type);
            } catch (IllegalArgumentException unknown) {
                wrong.add(at + ": " + type.getSimpleName() + " does not know " + value);
            }
        }
    }

    private void expect(String at, JsonNode schema, String... types) {
        Set<String> said = types(schema);
        if (said.stream().noneMatch(type -> Set.of(types).contains(type))) {
            wrong.add(at + ": the schema says " + said + ", the record " + List.of(types));
        }
    }

    private static Set<String> types(JsonNode schema) {
        Set<String> types = new TreeSet<>();
        JsonNode type = schema.path("type");
        if (type.isTextual()) {
            types.add(type.asText());
        }
        type.valueStream().map(JsonNode::asText).forEach(types::add);
        if (types.isEmpty() && schema.has("properties")) {
            types.add("object");
        }
        return types;
    }

    /** What a property refers to; of a choice with null, the other part. */
    private JsonNode resolved(String service, JsonNode schema) {
        for (String choice : List.of("anyOf", "oneOf", "allOf")) {
            for (JsonNode part : schema.path(choice)) {
                if (!part.path("type").asText().equals("null")) {
                    return resolved(service, part);
                }
            }
        }
        String reference = schema.path("$ref").asText();
        return reference.isEmpty()
                ? schema
                : resolved(service, schema(service, reference.substring(reference.lastIndexOf('/') + 1)));
    }

    /** The records by which a file that asks services reads what they answer. */
    private static Set<String> read() {
        Set<String> records = new TreeSet<>();
        for (Path file : files()) {
            String code = text(file);
            if (code.contains("ServiceReader") || code.contains("Relay ")) {
                READ_AS.matcher(code)
                        .results()
                        .map(match -> named(file, code, match))
                        .filter(Objects::nonNull)
                        .forEach(records::add);
            }
        }
        return records;
    }

    /** The record that a class literal in a file means; null where it means no record of the gateway. */
    private static @Nullable String named(Path file, String code, MatchResult match) {
        String literal = match.group(1);
        String first = literal.replaceFirst("\\..*", "");
        String inside = literal.substring(first.length()).replace('.', '$');
        String room = SOURCES.relativize(file.getParent()).toString().replace('/', '.');
        String own = file.getFileName().toString().replace(".java", "");
        List<String> candidates = new ArrayList<>(List.of(room + "." + own + "$" + literal.replace('.', '$')));
        Pattern.compile("import (org\\.sightline\\.gateway\\.[\\w.]*\\." + first + ");")
                .matcher(code)
                .results()
                .forEach(named -> candidates.add(named.group(1) + inside));
        candidates.add(room + "." + first + inside);
        for (String candidate : candidates) {
            try {
                Class<?> type = Class.forName(candidate);
                return type.isRecord() ? candidate.substring(ROOM.length()) : null;
            } catch (ClassNotFoundException another) {
                // The next place where the compiler looks.
            }
        }
        return null;
    }

    private static List<Path> files() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
