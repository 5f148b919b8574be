package org.sightline.matching.law;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.verdict.book.RuleBook;

/** The rules that are in force: those that ship with the software, with all approved changes in their order. */
@ApplicationScoped
public class RulesInForce implements PanacheRepositoryBase<RuleVersion, Integer> {

    /** The advisory lock that batches share while they are judged. */
    private static final long IN_FORCE = 731_688_931;

    private final Sql sql;
    private final Clock clock;
    private volatile Kept kept = new Kept(0, RuleBook.builtIn());

    /** A rule book and how many approved changes it has. */
    private record Kept(int version, RuleBook book) {}

    RulesInForce(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The rule book to judge with now; the same for all instances of the service. */
    @Transactional
    public RuleBook book() {
        int version = (int)
                sql.query("select coalesce(max(version), 0) from rule_version").number();
        Kept present = kept;
        if (present.version() != version) {
            present = new Kept(version, built());
            kept = present;
        }
        return present.book();
    }

    /**
     * The rule book in force, which stays in force until the running transaction ends: whatever is stored in the same
     * transaction was judged by the rules that were in force when it was committed.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public RuleBook hold() {
        sql.lockShared(IN_FORCE);
        return book();
    }

    private RuleBook built() {
        RuleBook book = RuleBook.builtIn();
        for (RuleVersion version : versions()) {
            book = version.applyTo(book);
        }
        return book;
    }

    /** All approved changes, the oldest first. */
    public List<RuleVersion> versions() {
        return list("order by version");
    }

    /**
     * Puts an approved change in force, as the next version; waits for batches that are still judged by the rules before.
     *
     * @param next makes the version of its number
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public RuleVersion publish(java.util.function.IntFunction<RuleVersion> next) {
        sql.lock(IN_FORCE);
        RuleVersion version = next.apply((int) count() + 1);
        persist(version);
        flush();
        return version;
    }

    /** The newest version that was not yet applied to all findings. */
    public OptionalInt newestNotApplied() {
        return sql.query("""
                        select version from rule_version where rejudged_at is null order by version desc limit 1
                        """).list(row -> row.integer("version")).stream()
                .mapToInt(Integer::intValue)
                .findFirst();
    }

    /** All findings were judged by this version, and so by those before it. */
    public void applied(int version) {
        sql.query("update rule_version set rejudged_at = :now where rejudged_at is null and version <= :version")
                .with("now", clock.instant())
                .with("version", version)
                .change();
    }
}
