package org.sightline.inventory.attestation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.sightline.kit.sql.Sql;

/** Whether what is registered was signed, for whoever would change it back. */
@ApplicationScoped
public class Certifications {

    private final Sql sql;

    Certifications(Sql sql) {
        this.sql = sql;
    }

    /** Whether the agency signed a return after this instant. */
    public boolean since(UUID agencyId, Instant instant) {
        return sql.query("select 1 from agency_return where agency_id = :agency and certified_at > :instant limit 1")
                .with("agency", agencyId)
                .with("instant", instant)
                .exists();
    }
}
