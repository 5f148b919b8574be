package org.sightline.ingest.line;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.outbox.Outbox;
import org.sightline.kit.outbox.Retold;
import org.sightline.kit.sql.Sql;

/** Tells the coverage again after a restore. */
@ApplicationScoped
class RetoldCoverage implements Retold {

    private static final int SOME = 500;

    private final Sql sql;
    private final Outbox outbox;

    RetoldCoverage(Sql sql, Outbox outbox) {
        this.sql = sql;
        this.outbox = outbox;
    }

    @Override
    public @Nullable String tellAfter(@Nullable String key) {
        List<Coverage> some = CoverageRepository.after(sql, key == null ? "" : key, SOME);
        some.forEach(one -> outbox.append("coverage", one.key(), "coverage.changed.v1", one));
        return some.isEmpty() ? null : some.getLast().key();
    }
}
