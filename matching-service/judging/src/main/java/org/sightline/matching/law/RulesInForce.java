package org.sightline.matching.law;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.verdict.book.RuleBook;

/** The rules that are in force: those that ship with the software, with all approved changes in their order. */
@ApplicationScoped
public class RulesInForce implements PanacheRepositoryBase<RuleVersion, Integer> {

    /** The advisory lock that batches share while they are judged. */
    private static final long IN_FORCE = 731_688_931;

    private final Sql sql;
    private final Clock clock;
    private final ShippedRules shipped;
    private final Event<RulesApplied> applied;
    private volatile @Nullable Kept kept;

    /**
     * A rule book.
     *
     * @param version how many approved changes it has
     * @param shipped the version of the shipped rules that they change; null where none is noted
     */
    private record Kept(int version, @Nullable String shipped, Changed changed) {}

    /**
     * Approved changes on the rules of a release.
     *
     * @param leftOut approved changes that no longer fit, each with the reason
     */
    public record Changed(RuleBook book, List<String> leftOut) {}

    RulesInForce(Sql sql, Clock clock, ShippedRules shipped, Event<RulesApplied> applied) {
        this.sql = sql;
        this.clock = clock;
        this.shipped = shipped;
        this.applied = applied;
    }

    /** The rule book to judge with now; the same for all instances of the service. */
    @Transactional
    public RuleBook book() {
        return kept().changed().book();
    }

    /** Approved changes that no longer fit the rules in force, and so judge nothing, each with the reason. */
    @Transactional
    public List<String> leftOut() {
        return kept().changed().leftOut();
    }

    private Kept kept() {
        int version = (int)
                sql.query("select coalesce(max(version), 0) from rule_version").number();
        String base = shipped.adoptedVersion();
        Kept present = kept;
        if (present == null || present.version() != version || !Objects.equals(present.shipped(), base)) {
            present = new Kept(version, base, over(ShippedRules.book(base)));
            kept = present;
        }
        return present;
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

    /** All approved changes on the rules that ship with this release, as if it were adopted. */
    @Transactional
    public Changed overShipped() {
        return over(RuleBook.builtIn());
    }

    private Changed over(RuleBook base) {
        RuleBook book = base;
        List<String> leftOut = new ArrayList<>();
        for (RuleVersion version : versions()) {
            try {
                book = version.applyTo(book);
            } catch (Problem unfit) {
                leftOut.add(version.summary() + " (" + unfit.getMessage() + ")");
            }
        }
        return new Changed(book, List.copyOf(leftOut));
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

    /** All findings were judged by this version, and so by those before it. Whoever observes it works in the same transaction. */
    public void applied(int version) {
        sql.query("""
                        select min(published_at) as since from rule_version
                        where rejudged_at is null and version <= :version
                        having count(*) > 0
                        """)
                .with("version", version)
                .first(row -> new RulesApplied(version, row.requiredInstant("since")))
                .ifPresent(applied::fire);
        sql.query("update rule_version set rejudged_at = :now where rejudged_at is null and version <= :version")
                .with("now", clock.instant())
                .with("version", version)
                .change();
    }
}
