package org.sightline.matching.packet;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.sql.Sql;

/** Reads what a report needs besides the finding. Works in the running transaction. */
@ApplicationScoped
class ReportRepository {

    private final Sql sql;

    ReportRepository(Sql sql) {
        this.sql = sql;
    }

    /** Who reports; null where the register does not say whether it has a federal contract. */
    record Contractor(String name, @Nullable Boolean federalContractor) {}

    /** Identifiers of a seller; null where the record has none. */
    record Seller(@Nullable String uei, @Nullable String cage) {}

    Optional<Contractor> contractor(UUID agency) {
        return sql.query("select name, federal_contractor from agency where id = :id")
                .with("id", agency)
                .first(row -> new Contractor(row.requiredText("name"), row.flagOrNull("federal_contractor")));
    }

    List<Seller> sellers(List<UUID> lines) {
        return sql.query("select vendor_uei, vendor_cage from contract_line where id = any (:ids) order by id")
                .with("ids", lines)
                .list(row -> new Seller(row.text("vendor_uei"), row.text("vendor_cage")));
    }

    /** What the plan says that has the finding, if there is one: its title and the steps with their days. */
    Optional<String> plan(UUID finding) {
        return sql.query("""
                        select p.title || ': ' || coalesce(
                          (select string_agg(s.what || coalesce(' (done on ' || s.done_on || ')', ' (due on ' || s.due_on || ')'),
                                             '; ' order by s.position)
                           from plan_step s where s.plan_id = p.id), '') as said
                        from plan p join plan_item i on i.plan_id = p.id
                        where i.finding_id = :finding and p.state in ('accepted', 'completed')
                        order by p.accepted_at desc
                        limit 1
                        """).with("finding", finding).first(row -> row.requiredText("said"));
    }
}
