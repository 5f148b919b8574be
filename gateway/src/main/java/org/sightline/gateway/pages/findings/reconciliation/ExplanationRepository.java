package org.sightline.gateway.pages.findings.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;

/** What people said of pieces that are not registered; it only grows. Works in the running transaction. */
@ApplicationScoped
class ExplanationRepository {

    private final Sql sql;

    ExplanationRepository(Sql sql) {
        this.sql = sql;
    }

    /** One at a time for an agency, until the transaction ends. */
    void lock(UUID agency) {
        sql.query("select pg_advisory_xact_lock(hashtextextended(:agency, 22))")
                .with("agency", agency.toString())
                .exists();
    }

    /** Those of an agency and of what was merged into it, the oldest first. */
    List<Explanation> of(UUID agency) {
        return sql.query("""
                        select e.*, n.id as replaced_by from explanation e left join explanation n on n.replaces = e.id
                        where e.agency_id = :agency
                            or e.agency_id in (select a.alias_id from agency_alias a where a.agency_id = :agency)
                        order by e.at, e.id\
                        """).with("agency", agency).list(ExplanationRepository::read);
    }

    void add(UUID agency, Explanation explanation, Caller by) {
        sql.query("""
                        insert into explanation (id, agency_id, maker_id, model, pieces, text, replaces, by_name, by_identity, at)
                        values (:id, :agency, :maker, :model, :pieces, :text, :replaces, :by, :identity, :at)\
                        """)
                .with("id", explanation.id())
                .with("agency", agency)
                .with("maker", explanation.makerId())
                .with("model", explanation.model())
                .with("pieces", explanation.pieces())
                .with("text", explanation.text())
                .with("replaces", explanation.replaces())
                .with("by", explanation.by())
                .with("identity", by.identity())
                .with("at", explanation.at())
                .change();
    }

    /** How a model is compared, as for purchases and devices; empty where it is not said. */
    String modelKey(@Nullable String model) {
        return sql.query("select model_key(:model) as key").with("model", model).one(row -> row.requiredText("key"));
    }

    private static Explanation read(Row row) {
        return new Explanation(
                row.requiredUuid("id"),
                row.requiredText("maker_id"),
                row.text("model"),
                row.number("pieces"),
                row.requiredText("text"),
                row.requiredText("by_name"),
                row.requiredInstant("at"),
                row.uuid("replaces"),
                row.uuid("replaced_by"));
    }
}
