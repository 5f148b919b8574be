package org.sightline.matching.lawwatch;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.sightline.kit.clock.OfficeClock;
import org.sightline.kit.operations.SystemAlarm;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.kit.sql.SqlFailure;

/** A source of the law watch that is slow, changed in form or away, for the page System. */
@ApplicationScoped
class LawWatchAlarm implements SystemAlarm {

    private static final RowScope JOB = RowScope.job("law watch");

    private final Sql sql;
    private final LawWatchRepository watch;
    private final LawWatchSettings settings;

    LawWatchAlarm(Sql sql, LawWatchRepository watch, LawWatchSettings settings) {
        this.sql = sql;
        this.watch = watch;
        this.settings = settings;
    }

    @Override
    public List<String> sentences() {
        if (!settings.enabled()) {
            return List.of();
        }
        try {
            return sql.as(JOB, watch::sources).stream()
                    .filter(source -> source.failures() > 0)
                    .map(LawWatchAlarm::sentence)
                    .toList();
        } catch (SqlFailure away) {
            // That the database is away is said already.
            return List.of();
        }
    }

    private static String sentence(LawSource source) {
        String since = source.goodAt() == null
                ? "It has never been read as a whole"
                : "It was last read as a whole on " + OfficeClock.day(source.goodAt());
        String often = source.failures() == 1 ? "" : " " + source.failures() + " times in a row";
        String how = source.failedInPart() ? "could be read only in part" : "could not be read";
        return "Law watch: " + source.called() + " " + how + often + ". " + source.message() + " " + since
                + ", and is read again at " + source.nextAt() + ".";
    }
}
