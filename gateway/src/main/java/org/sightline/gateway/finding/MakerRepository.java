package org.sightline.gateway.finding;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.sightline.kit.sql.Sql;

/** The makers that a list can be narrowed to. */
@ApplicationScoped
class MakerRepository {

    private final Sql sql;

    MakerRepository(Sql sql) {
        this.sql = sql;
    }

    /** All makers by name. They are public knowledge, so nobody learns what another agency bought. */
    List<Maker> all() {
        return sql.query("select id, name from maker order by name")
                .list(row -> new Maker(row.requiredText("id"), row.requiredText("name")));
    }
}
