package org.sightline.ingest.upload;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sightline.kit.flow.Freshness;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/** How long ago purchase data last came in. */
@ApplicationScoped
class ImportAge implements Freshness {

    private final Sql sql;
    private final Duration longest;

    ImportAge(
            Sql sql,
            @ConfigProperty(name = "sightline.freshness.purchase-data", defaultValue = "0S") Duration longest) {
        this.sql = sql;
        this.longest = longest;
    }

    @Override
    public String what() {
        return "purchase data";
    }

    @Override
    public Optional<Instant> asOf() {
        return sql.as(RowScope.job("age"), () -> sql.query("""
                        select finished_at from import where status = 'done' and finished_at is not null
                        order by finished_at desc limit 1""").first(row -> row.requiredInstant("finished_at")));
    }

    @Override
    public Duration longest() {
        return longest;
    }
}
