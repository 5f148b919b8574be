package org.sightline.ingest.line;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.copy.BinaryCopy.Column;

/**
 * Lines as the JSON of their message. A line's own annotations give the same JSON, in more than twice the time; millions
 * of lines pass here, and a test compares the two.
 */
final class LineJson {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int USUAL_LENGTH = 1024;

    /** A field of the message, from a column of the table. */
    private record Field(SerializedString name, Column<LineContent> column) {}

    private static final List<Field> CONTENT = Stream.concat(LineTable.CONTENT.stream(), LineTable.ADDED.stream())
            .filter(column -> !column.name().equals("fund_text"))
            .map(column -> new Field(new SerializedString(camelCase(column.name())), column))
            .toList();

    private record Written(Instant time, String text) {}

    private static volatile @Nullable Written last;

    private LineJson() {}

    private static String camelCase(String column) {
        StringBuilder name = new StringBuilder();
        for (String word : column.split("_", -1)) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }

    static String of(ContractLine line) {
        StringWriter text = new StringWriter(USUAL_LENGTH);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            write(json, line);
            json.writeEndObject();
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, ContractLine line) throws IOException {
        json.writeStringField("id", line.id().toString());
        json.writeNumberField("version", line.version());
        json.writeStringField("sourceId", line.origin().sourceId());
        json.writeStringField("importId", line.origin().importId().toString());
        json.writeNumberField("row", line.origin().row());
        json.writeStringField("agencyId", line.agencyId().toString());
        for (Field field : CONTENT) {
            write(json, field, field.column().value().apply(line.content()));
        }
        json.writeStringField("currency", line.content().price().currency());
        write(json, line.content().item().codes());
        json.writeFieldName("funding");
        json.writeRawValue(line.funding().json());
        json.writeBooleanField("withdrawn", line.withdrawn());
        json.writeStringField("recordedAt", written(line.recordedAt()));
        if (line.correlationId() != null) {
            json.writeStringField("correlationId", line.correlationId());
        }
    }

    /** The lines of a batch were stored at one moment. */
    private static String written(Instant time) {
        Written known = last;
        if (known == null || !known.time().equals(time)) {
            known = new Written(time, time.toString());
            last = known;
        }
        return known.text();
    }

    private static void write(JsonGenerator json, Field field, @Nullable Object value) throws IOException {
        if (value != null) {
            json.writeFieldName(field.name());
            json.writeString(value.toString());
        }
    }

    private static void write(JsonGenerator json, List<Code> codes) throws IOException {
        json.writeArrayFieldStart("codes");
        for (Code code : codes) {
            json.writeStartObject();
            json.writeStringField("scheme", code.scheme());
            json.writeStringField("code", code.code());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
