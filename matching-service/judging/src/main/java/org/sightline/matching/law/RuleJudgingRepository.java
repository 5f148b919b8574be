package org.sightline.matching.law;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;

/** How far judging all findings by each version of the rules is. Works in the running transaction. */
@ApplicationScoped
public class RuleJudgingRepository {

    private static final int LAST_PART = 15;
    /** The first digit of an id stands in the highest four bits. */
    private static final int REST_OF_ID = 60;

    private final Sql sql;
    private final Clock clock;

    RuleJudgingRepository(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * A part of the findings, as far as it is not judged.
     *
     * @param last the last finding that was judged; null before the first
     */
    public record Part(int version, int number, @Nullable UUID last) {

        /** The finding after which it goes on, in the order of the database; it need not be there. */
        public UUID after() {
            if (last != null) {
                return last;
            }
            return number == 0 ? new UUID(0, 0) : until(number - 1);
        }

        /** The highest id that a finding of the part can have. */
        public UUID until() {
            return until(number);
        }

        private static UUID until(int part) {
            // What is more than the highest number begins again below 0, which the database takes for the highest.
            return new UUID(((part + 1L) << REST_OF_ID) - 1, -1);
        }
    }

    /**
     * How far judging all findings by an approved change is.
     *
     * @param findings how many there are to judge
     * @param judged how many are judged
     */
    @Schema(name = "RuleJudging")
    public record Progress(int findings, int judged) {}

    /** Judging by a version begins, unless it has begun. Sees all findings. */
    public void begin(int version) {
        boolean begun = sql.query("select 1 from rejudging where version = :version")
                .with("version", version)
                .exists();
        if (!begun) {
            sql.query("""
                            insert into rejudging (version, part, findings, judged)
                            select cast(:version as integer), p.part, count(f.id), 0
                            from generate_series(0, cast(:last as integer)) as p (part)
                            left join finding f on (get_byte(uuid_send(f.id), 0) >> 4) = p.part
                            group by p.part
                            order by p.part
                            on conflict do nothing
                            """).with("version", version).with("last", LAST_PART).change();
        }
    }

    /** A part that is not finished, locked until the transaction ends; empty where there is none, or others have them. */
    public Optional<Part> lockPart(int version) {
        return sql.query("""
                        select part, last_id
                        from rejudging
                        where version = :version and finished_at is null
                        order by part
                        limit 1
                        for update skip locked
                        """)
                .with("version", version)
                .first(row -> new Part(version, row.integer("part"), row.uuid("last_id")));
    }

    /**
     * More of a part is judged. Does nothing where somebody else has gone on from the same place.
     *
     * @param last the last finding that was judged; null where the part has none
     * @param judged how many
     * @param finished whether the part has no more
     */
    public void advance(Part part, @Nullable UUID last, int judged, boolean finished) {
        sql.query("""
                        update rejudging
                        set last_id = cast(:last as uuid), judged = judged + :judged,
                            finished_at = case when :finished then cast(:now as timestamptz) end
                        where version = :version and part = :part and finished_at is null
                          and last_id is not distinct from cast(:before as uuid)
                        """)
                .with("last", last)
                .with("judged", judged)
                .with("finished", finished)
                .with("now", clock.instant())
                .with("version", part.version())
                .with("part", part.number())
                .with("before", part.last())
                .change();
    }

    /** Whether all findings are judged by a version on which the work has begun. */
    public boolean isFinished(int version) {
        return !sql.query("select 1 from rejudging where version = :version and finished_at is null")
                .with("version", version)
                .exists();
    }

    /** How far each version is on which the work has begun. */
    Map<Integer, Progress> progress() {
        return sql.query("""
                        select version, cast(greatest(sum(findings), sum(judged)) as integer) as findings,
                          cast(sum(judged) as integer) as judged
                        from rejudging
                        group by version
                        """).list(RuleJudgingRepository::versionAndProgress).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map.Entry<Integer, Progress> versionAndProgress(Row row) {
        return Map.entry(row.integer("version"), new Progress(row.integer("findings"), row.integer("judged")));
    }
}
