package org.sightline.matching.settlement;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;

/** How far the screening for each version of the watchlist is. Works in the running transaction. */
@ApplicationScoped
class RescreeningRepository {

    private final Sql sql;
    private final Clock clock;

    RescreeningRepository(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Work that is not finished.
     *
     * @param nextBlock the first block of lines that is not screened; below 0 where devices and decisions are not either
     * @param blocks how many blocks of lines there are to screen
     */
    record Open(int version, long nextBlock, long blocks) {}

    /** What one part of the work came to. */
    record Part(long nextBlock, long examined, long touched, boolean last) {}

    void begin(int version, long blocks) {
        sql.query("""
                        insert into rescreening
                          (version, started_at, next_block, blocks, examined, touched, opened, withdrawn)
                        values (:version, :now, -1, :blocks, 0, 0, 0, 0)
                        """)
                .with("version", version)
                .with("now", clock.instant())
                .with("blocks", blocks)
                .change();
    }

    /** The oldest unfinished work, locked until the transaction ends; empty where there is none, or another has it. */
    Optional<Open> lockOldest() {
        return sql.query("""
                        select version, next_block, blocks
                        from rescreening
                        where finished_at is null
                        order by version
                        limit 1
                        for update skip locked
                        """)
                .first(row -> new Open(row.integer("version"), row.number("next_block"), row.number("blocks")));
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
                .with("next", part.nextBlock())
                .with("examined", part.examined())
                .with("touched", part.touched())
                .with("opened", effects.opened().size())
                .with("withdrawn", effects.withdrawn().size())
                .with("last", part.last())
                .with("now", clock.instant())
                .change();
    }

    Rescreening.Progress progress(int version) {
        return sql.query("""
                        select finished_at is not null as done, next_block, blocks, examined, touched, opened, withdrawn
                        from rescreening
                        where version = :version
                        """)
                .with("version", version)
                .first(RescreeningRepository::progress)
                .orElse(Rescreening.Progress.NONE);
    }

    private static Rescreening.Progress progress(Row row) {
        boolean done = row.flag("done");
        long percent = 100 * Math.max(0, row.number("next_block")) / Math.max(1, row.number("blocks"));
        return new Rescreening.Progress(
                done ? Rescreening.State.DONE : Rescreening.State.RUNNING,
                done ? 100 : (int) Math.min(99, percent),
                row.number("examined"),
                row.number("touched"),
                row.number("opened"),
                row.number("withdrawn"));
    }
}
