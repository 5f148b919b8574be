package org.sightline.ingest.line;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.UUID;
import org.sightline.kit.message.OutgoingMessage;

/**
 * A contract line as it stands after a change.
 *
 * @param funding the whole history as a JSON array
 * @param recordedAt when this version was stored, UTC
 */
public record ContractLine(
        UUID id,
        int version,
        String sourceId,
        UUID importId,
        long row,
        UUID agencyId,
        LineContent content,
        String funding,
        Instant recordedAt,
        String correlationId) {

    /** Topic of the messages. */
    public static final String TOPIC = "contract-lines";

    private static final String TYPE = "contract-line.changed.v1";
    private static final JsonFactory JSON = new JsonFactory();

    /** The message; its event id follows from line and version, so that each attempt to send is the same event. */
    public OutgoingMessage fact() {
        UUID event = new UUID(id.getMostSignificantBits() + version, id.getLeastSignificantBits());
        return new OutgoingMessage(event, TOPIC, id.toString(), TYPE, recordedAt, correlationId, json());
    }

    /** The line in the shape of {@code contract-line.v1}; what is not known is left out. */
    public String json() {
        StringWriter text = new StringWriter(1024);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("id", id.toString());
            json.writeNumberField("version", version);
            json.writeStringField("sourceId", sourceId);
            json.writeStringField("importId", importId.toString());
            json.writeNumberField("row", row);
            json.writeStringField("agencyId", agencyId.toString());
            writeContent(json);
            json.writeFieldName("funding");
            json.writeRawValue(funding);
            json.writeBooleanField("withdrawn", false);
            json.writeStringField("recordedAt", recordedAt.toString());
            write(json, "correlationId", correlationId);
            json.writeEndObject();
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return text.toString();
    }

    private void writeContent(JsonGenerator json) throws IOException {
        write(json, "sourceKey", content.sourceKey());
        write(json, "buyerName", content.buyerName());
        write(json, "state", content.state());
        write(json, "documentType", content.documentType());
        write(json, "documentNumber", content.documentNumber());
        write(json, "lineNumber", content.lineNumber());
        write(json, "obligationDate", content.obligationDate());
        write(json, "paymentDate", content.paymentDate());
        write(json, "vendorName", content.vendorName());
        write(json, "vendorUei", content.vendorUei());
        write(json, "vendorCage", content.vendorCage());
        write(json, "description", content.description());
        write(json, "manufacturer", content.manufacturer());
        write(json, "model", content.model());
        write(json, "quantity", content.quantity());
        write(json, "unit", content.unit());
        write(json, "unitPrice", content.unitPrice());
        write(json, "amount", content.amount());
        json.writeStringField("currency", "USD");
        json.writeArrayFieldStart("codes");
        for (Code code : content.codes()) {
            json.writeStartObject();
            json.writeStringField("scheme", code.scheme());
            json.writeStringField("code", code.code());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, String name, String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }
}
