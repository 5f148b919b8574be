package org.sightline.gateway.trail;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which reads and refusals are written. Reads are complete or a sample of one in so many; that the same person saw the
 * same thing again a short while later is not written again.
 */
@ApplicationScoped
class Noted {

    private static final int MOST_REMEMBERED = 100_000;

    /** How many reads are written. */
    enum Reads {
        COMPLETE,
        SAMPLED,
        NONE
    }

    private final Reads reads;
    private final int oneIn;
    private final Cache<String, Boolean> written;

    Noted(
            @ConfigProperty(name = "sightline.audit.reads", defaultValue = "complete") Reads reads,
            @ConfigProperty(name = "sightline.audit.reads.one-in", defaultValue = "20") int oneIn,
            @ConfigProperty(name = "sightline.audit.again-after", defaultValue = "10M") Duration againAfter) {
        this.reads = reads;
        this.oneIn = oneIn;
        this.written = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterWrite(againAfter)
                .build();
    }

    /** Whether this read is to be written. */
    boolean read(String who, String what) {
        return switch (reads) {
            case COMPLETE -> first(who + " " + what);
            case SAMPLED -> ThreadLocalRandom.current().nextInt(oneIn) == 0;
            case NONE -> false;
        };
    }

    /** Whether this refusal is to be written. */
    boolean refusal(String who, String what) {
        return first("refused " + who + " " + what);
    }

    private boolean first(String what) {
        return written.asMap().putIfAbsent(what, Boolean.TRUE) == null;
    }
}
