package org.sightline.matching.settlement;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.linestore.LineScan;
import org.sightline.matching.watchlists.WatchlistApplied;

/** How far the screening for each version of the watchlist is. Works in the running transaction. */
@ApplicationScoped
class RescreeningRepository {

    private static final long TELLING = 7_316_889_200_481L;

    private final Sql sql;
    private final Clock clock;

    RescreeningRepository(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Work that is not finished.
     *
     * @param next the place of the first lines that are not screened; below 0 where devices and decisions are not either
     * @param extent how many lines there are to screen
     */
    record Open(int version, long next, LineScan.Extent extent) {}

    /** What one part of the work came to. */
    record Part(long next, long examined, long touched, boolean last) {}

    void begin(int version, LineScan.Extent extent) {
        sql.query("""
                        insert into rescreening
                          (version, started_at, next_block, blocks, bundles, examined, touched, opened, withdrawn)
                        values (:version, :now, -1, :blocks, :bundles, 0, 0, 0, 0)
                        """)
                .with("version", version)
                .with("now", clock.instant())
                .with("blocks", extent.blocks())
                .with("bundles", extent.bundles())
                .change();
    }

    /** The oldest unfinished work, locked until the transaction ends; empty where there is none, or another has it. */
    Optional<Open> lockOldest() {
        return sql.query("""
                        select version, next_block, blocks, bundles
                        from rescreening
                        where finished_at is null
                        order by version
                        limit 1
                        for update skip locked
                        """).first(row -> new Open(row.integer("version"), row.number("next_block"), extent(row)));
    }

    private static LineScan.Extent extent(Row row) {
        return new LineScan.Extent(row.number("blocks"), row.number("bundles"));
    }

    void advance(int version, Part part, Effects effects) {
        sql.query("""
                        update rescreening
                        set next_block = :next, examined = examined + :examined, touched = touched + :touched,
                            opened = opened + :opened, withdrawn = withdrawn + :withdrawn,
                            finished_at = case when :last then cast(:now as timestamptz) end
                        where version = :version
                        """)
                .with("version", version)
                .with("next", part.next())
                .with("examined", part.examined())
                .with("touched", part.touched())
                .with("opened", effects.opened().size())
                .with("withdrawn", effects.withdrawn().size())
                .with("last", part.last())
                .with("now", clock.instant())
                .change();
    }

    /**
     * What agencies are told of now that every version is worked off: those of which they were not told. Empty where one is not, with
     * which they are told, or where there is nothing.
     */
    Optional<WatchlistApplied> tell() {
        // Of two instances that end at once the second one sees what the first one ended.
        sql.lock(TELLING);
        boolean waits =
                sql.query("select 1 from rescreening where finished_at is null").exists();
        if (waits) {
            return Optional.empty();
        }
        Optional<WatchlistApplied> applied =
                sql.query("""
                        select max(version) as last, min(started_at) as since from rescreening
                        where told_at is null having count(*) > 0
                        """).first(row -> new WatchlistApplied(row.integer("last"), row.requiredInstant("since")));
        sql.query("update rescreening set told_at = :now where told_at is null")
                .with("now", clock.instant())
                .change();
        return applied;
    }

    Rescreening.Progress progress(int version) {
        return sql.query("""
                        select finished_at is not null as done, next_block, blocks, bundles, examined, touched,
                          opened, withdrawn
                        from rescreening
                        where version = :version
                        """)
                .with("version", version)
                .first(RescreeningRepository::progress)
                .orElse(Rescreening.Progress.NONE);
    }

    private static Rescreening.Progress progress(Row row) {
        boolean done = row.flag("done");
        long percent = extent(row).percent(row.number("next_block"));
        return new Rescreening.Progress(
                done ? Rescreening.State.DONE : Rescreening.State.RUNNING,
                done ? 100 : (int) Math.min(99, percent),
                row.number("examined"),
                row.number("touched"),
                row.number("opened"),
                row.number("withdrawn"));
    }
}
