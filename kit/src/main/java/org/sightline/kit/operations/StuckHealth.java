package org.sightline.kit.operations;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Down where a consumer with work stands still and waits for nothing: whoever runs the process restarts it, and what was
 * not acknowledged comes again.
 */
@Liveness
@ApplicationScoped
class StuckHealth implements HealthCheck {

    private final SystemWatch watch;

    StuckHealth(SystemWatch watch) {
        this.watch = watch;
    }

    @Override
    public HealthCheckResponse call() {
        Set<String> stuck = watch.stuck();
        return HealthCheckResponse.named("Consumers go on")
                .status(stuck.isEmpty())
                .withData("stuck", String.join(", ", stuck))
                .build();
    }
}
