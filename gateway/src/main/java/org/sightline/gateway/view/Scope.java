package org.sightline.gateway.view;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.sql.Sql;

/** Which agencies' rows a caller sees, with merges followed. */
@ApplicationScoped
public class Scope {

    private final Sql sql;

    Scope(Sql sql) {
        this.sql = sql;
    }

    /** The agency that this one is counted under: itself, or the one it was merged into. */
    public UUID counted(UUID agency) {
        return sql.query("select agency_id from agency_alias where alias_id = :agency")
                .with("agency", agency)
                .<UUID>first(row -> row.requiredUuid("agency_id"))
                .orElse(agency);
    }

    /** Those of the caller's agencies that are counted under this one, or else the agency itself. */
    UUID visibleAs(Caller caller, UUID agency) {
        if (caller.readsAll() || caller.agencies().contains(agency)) {
            return agency;
        }
        return caller.agencies().stream()
                .filter(own -> counted(own).equals(agency))
                .findFirst()
                .orElse(agency);
    }

    /**
     * The first condition of every query: the caller's rows and no others.
     *
     * @param asked one agency, null for all that the caller may see
     * @param column the column with the agency's id
     * @throws Problem 404 where another's agency is asked for
     */
    public Conditions of(Caller caller, @Nullable UUID asked, String column) {
        if (asked != null) {
            UUID agency = counted(asked);
            Access.require(caller, Action.READ, caller.agencies().contains(asked) ? asked : visibleAs(caller, agency));
            return new Conditions().and(column + " = :scope", agency);
        }
        if (caller.readsAll()) {
            return new Conditions();
        }
        List<UUID> own = caller.agencies().stream().map(this::counted).toList();
        return new Conditions().and(column + " = any (:scope)", own);
    }
}
