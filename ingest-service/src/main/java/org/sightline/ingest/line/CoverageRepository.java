package org.sightline.ingest.line;

import java.time.Instant;
import java.util.List;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;

/** How many purchases are held of each agency from each source. What suppliers offer is none. */
public final class CoverageRepository {

    private static final String COUNT = """
            insert into coverage as held (agency_id, source_id, version, lines, first_date, last_date,
                with_description, with_funding, last_import_at)
            select agency_id, source_id, 1, count(*) filter (where counts),
                min(nullif(day, date '1900-01-01')) filter (where counts),
                max(nullif(day, date '1900-01-01')) filter (where counts),
                count(description) filter (where counts),
                count(*) filter (where counts and funding <> '[]'), :now
            from (select *, not withdrawn and document_type <> 'offer' as counts from contract_line) line
            where source_id = :source group by agency_id, source_id
            on conflict (agency_id, source_id) do update set version = held.version + 1, lines = excluded.lines,
                first_date = excluded.first_date, last_date = excluded.last_date,
                with_description = excluded.with_description, with_funding = excluded.with_funding,
                last_import_at = excluded.last_import_at
            returning *""";

    private CoverageRepository() {}

    /**
     * Counts a source's lines again and keeps the counts, in the connection's transaction.
     *
     * @param now when the import ended
     * @return the coverage of each agency in the source, each with a new version
     */
    public static List<Coverage> count(Sql sql, String sourceId, String sourceName, Instant now) {
        return sql.query(COUNT).with("source", sourceId).with("now", now).list(row -> read(row, sourceName));
    }

    /** Some coverage after a key, in the order of keys. */
    static List<Coverage> after(Sql sql, String key, int most) {
        return sql.query("""
                        select c.*, s.name as source_name from coverage c join source s on s.id = c.source_id
                        where c.agency_id || '/' || c.source_id > :key order by c.agency_id || '/' || c.source_id limit :most""")
                .with("key", key)
                .with("most", most)
                .list(row -> read(row, row.requiredText("source_name")));
    }

    private static Coverage read(Row row, String sourceName) {
        return new Coverage(
                row.requiredUuid("agency_id"),
                row.requiredText("source_id"),
                sourceName,
                row.number("version"),
                row.number("lines"),
                row.day("first_date"),
                row.day("last_date"),
                row.number("with_description"),
                row.number("with_funding"),
                row.requiredInstant("last_import_at"));
    }
}
