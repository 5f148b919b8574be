package org.sightline.kit.operations;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Which times are counted in buckets, so that a share of them can be compared with a goal (docs/operations.md). The bounds
 * are the goals and what lies around them: each bound is one more series for each combination of tags.
 */
class Histograms {

    private static final Map<String, List<Duration>> BOUNDS = Map.of(
            "http.server.requests", millis(50, 100, 150, 300, 1_000, 2_000, 5_000),
            "sightline.messages.delay", millis(100, 300, 1_000, 2_000, 5_000, 30_000, 300_000),
            "sightline.screening.batch", millis(10, 50, 100, 300, 1_000, 5_000),
            "sightline.import.run", millis(1_000, 5_000, 30_000, 120_000, 600_000, 3_600_000),
            "sightline.mail", millis(50, 100, 300, 1_000, 5_000, 10_000));

    private static List<Duration> millis(long... bounds) {
        return LongStream.of(bounds).mapToObj(Duration::ofMillis).toList();
    }

    @Produces
    @Singleton
    MeterFilter buckets() {
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                List<Duration> bounds = BOUNDS.get(id.getName());
                return bounds == null
                        ? config
                        : DistributionStatisticConfig.builder()
                                .serviceLevelObjectives(bounds.stream()
                                        .mapToDouble(Duration::toNanos)
                                        .toArray())
                                .build()
                                .merge(config);
            }
        };
    }
}
