package org.sightline.kit.operations;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.sightline.kit.start.DatabaseStart;

/** Not ready before the database was there once and has the tables of this release. */
@Readiness
@ApplicationScoped
class StartHealth implements HealthCheck {

    private final DatabaseStart database;

    StartHealth(DatabaseStart database) {
        this.database = database;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Database has the tables of this release")
                .status(database.isReady())
                .build();
    }
}
