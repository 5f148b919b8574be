package org.sightline.testsupport.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder {@code messages} for tests: what each schema says of a message, and the examples. */
public final class Messages {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER = Path.of(System.getProperty("sightline.root"), "messages");
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private Messages() {}

    /** A file of the folder. */
    public static Path file(String name) {
        return FOLDER.resolve(name);
    }

    /** What the schema of this name (such as {@code finding} or {@code contract-line}) has against a message. */
    public static List<String> faults(String name, JsonNode message) {
        return faults(SCHEMAS.getSchema(text(file(name + ".v1.schema.json"))), message);
    }

    /** What a schema that stands in a document has against a value. */
    public static List<String> faults(JsonNode schema, JsonNode value) {
        return faults(SCHEMAS.getSchema(schema), value);
    }

    private static List<String> faults(Schema schema, JsonNode value) {
        return schema
                .validate(value, context -> context.executionConfig(how -> how.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
    }

    /** Every example of a topic. */
    public static List<String> examples(String topic) {
        try (Stream<Path> files = Files.list(file("examples").resolve(topic))) {
            return files.sorted().toList().stream().map(Messages::text).toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** A text as JSON. */
    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException notJson) {
            throw new UncheckedIOException(text, notJson);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
