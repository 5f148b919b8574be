package org.sightline.gateway.filter;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.view.Conditions;
import org.sightline.gateway.view.Scope;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;

/** The makers that a list can be narrowed to. */
@ApplicationScoped
public class MakerRepository {

    private final Sql sql;
    private final Scope scope;

    MakerRepository(Sql sql, Scope scope) {
        this.sql = sql;
        this.scope = scope;
    }

    /**
     * The makers that findings in the caller's scope point to, by name. A maker that was found at other agencies only is
     * not among them: that it was found in the state is theirs to know.
     *
     * @param agency one agency, null for all that the caller may see
     * @throws Problem 404 where another's agency is asked for
     */
    public List<Maker> of(Caller caller, @Nullable UUID agency) {
        if (agency == null && caller.readsAll()) {
            return sql.query("select id, name from maker order by name").list(MakerRepository::maker);
        }
        Conditions own = scope.of(caller, agency, "f.agency_id");
        return sql.query("select id, name from maker where id in (select f.maker_id from finding f where " + own.sql()
                        + ") order by name")
                .with(own.values())
                .list(MakerRepository::maker);
    }

    private static Maker maker(Row row) {
        return new Maker(row.requiredText("id"), row.requiredText("name"));
    }
}
