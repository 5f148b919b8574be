package org.sightline.matching.law;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.kit.start.DatabaseReady;
import org.sightline.matching.verdict.book.RuleBook;

/**
 * The rules that shipped with a release, and which of them the office adopted. A release that ships other rules changes no verdict:
 * purchases are judged by the rules that were adopted until two admins say so ({@code adopt_shipped}).
 */
@ApplicationScoped
public class ShippedRules {

    private static final RowScope JOB = RowScope.job("shipped rules");

    /** The advisory lock of a first start. */
    private static final long FIRST_START = 731_688_941;

    /** The newest fact in the rules of the releases that did not note which rules judged the record. */
    private static final LocalDate NOT_NOTED = LocalDate.of(2026, 11, 24);

    /** How many characters of a version are the day of its newest fact. */
    private static final int DAY = 10;

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
                        adopted();
                    }
                    return known;
                }));
    }

    /** The version of the rules that ship with this release. */
    public static String version() {
        return RuleBook.builtIn().version();
    }

    /** Whether the office has not adopted the rules of this release. */
    @Transactional
    public boolean areToBeAdopted() {
        return !version().equals(adoptedVersion());
    }

    /** The version of the rules that were adopted last; null where that was before it was noted. Works in the running transaction. */
    @Nullable
    String adoptedVersion() {
        return sql.query("select version from shipped_rules order by applied_at desc, version desc limit 1")
                .first(row -> row.requiredText("version"))
                .orElse(null);
    }

    /**
     * The rules of a release.
     *
     * @param version of the rules; null for those of a release that did not note it
     */
    static RuleBook book(@Nullable String version) {
        if (version().equals(version)) {
            return RuleBook.builtIn();
        }
        return RuleBook.builtIn(version == null ? NOT_NOTED : LocalDate.parse(version.substring(0, DAY)));
    }

    /** From now on the rules of this release judge. Works in the running transaction. */
    public void adopted() {
        sql.query("delete from shipped_rules where version = :version")
                .with("version", version())
                .change();
        sql.query("insert into shipped_rules (version, applied_at) values (:version, :now)")
                .with("version", version())
                .with("now", clock.instant())
                .change();
    }
}
