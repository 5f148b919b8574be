package org.sightline.matching.law;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.ZoneOffset;
import java.util.List;
import org.sightline.matching.verdict.book.RuleBook;

/** The rules that are in force: those that ship with the software, with all approved changes in their order. */
@ApplicationScoped
public class RulesInForce {

    private final EntityManager entities;
    private volatile Kept kept = new Kept(0, RuleBook.builtIn());

    /** A rule book and how many approved changes it has. */
    private record Kept(int version, RuleBook book) {}

    RulesInForce(EntityManager entities) {
        this.entities = entities;
    }

    /** The rule book to judge with now; the same for all instances of the service. */
    @Transactional
    public RuleBook book() {
        int version = entities.createQuery("select coalesce(max(version), 0) from RuleVersion", Integer.class)
                .getSingleResult();
        Kept present = kept;
        if (present.version() != version) {
            present = new Kept(version, built());
            kept = present;
        }
        return present.book();
    }

    private RuleBook built() {
        RuleBook book = RuleBook.builtIn();
        for (RuleVersion version : all()) {
            for (RuleChange change : version.changes()) {
                book = book.with(change.edit(
                        "", version.publishedAt.atZone(ZoneOffset.UTC).toLocalDate()));
            }
        }
        return book;
    }

    /** All approved changes, the oldest first. */
    public List<RuleVersion> all() {
        return entities.createQuery("from RuleVersion order by version", RuleVersion.class)
                .getResultList();
    }
}
