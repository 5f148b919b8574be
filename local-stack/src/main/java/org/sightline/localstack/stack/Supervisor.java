package org.sightline.localstack.stack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Brings parts back that ended by themselves or hang, each by itself: a part that does not come up is tried again after
 * longer and longer pauses, and no other part ends or waits because of it.
 */
public final class Supervisor {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    /** A part that has run for so long starts again with short pauses. */
    private static final Duration SETTLED = Duration.ofMinutes(2);

    private final Parts parts;
    private final Clock clock;
    private final Executor starting;
    private final Consumer<String> say;
    private final Map<Part, Failures> failures = new EnumMap<>(Part.class);
    private final Set<Part> atWork = EnumSet.noneOf(Part.class);

    /** What is supervised. */
    public interface Parts {

        /** The parts that have ended by themselves. */
        Set<Part> ended();

        /** The parts that run and do not go on. */
        Set<Part> hanging();

        /** Ends what may be left of a part, starts it again, and returns when it is ready. */
        void restart(Part part);

        /** Where to look when a part does not come up. */
        String log(Part part);
    }

    /**
     * How often a part ended.
     *
     * @param since when it was last started
     * @param next when it may be started again
     */
    private record Failures(int count, Instant since, Instant next) {}

    /** @param starting runs each start, which may take minutes */
    public Supervisor(Parts parts, Clock clock, Executor starting, Consumer<String> say) {
        this.parts = parts;
        this.clock = clock;
        this.starting = starting;
        this.say = say;
    }

    /** Looks at all parts once, and begins to start what is due. */
    public synchronized void look() {
        Set<Part> down = EnumSet.noneOf(Part.class);
        down.addAll(parts.ended());
        Set<Part> hanging = EnumSet.noneOf(Part.class);
        hanging.addAll(parts.hanging());
        hanging.removeAll(down);
        down.forEach(part -> begin(part, "ended by itself"));
        hanging.forEach(part -> begin(part, "does not go on"));
    }

    private void begin(Part part, String what) {
        Instant now = clock.instant();
        Failures before = failures.get(part);
        if (atWork.contains(part) || (before != null && now.isBefore(before.next()))) {
            return;
        }
        int count = before == null || before.since().plus(SETTLED).isBefore(now) ? 1 : before.count() + 1;
        failures.put(part, new Failures(count, now, now.plus(pause(count))));
        atWork.add(part);
        say.accept(part.title() + " " + what + " (look at " + parts.log(part) + "); starting it again"
                + (count > 1 ? ", attempt " + count : ""));
        starting.execute(() -> restart(part));
    }

    private static Duration pause(int count) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(count - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private void restart(Part part) {
        String failed = null;
        try {
            parts.restart(part);
        } catch (RuntimeException notYet) {
            failed = String.valueOf(notYet.getMessage());
        }
        synchronized (this) {
            atWork.remove(part);
            Failures known = failures.get(part);
            if (known != null) {
                Instant now = clock.instant();
                failures.put(part, new Failures(known.count(), now, now.plus(pause(known.count()))));
            }
        }
        say.accept(
                failed == null
                        ? part.title() + " runs again."
                        : part.title() + " did not come up: " + failed + ". It is tried again; the others go on.");
    }
}
