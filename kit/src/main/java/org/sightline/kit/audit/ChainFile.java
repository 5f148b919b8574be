package org.sightline.kit.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A chain as a file of lines of JSON: first {@code {"format":"sightline-audit-1","chain":"…"}}, then a row a line, the
 * oldest first, last {@code {"rows":n}}, without which the file was cut off on its way.
 */
public final class ChainFile {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String FORMAT = "sightline-audit-1";
    private static final String HASH = "[0-9a-fA-F]{64}";

    private ChainFile() {}

    /** A line that cannot be read. */
    public static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1;

        Unreadable(String message) {
            super(message);
        }
    }

    /** Writes a chain. Ends with {@link #end}. */
    public static final class Output {

        private final Writer out;
        private long rows;

        public Output(Writer out, UUID chain) throws IOException {
            this.out = out;
            line(json -> {
                json.writeStringField("format", FORMAT);
                json.writeStringField("chain", chain.toString());
            });
        }

        @FunctionalInterface
        private interface Fields {
            void write(JsonGenerator json) throws IOException;
        }

        private void line(Fields fields) throws IOException {
            JsonGenerator json = JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
            json.close();
            out.write('\n');
        }

        public void add(AuditEntry row) throws IOException {
            line(json -> {
                json.writeNumberField("seq", row.seq());
                json.writeStringField("at", row.at().toString());
                json.writeStringField("subject", row.subject());
                json.writeStringField("name", row.name());
                json.writeStringField("action", row.action());
                json.writeStringField("target", row.target());
                json.writeStringField("outcome", row.outcome());
                json.writeStringField("detail", row.detail());
                json.writeStringField("correlationId", row.correlationId());
                json.writeStringField("previous", row.previous());
                json.writeStringField("hash", row.hash());
            });
            rows++;
        }

        public void end() throws IOException {
            line(json -> json.writeNumberField("rows", rows));
            out.flush();
        }
    }

    /** Reads a chain. */
    public static final class Input {

        private final BufferedReader in;
        private final UUID chain;
        private long rows;

        /** @throws Unreadable where it is no such file */
        public Input(BufferedReader in) throws IOException, Unreadable {
            this.in = in;
            Map<String, String> head = fields(in.readLine());
            if (!FORMAT.equals(head.get("format"))) {
                throw new Unreadable("This is no audit log as Sightline lets you download it.");
            }
            this.chain = uuid(head.get("chain"));
        }

        /** The agency whose it is, or 00000000-0000-0000-0000-000000000000 for the office. */
        public UUID chain() {
            return chain;
        }

        /** The next row; null at the end. @throws Unreadable where the line is no row, or the file was cut off */
        public @Nullable AuditEntry next() throws IOException, Unreadable {
            Map<String, String> row = fields(in.readLine());
            if (row.containsKey("rows")) {
                if (!row.get("rows").equals(String.valueOf(rows)) || in.readLine() != null) {
                    throw new Unreadable("The last line does not fit: it is about " + row.get("rows") + " rows, and "
                            + rows + " stand before it.");
                }
                return null;
            }
            rows++;
            return entry(row);
        }

        private AuditEntry entry(Map<String, String> row) throws Unreadable {
            try {
                return new AuditEntry(
                        Long.parseLong(text(row, "seq")),
                        Instant.parse(text(row, "at")),
                        text(row, "subject"),
                        text(row, "name"),
                        text(row, "action"),
                        text(row, "target"),
                        text(row, "outcome"),
                        row.get("detail"),
                        row.get("correlationId"),
                        hash(row, "previous"),
                        hash(row, "hash"));
            } catch (NumberFormatException | DateTimeException unreadable) {
                throw new Unreadable("Line " + (rows + 1) + " is no row: " + unreadable.getMessage());
            }
        }

        private String hash(Map<String, String> row, String name) throws Unreadable {
            String hash = text(row, name);
            if (!hash.matches(HASH)) {
                throw new Unreadable("Line " + (rows + 1) + " is no row: " + name + " is no SHA-256.");
            }
            return hash;
        }

        private String text(Map<String, String> row, String name) throws Unreadable {
            String text = row.get(name);
            if (text == null) {
                throw new Unreadable("Line " + (rows + 1) + " is no row: it has no " + name + ".");
            }
            return text;
        }

        private UUID uuid(@Nullable String text) throws Unreadable {
            try {
                return UUID.fromString(String.valueOf(text));
            } catch (IllegalArgumentException noUuid) {
                throw new Unreadable("The first line does not say whose log this is.");
            }
        }

        /** Flat JSON: every value as text, nulls left out. */
        private Map<String, String> fields(@Nullable String line) throws Unreadable {
            if (line == null) {
                throw new Unreadable("The file ends after " + rows + " rows without its last line: it was cut off.");
            }
            Map<String, String> fields = new HashMap<>();
            try (JsonParser json = JSON.createParser(line)) {
                json.nextToken();
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String name = json.currentName();
                    if (json.nextToken() != JsonToken.VALUE_NULL) {
                        fields.put(name, json.getText());
                    }
                }
            } catch (IOException noJson) {
                throw new Unreadable("Line " + (rows + 2) + " is no JSON.");
            }
            return fields;
        }
    }
}
