package org.sightline.kit.bounds;

import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.problem.Problem;

/**
 * How many long requests of one kind are worked on at once, for one person and in all. Whoever has as many as that waits
 * until one of them has ended: nobody takes all threads of a service.
 */
public final class Turns {

    private static final String NEXT = "Wait until one has ended, then send it again.";

    private final int mostOfOne;
    private final int mostInAll;
    private final Map<String, Integer> taken = new HashMap<>();
    private int all;

    public Turns(int mostOfOne, int mostInAll) {
        this.mostOfOne = mostOfOne;
        this.mostInAll = mostInAll;
    }

    /**
     * Takes a turn, which is given back when the answer to the request has ended, in whatever way.
     *
     * @throws Problem 429 where the caller has as many as one may have, 503 where all together have
     */
    public void take(Caller caller, RoutingContext request) {
        String who = caller.identity();
        take(who);
        AtomicBoolean ended = new AtomicBoolean();
        request.addEndHandler(how -> giveBack(who, ended));
        if (request.response().closed()) {
            // Whoever asked has gone already, and the handler is not called any more.
            giveBack(who, ended);
        }
    }

    private void giveBack(String who, AtomicBoolean ended) {
        if (ended.compareAndSet(false, true)) {
            giveBack(who);
        }
    }

    synchronized void take(String who) {
        if (taken.getOrDefault(who, 0) >= mostOfOne) {
            throw Problem.of(
                    429,
                    "too-many-at-once",
                    "Too many at once",
                    "You have " + mostOfOne + " such requests running, and one account may have no more. " + NEXT);
        }
        if (all >= mostInAll) {
            throw Problem.of(
                    503,
                    "too-many-at-once",
                    "Too many at once",
                    mostInAll + " such requests are running, and no more are worked on at once. " + NEXT);
        }
        taken.merge(who, 1, Integer::sum);
        all++;
    }

    synchronized void giveBack(String who) {
        taken.computeIfPresent(who, (any, count) -> count == 1 ? null : count - 1);
        all--;
    }
}
