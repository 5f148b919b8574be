package org.sightline.matching.check;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.verdict.rule.Verdict;

/** That a check was asked, and what was answered; nothing of what was asked. Append-only. */
@ApplicationScoped
class CheckAuditRepository {

    private final Sql sql;
    private final Clock clock;

    CheckAuditRepository(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    void add(String caller, Verdict answered) {
        sql.query("insert into check_audit (at, caller, verdict) values (:now, :caller, :verdict)")
                .with("now", clock.instant())
                .with("caller", caller)
                .with("verdict", answered)
                .change();
    }
}
