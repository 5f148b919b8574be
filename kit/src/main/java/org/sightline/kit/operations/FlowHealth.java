package org.sightline.kit.operations;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Whether anything has waited too long. It says so, and does not take the service out of use. */
@Wellness
@ApplicationScoped
class FlowHealth implements HealthCheck {

    private final SystemWatch watch;

    FlowHealth(SystemWatch watch) {
        this.watch = watch;
    }

    @Override
    public HealthCheckResponse call() {
        SystemState state = watch.state();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("Work flows")
                .status(state.well())
                .withData("says", String.join(" ", state.sentences()))
                .withData("outboxDepth", state.outbox().depth())
                .withData("outboxOldestSeconds", state.outbox().oldestSeconds())
                .withData("deadLetters", state.deadLetters());
        state.topics().forEach(topic -> answer.withData("lag " + topic.topic(), topic.lag()));
        Long free = state.freeBytes();
        return (free == null ? answer : answer.withData("diskFreeBytes", free)).build();
    }
}
