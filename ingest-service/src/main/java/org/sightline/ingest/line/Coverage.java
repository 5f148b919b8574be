package org.sightline.ingest.line;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What is held of one agency from one source, as the {@code coverage} message carries it.
 *
 * @param firstDate null where no line says a date
 * @param lastImportAt UTC
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Coverage(
        UUID agencyId,
        String sourceId,
        String sourceName,
        long version,
        long lines,
        LocalDate firstDate,
        LocalDate lastDate,
        long withDescription,
        long withFunding,
        Instant lastImportAt) {

    /** The key of its messages. */
    public String key() {
        return agencyId + "/" + sourceId;
    }

    /**
     * Counts a source's lines again and keeps the counts, in the running transaction.
     *
     * @param now when the import ended
     * @return all of the source, each with a new version
     */
    public static List<Coverage> count(Connection connection, String sourceId, String sourceName, Instant now)
            throws SQLException {
        try (PreparedStatement count = connection.prepareStatement("""
                insert into coverage (agency_id, source_id, version, lines, first_date, last_date, with_description,
                    with_funding, last_import_at)
                select agency_id, source_id, 1, count(*), min(nullif(day, date '1900-01-01')),
                    max(nullif(day, date '1900-01-01')), count(description), count(*) filter (where funding <> '[]'), ?
                from contract_line where source_id = ? group by agency_id, source_id
                on conflict (agency_id, source_id) do update set version = coverage.version + 1, lines = excluded.lines,
                    first_date = excluded.first_date, last_date = excluded.last_date,
                    with_description = excluded.with_description, with_funding = excluded.with_funding,
                    last_import_at = excluded.last_import_at
                returning agency_id, version, lines, first_date, last_date, with_description, with_funding""")) {
            count.setTimestamp(1, Timestamp.from(now));
            count.setString(2, sourceId);
            List<Coverage> coverages = new ArrayList<>();
            try (ResultSet row = count.executeQuery()) {
                while (row.next()) {
                    coverages.add(new Coverage(
                            row.getObject(1, UUID.class),
                            sourceId,
                            sourceName,
                            row.getLong(2),
                            row.getLong(3),
                            row.getObject(4, LocalDate.class),
                            row.getObject(5, LocalDate.class),
                            row.getLong(6),
                            row.getLong(7),
                            now));
                }
            }
            return coverages;
        }
    }
}
