package org.sightline.gateway.view;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.sightline.gateway.database.Database;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.problem.Problem;

/** Which agencies' rows a caller sees, with merges followed. */
@ApplicationScoped
public class Scope {

    private final Database database;

    Scope(Database database) {
        this.database = database;
    }

    /** The agency that this one is counted under: itself, or the one it was merged into. */
    public UUID counted(UUID agency) {
        return database.first(
                        "select agency_id from agency_alias where alias_id = ?",
                        row -> Database.id(row, "agency_id"),
                        agency)
                .orElse(agency);
    }

    /** Those of the caller's agencies that are counted under this one, or else the agency itself. */
    public UUID visibleAs(Caller caller, UUID agency) {
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
     * @throws Problem 404 where another's agency is asked for
     */
    public Where of(Caller caller, UUID asked, String column) {
        if (asked != null) {
            UUID agency = counted(asked);
            Access.require(caller, Action.READ, caller.agencies().contains(asked) ? asked : visibleAs(caller, agency));
            return new Where().and(column + " = ?", agency);
        }
        if (caller.readsAll()) {
            return new Where();
        }
        List<UUID> own = caller.agencies().stream().map(this::counted).toList();
        return new Where().and(column + " = any (?)", (Object) own.toArray(UUID[]::new));
    }
}
