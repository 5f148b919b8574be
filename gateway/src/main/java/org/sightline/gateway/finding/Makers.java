package org.sightline.gateway.finding;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.sightline.gateway.database.Database;

/** The makers that a list can be narrowed to. */
@ApplicationScoped
class Makers {

    private final Database database;

    Makers(Database database) {
        this.database = database;
    }

    /** All makers by name. They are public knowledge, so nobody learns what another agency bought. */
    List<Maker> all() {
        return database.list(
                "select id, name from maker order by name",
                row -> new Maker(row.getString("id"), row.getString("name")));
    }
}
