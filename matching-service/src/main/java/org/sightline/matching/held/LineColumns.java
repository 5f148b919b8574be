package org.sightline.matching.held;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** A contract line as a row: the columns, how to write them for COPY, how to read them back. */
public final class LineColumns {

    /** In the order of {@link #write} and {@link #read}. */
    static final String NAMES =
            "id, version, agency_id, source_id, source_key, import_id, row_number, buyer_name, state,"
                    + " document_type, document_number, line_number, obligation_date, payment_date, vendor_name, vendor_uei,"
                    + " vendor_cage, description, manufacturer, model, quantity, unit, unit_price, amount, currency, codes,"
                    + " funding, withdrawn, recorded_at, correlation_id";

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private LineColumns() {}

    /** Adds one row in the text format of COPY. */
    public static void write(StringBuilder out, ContractLine line) {
        raw(out, line.id());
        raw(out, line.version());
        raw(out, line.agencyId());
        text(out, line.sourceId());
        text(out, line.sourceKey());
        raw(out, line.importId());
        raw(out, line.row());
        text(out, line.buyerName());
        text(out, line.state());
        text(out, line.documentType());
        text(out, line.documentNumber());
        text(out, line.lineNumber());
        text(out, line.obligationDate());
        raw(out, line.paymentDate());
        text(out, line.vendorName());
        text(out, line.vendorUei());
        text(out, line.vendorCage());
        text(out, line.description());
        text(out, line.manufacturer());
        text(out, line.model());
        text(out, line.quantity());
        text(out, line.unit());
        text(out, line.unitPrice());
        text(out, line.amount());
        text(out, line.currency());
        text(out, line.codes().isEmpty() ? null : json(line.codes()));
        text(out, line.funding().isEmpty() ? null : json(line.funding()));
        raw(out, line.withdrawn());
        raw(out, line.recordedAt());
        text(out, line.correlationId());
        out.setCharAt(out.length() - 1, '\n');
    }

    private static void raw(StringBuilder out, Object value) {
        out.append(value == null ? "\\N" : value.toString()).append('\t');
    }

    private static void text(StringBuilder out, String value) {
        if (value == null) {
            out.append("\\N\t");
            return;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case 0 ->
                    throw new IllegalArgumentException("A field holds a NUL character, which the database cannot keep");
                default -> out.append(c);
            }
        }
        out.append('\t');
    }

    /** The line of the present row. */
    public static ContractLine read(ResultSet row) throws SQLException {
        return new ContractLine(
                row.getObject(1, UUID.class),
                row.getLong(2),
                row.getString(4),
                row.getString(5),
                row.getObject(6, UUID.class),
                row.getInt(7),
                row.getObject(3, UUID.class),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getString(12),
                row.getString(13),
                row.getObject(14, LocalDate.class),
                row.getString(15),
                row.getString(16),
                row.getString(17),
                row.getString(18),
                row.getString(19),
                row.getString(20),
                row.getString(21),
                row.getString(22),
                row.getString(23),
                row.getString(24),
                row.getString(25),
                list(row.getString(26), CODES),
                list(row.getString(27), FUNDING),
                row.getBoolean(28),
                row.getObject(29, OffsetDateTime.class).toInstant(),
                row.getString(30));
    }

    private static final TypeReference<List<ContractLine.Code>> CODES = new TypeReference<>() {};
    private static final TypeReference<List<ContractLine.Funding>> FUNDING = new TypeReference<>() {};

    private static <T> List<T> list(String column, TypeReference<List<T>> type) {
        try {
            return column == null ? List.of() : JSON.readValue(column, type);
        } catch (JsonProcessingException cannot) {
            throw new IllegalStateException("A stored line could not be read", cannot);
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException cannot) {
            throw new IllegalStateException("A line could not be written", cannot);
        }
    }
}
