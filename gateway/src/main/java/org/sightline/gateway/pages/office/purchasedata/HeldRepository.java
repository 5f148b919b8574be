package org.sightline.gateway.pages.office.purchasedata;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.sql.Sql;

/** How many purchase lines are held of each source. Whoever asks sees the lines of all agencies, or those of its own. */
@ApplicationScoped
class HeldRepository {

    private static final String HELD = """
        select source_id, sum(lines)::bigint as lines, count(distinct agency_id) filter (where lines > 0) as agencies,
            min(first_date) as first_date, max(last_date) as last_date, max(last_import_at) as last_import_at
        from coverage where source_id = any (:sources) group by source_id\
        """;

    /**
     * What is held of a source.
     *
     * @param agencies that its lines are of
     * @param firstDate of a line; null where none has a day
     */
    record Held(
            String sourceId,
            long lines,
            long agencies,
            @Nullable LocalDate firstDate,
            @Nullable LocalDate lastDate,
            Instant lastImportAt) {}

    private final Sql sql;

    HeldRepository(Sql sql) {
        this.sql = sql;
    }

    /** By source, without those of which nothing is held. */
    @Transactional
    Map<String, Held> of(List<String> sources) {
        return sql
                .query(HELD)
                .with("sources", sources)
                .list(row -> new Held(
                        row.requiredText("source_id"),
                        row.number("lines"),
                        row.number("agencies"),
                        row.day("first_date"),
                        row.day("last_date"),
                        row.requiredInstant("last_import_at")))
                .stream()
                .collect(Collectors.toMap(Held::sourceId, Function.identity()));
    }
}
