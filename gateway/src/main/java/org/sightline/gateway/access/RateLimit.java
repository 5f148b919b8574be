package org.sightline.gateway.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.Optimization;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * How much each person, machine or address may ask for in a period, by the weight of what they ask. All gateways share the
 * count in the database, and each tells it only now and then, so that a request seldom waits for it. While the database is
 * away each gateway counts for itself.
 */
@ApplicationScoped
class RateLimit {

    private static final Logger LOG = Logger.getLogger(RateLimit.class);

    /** How long a database that failed is left alone. */
    private static final long LEFT_ALONE_NANOS = Duration.ofSeconds(5).toNanos();

    private static final Duration LONGEST_UNTOLD = Duration.ofMillis(500);
    private static final Duration DATABASE_PATIENCE = Duration.ofSeconds(2);
    private static final int EXPIRED_AT_ONCE = 1_000;

    private final Duration period;
    private final long signedIn;
    private final long anonymous;
    private final PostgreSQLSelectForUpdateBasedProxyManager<String> store;
    private final Cache<String, Bucket> shared;
    private final Cache<String, Bucket> own;
    private final AtomicLong triedAgainAt = new AtomicLong(System.nanoTime());

    RateLimit(
            DataSource database,
            @ConfigProperty(name = "sightline.rate.requests") long signedIn,
            @ConfigProperty(name = "sightline.rate.anonymous-requests") long anonymous,
            @ConfigProperty(name = "sightline.rate.period") Duration period) {
        this.signedIn = signedIn;
        this.anonymous = anonymous;
        this.period = period;
        this.store = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("rate_bucket")
                .requestTimeout(DATABASE_PATIENCE)
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofMinutes(1)))
                .build();
        this.shared = cache();
        this.own = cache();
    }

    private Cache<String, Bucket> cache() {
        return Caffeine.newBuilder()
                .maximumSize(100_000)
                .expireAfterAccess(period.multipliedBy(2))
                .build();
    }

    /**
     * What is left to somebody.
     *
     * @param allowed whether this request goes on
     * @param requests the weight of all that may be asked in the period
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

    /** For somebody signed in. */
    Left take(String subject, int weight) {
        return take("subject " + subject, signedIn, weight);
    }

    /** For somebody who is not signed in: all that come from one address share. */
    Left takeFrom(String address, int weight) {
        return take("address " + address, anonymous, weight);
    }

    private Left take(String who, long most, int weight) {
        long cost = Math.min(weight, most);
        ConsumptionProbe probe = probe(who, most, cost);
        long wait = Duration.ofNanos(probe.getNanosToWaitForRefill())
                .plusMillis(999)
                .toSeconds();
        return new Left(
                probe.isConsumed(),
                most,
                probe.getRemainingTokens(),
                period.toSeconds(),
                probe.isConsumed() ? 0 : Math.max(1, wait));
    }

    private ConsumptionProbe probe(String who, long most, long cost) {
        if (System.nanoTime() - triedAgainAt.get() >= 0) {
            try {
                return shared.get(who, key -> sharedBucket(key, most)).tryConsumeAndReturnRemaining(cost);
            } catch (RuntimeException away) {
                triedAgainAt.set(System.nanoTime() + LEFT_ALONE_NANOS);
                LOG.warnf("Requests are counted by each gateway for itself for a while: %s", away.getMessage());
            }
        }
        return own.get(who, key -> Bucket.builder().addLimit(limit(most)).build())
                .tryConsumeAndReturnRemaining(cost);
    }

    private Bucket sharedBucket(String who, long most) {
        // Gateways that were given different limits do not share.
        String key = most + " in " + period + " " + who;
        Optimization seldom = Optimizations.delaying(new DelayParameters(Math.max(1, most / 100), LONGEST_UNTOLD));
        return store.builder()
                .withOptimization(seldom)
                .build(
                        key,
                        () -> BucketConfiguration.builder()
                                .addLimit(limit(most))
                                .build());
    }

    private Bandwidth limit(long most) {
        return Bandwidth.builder().capacity(most).refillGreedy(most, period).build();
    }

    /** Forgets who has not asked for a while. */
    @Scheduled(every = "${sightline.rate.forget-every:60S}", delayed = "30S")
    void forget() {
        try {
            while (store.removeExpired(EXPIRED_AT_ONCE) == EXPIRED_AT_ONCE) {
                LOG.debug("More have not asked for a while");
            }
        } catch (RuntimeException away) {
            LOG.debugf("Who has not asked for a while is forgotten later: %s", away.getMessage());
        }
    }
}
