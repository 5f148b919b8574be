package org.sightline.kit.operations;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.start.DatabaseStart;

/** Says 503 to requests as long as the database was not there yet. */
@Provider
@Priority(Priorities.AUTHORIZATION + 1)
public class NotReadyFilter implements ContainerRequestFilter {

    private final DatabaseStart database;

    NotReadyFilter(DatabaseStart database) {
        this.database = database;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!database.isReady()) {
            throw Problem.of(
                    503,
                    "starting",
                    "The service is starting",
                    "It waits for its database. Nothing is lost. Try again in a minute.");
        }
    }
}
