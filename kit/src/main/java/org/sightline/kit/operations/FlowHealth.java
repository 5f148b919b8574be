package org.sightline.kit.operations;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.jspecify.annotations.Nullable;

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
                .withData("says", String.join(" ", state.sentences()));
        number(answer, "outboxDepth", state.outbox().depth());
        number(answer, "outboxOldestSeconds", state.outbox().oldestSeconds());
        number(answer, "deadLetters", state.deadLetters());
        state.topics().forEach(topic -> number(answer, "lag " + topic.topic(), topic.lag()));
        Long free = state.freeBytes();
        return (free == null ? answer : answer.withData("diskFreeBytes", free)).build();
    }

    private static void number(HealthCheckResponseBuilder answer, String name, @Nullable Long known) {
        if (known == null) {
            answer.withData(name, "not known");
        } else {
            answer.withData(name, known);
        }
    }
}
