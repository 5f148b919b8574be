package org.sightline.matching.law;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.kit.start.DatabaseReady;
import org.sightline.matching.verdict.book.RuleBook;

/**
 * Whether the findings on record were judged by the rules that ship with this release. A release that ships other rules judges
 * new lines by them at once; what is on record waits until two admins say so ({@code adopt_shipped}).
 */
@ApplicationScoped
public class ShippedRules {

    private static final RowScope JOB = RowScope.job("shipped rules");

    /** The advisory lock of a first start. */
    private static final long FIRST_START = 731_688_941;

    private final Sql sql;
    private final Clock clock;

    ShippedRules(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** A new installation has no finding that other rules judged. */
    void begin(@Observes @Priority(10) DatabaseReady event) {
        // As a job, which sees the findings of all agencies.
        sql.as(
                JOB,
                () -> QuarkusTransaction.requiringNew().call(() -> {
                    sql.lock(FIRST_START);
                    boolean known =
                            sql.query("select 1 from shipped_rules limit 1").exists();
                    if (!known && !sql.query("select 1 from finding limit 1").exists()) {
                        applied();
                    }
                    return known;
                }));
    }

    /** The version of the rules that ship with this release. */
    public static String version() {
        return RuleBook.builtIn().version();
    }

    /** Whether there may be findings that the rules of an earlier release judged. */
    @Transactional
    public boolean areToBeAdopted() {
        return !sql.query("select 1 from shipped_rules where version = :version")
                .with("version", version())
                .exists();
    }

    /** From now on all findings count as judged by the rules of this release. Works in the running transaction. */
    public void applied() {
        sql.query("insert into shipped_rules (version, applied_at) values (:version, :now) on conflict do nothing")
                .with("version", version())
                .with("now", clock.instant())
                .change();
    }
}
