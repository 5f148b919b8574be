package org.sightline.gateway.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How many requests each person or machine may make in a period. Counted in this process. */
@ApplicationScoped
class RateLimit {

    private final long requests;
    private final Duration period;
    private final Cache<String, Bucket> buckets;

    RateLimit(
            @ConfigProperty(name = "sightline.rate.requests") long requests,
            @ConfigProperty(name = "sightline.rate.period") Duration period) {
        this.requests = requests;
        this.period = period;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(100_000)
                .expireAfterAccess(period.multipliedBy(2))
                .build();
    }

    /**
     * What is left to somebody.
     *
     * @param allowed whether this request goes on
     * @param waitSeconds when the next one may come, at least 1 where this one may not go on
     */
    record Left(boolean allowed, long requests, long left, long periodSeconds, long waitSeconds) {

        /** As in the draft "RateLimit header fields for HTTP". */
        String header() {
            return "\"default\";r=" + left + ";t=" + Math.max(1, waitSeconds);
        }

        String policy() {
            return "\"default\";q=" + requests + ";w=" + periodSeconds;
        }
    }

    Left take(String subject) {
        Bucket bucket = buckets.get(
                subject,
                who -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(requests).refillGreedy(requests, period))
                        .build());
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        long wait = Duration.ofNanos(probe.getNanosToWaitForRefill())
                .plusMillis(999)
                .toSeconds();
        return new Left(
                probe.isConsumed(),
                requests,
                probe.getRemainingTokens(),
                period.toSeconds(),
                probe.isConsumed() ? 0 : Math.max(1, wait));
    }
}
