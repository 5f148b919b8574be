package org.sightline.ingest.line;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.sightline.ingest.source.Dates;

/**
 * Writes contract lines in bulk. Only the one import that runs for a source writes its lines, so what was read here
 * stays true until it is written.
 */
@ApplicationScoped
public class LineStore {

    /** The day of lines that say none; see the migration. */
    static final String NO_DAY = "1900-01-01";

    private static final String COLUMNS = "id, version, content, import_id, row_no, source_id, source_key, agency_id,"
            + " buyer_name, state, document_type, document_number, line_number, obligation_date, payment_date, day,"
            + " vendor_name, vendor_uei, vendor_cage, description, manufacturer, model, quantity, unit, unit_price, amount,"
            + " codes, fund_text, funding, recorded_at, correlation_id";

    private final ObjectMapper json;

    LineStore(ObjectMapper json) {
        this.json = json;
    }

    /**
     * A line of a file, on its way into the store.
     *
     * @param hash of the content
     */
    public record Incoming(UUID id, UUID hash, long row, UUID agencyId, LineContent content) {}

    /**
     * What became of a batch.
     *
     * @param changed the lines to send, in the order of the file
     * @param again how many of them an earlier attempt had stored
     */
    public record Stored(List<ContractLine> changed, int accepted, int updated, int unchanged, int again) {}

    private record Kept(
            int version, UUID hash, UUID importId, long row, String fund, String funding, Instant recordedAt) {}

    /**
     * Stores a batch in the running transaction. Lines that this import stored before, in an attempt that was cut off,
     * are given again as changed, because nobody knows whether they were sent.
     *
     * @param mayExist false only where the source surely has none of these lines yet
     */
    public Stored store(
            Connection connection,
            String sourceId,
            UUID importId,
            String correlationId,
            List<Incoming> batch,
            boolean mayExist)
            throws SQLException {
        Map<UUID, Kept> kept = mayExist ? kept(connection, batch) : Map.of();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        List<ContractLine> changed = new ArrayList<>(batch.size());
        CopyRows added = new CopyRows();
        CopyRows replaced = new CopyRows();
        int[] counts = new int[3];
        int again = 0;
        for (Incoming incoming : batch) {
            Kept before = kept.get(incoming.id());
            if (before == null) {
                ContractLine line = line(
                        incoming, 1, sourceId, importId, firstFunding(incoming, importId, now), now, correlationId);
                add(added, line, incoming.hash());
                changed.add(line);
                counts[0]++;
            } else if (!before.hash().equals(incoming.hash())) {
                ContractLine line = line(
                        incoming,
                        before.version() + 1,
                        sourceId,
                        importId,
                        laterFunding(before, incoming, importId, now),
                        now,
                        correlationId);
                add(replaced, line, incoming.hash());
                changed.add(line);
                counts[1]++;
            } else if (before.importId().equals(importId) && before.row() == incoming.row()) {
                changed.add(line(
                        incoming,
                        before.version(),
                        sourceId,
                        importId,
                        before.funding(),
                        before.recordedAt(),
                        correlationId));
                counts[before.version() == 1 ? 0 : 1]++;
                again++;
            } else {
                counts[2]++;
            }
        }
        write(connection, added, replaced);
        return new Stored(changed, counts[0], counts[1], counts[2], again);
    }

    private static ContractLine line(
            Incoming incoming,
            int version,
            String sourceId,
            UUID importId,
            String funding,
            Instant now,
            String correlationId) {
        return new ContractLine(
                incoming.id(),
                version,
                sourceId,
                importId,
                incoming.row(),
                incoming.agencyId(),
                incoming.content(),
                funding,
                now,
                correlationId);
    }

    private static Map<UUID, Kept> kept(Connection connection, List<Incoming> batch) throws SQLException {
        Map<UUID, Kept> kept = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select id, version, content, import_id, row_no, fund_text, funding, recorded_at from contract_line"
                        + " where id = any (?) for update")) {
            Array ids = connection.createArrayOf(
                    "uuid", batch.stream().map(Incoming::id).toArray());
            select.setArray(1, ids);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    kept.put(
                            row.getObject(1, UUID.class),
                            new Kept(
                                    row.getInt(2),
                                    row.getObject(3, UUID.class),
                                    row.getObject(4, UUID.class),
                                    row.getLong(5),
                                    row.getString(6),
                                    row.getString(7),
                                    row.getTimestamp(8).toInstant()));
                }
            }
            ids.free();
        }
        return kept;
    }

    private String firstFunding(Incoming incoming, UUID importId, Instant now) {
        String fund = incoming.content().fund();
        return fund == null ? "[]" : write(List.of(entry(fund, importId, now)));
    }

    /** The history with one entry more where the source now names another fund than it did last. */
    private String laterFunding(Kept before, Incoming incoming, UUID importId, Instant now) {
        String fund = incoming.content().fund();
        if (fund == null || fund.equals(before.fund())) {
            return before.funding();
        }
        try {
            List<Funding> history = new ArrayList<>(List.of(json.readValue(before.funding(), Funding[].class)));
            history.add(entry(fund, importId, now));
            return write(history);
        } catch (JsonProcessingException never) {
            throw new IllegalStateException("A funding history in the database is not JSON", never);
        }
    }

    private static Funding entry(String fund, UUID importId, Instant now) {
        return new Funding(fund, now, "import " + importId, false, null);
    }

    private String write(Collection<?> values) {
        try {
            return json.writeValueAsString(values);
        } catch (JsonProcessingException never) {
            throw new IllegalStateException(never);
        }
    }

    private void add(CopyRows rows, ContractLine line, UUID hash) {
        LineContent c = line.content();
        rows.add(line.id())
                .add(line.version())
                .add(hash)
                .add(line.importId())
                .add(line.row())
                .add(line.sourceId())
                .add(c.sourceKey())
                .add(line.agencyId())
                .add(c.buyerName())
                .add(c.state())
                .add(c.documentType())
                .add(c.documentNumber())
                .add(c.lineNumber())
                .add(c.obligationDate())
                .add(c.paymentDate())
                .add(day(c))
                .add(c.vendorName())
                .add(c.vendorUei())
                .add(c.vendorCage())
                .add(c.description())
                .add(c.manufacturer())
                .add(c.model())
                .add(c.quantity())
                .add(c.unit())
                .add(c.unitPrice())
                .add(c.amount())
                .add(c.codes().isEmpty() ? "[]" : write(c.codes()))
                .add(c.fund())
                .add(line.funding())
                .add(line.recordedAt())
                .add(line.correlationId())
                .end();
    }

    private static String day(LineContent content) {
        if (content.obligationDate() != null) {
            return content.obligationDate().length() == 10
                    ? content.obligationDate()
                    : Dates.lastDay(content.obligationDate()).toString();
        }
        return content.paymentDate() == null ? NO_DAY : content.paymentDate();
    }

    private static void write(Connection connection, CopyRows added, CopyRows replaced) throws SQLException {
        if (!added.isEmpty()) {
            copy(connection, "contract_line", added);
        }
        if (!replaced.isEmpty()) {
            try (Statement statement = connection.createStatement()) {
                copy(connection, "line_replaced", replaced);
                statement.execute("update contract_line l set (" + COLUMNS + ") = row (" + prefixed("r.") + ")"
                        + " from line_replaced r where l.id = r.id");
                statement.execute("delete from line_replaced");
            }
        }
    }

    private static String prefixed(String prefix) {
        return prefix + COLUMNS.replace(", ", ", " + prefix);
    }

    private static void copy(Connection connection, String table, CopyRows rows) throws SQLException {
        try {
            CopyManager manager = connection.unwrap(PGConnection.class).getCopyAPI();
            manager.copyIn(
                    "copy " + table + " (" + COLUMNS + ") from stdin",
                    new java.io.ByteArrayInputStream(rows.bytes()),
                    1 << 16);
        } catch (IOException failed) {
            throw new SQLException("The lines could not be written", failed);
        }
    }

    static LocalDate dayOrNull(LocalDate day) {
        return day == null || day.toString().equals(NO_DAY) ? null : day;
    }
}
