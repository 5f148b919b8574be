package org.sightline.ingest.line;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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
                count(*) filter (where counts and coalesce(funding <> '[]', fund_text is not null)), :now
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

    /**
     * As {@link #count}, after lines of the source went from an agency to another: where the first has none left, that is
     * counted too.
     *
     * @return the coverage of each agency in the source that has lines, and of the one that they left
     */
    public static List<Coverage> countAfterMove(Sql sql, String sourceId, UUID left, Instant now) {
        List<Coverage> changed = new ArrayList<>(sql.query("""
                        update coverage c set version = c.version + 1, lines = 0, first_date = null, last_date = null,
                            with_description = 0, with_funding = 0
                        from source s where s.id = c.source_id and c.source_id = :source and c.agency_id = :left
                          and not exists (
                            select 1 from contract_line l where l.source_id = :source and l.agency_id = :left)
                        returning c.*, s.name as source_name""")
                .with("source", sourceId)
                .with("left", left)
                .list(row -> read(row, row.requiredText("source_name"))));
        String name = sql.query("select name from source where id = :source")
                .with("source", sourceId)
                .one(row -> row.requiredText("name"));
        changed.addAll(count(sql, sourceId, name, now));
        return changed;
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
