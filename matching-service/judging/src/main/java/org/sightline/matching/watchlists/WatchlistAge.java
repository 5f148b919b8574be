package org.sightline.matching.watchlists;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sightline.kit.flow.Freshness;
import org.sightline.kit.sql.Sql;

/** How old the watchlist in force is. */
@ApplicationScoped
class WatchlistAge implements Freshness {

    private final Sql sql;
    private final Duration longest;

    WatchlistAge(
            Sql sql, @ConfigProperty(name = "sightline.freshness.watchlist", defaultValue = "0S") Duration longest) {
        this.sql = sql;
        this.longest = longest;
    }

    @Override
    public String what() {
        return "the watchlist";
    }

    @Override
    public Optional<Instant> asOf() {
        return sql.query("select published_at from list_version order by published_at desc limit 1")
                .first(row -> row.requiredInstant("published_at"));
    }

    @Override
    public Duration longest() {
        return longest;
    }
}
