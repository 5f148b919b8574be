package org.sightline.gateway.pages.people.review;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.ws.rs.Priorities;
import java.time.Clock;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;

/** Notes when people were last seen, and what they are called; of each person every few minutes, so that reading costs no writing. */
class LastSeen {

    private static final Duration AT_MOST_EVERY = Duration.ofMinutes(10);
    private static final int REMEMBERED = 100_000;

    private final CurrentCaller current;
    private final ReviewRepository reviews;
    private final Clock clock;
    private final Cache<String, Boolean> noted = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(AT_MOST_EVERY)
            .build();

    LastSeen(CurrentCaller current, ReviewRepository reviews, Clock clock) {
        this.current = current;
        this.reviews = reviews;
        this.clock = clock;
    }

    /** After the gate, so that whoever was refused there was not seen. */
    @ServerRequestFilter(priority = Priorities.AUTHORIZATION + 1)
    public void note() {
        if (current.isSignedIn()) {
            Caller caller = current.get();
            if (noted.asMap().putIfAbsent(caller.identity(), true) == null) {
                reviews.seen(caller, current.displayName(), clock.instant());
            }
        }
    }
}
