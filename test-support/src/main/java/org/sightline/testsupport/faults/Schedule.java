package org.sightline.testsupport.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.sightline.localstack.stack.Part;

/** What is done to the stack and when, by a seed: the same seed gives the same list. */
final class Schedule {

    /**
     * One fault.
     *
     * @param after the fault before it
     * @param part to which it is done
     * @param lasts how long, where it lasts
     * @param seed for what else is drawn
     */
    record Fault(FaultKind kind, Duration after, Part part, Duration lasts, long seed) {}

    private static final List<Part> STORES = List.of(Part.POSTGRESQL, Part.KAFKA, Part.KEYCLOAK);
    private static final List<Part> REACHED = List.of(
            Part.POSTGRESQL, Part.KAFKA, Part.KEYCLOAK, Part.INGEST, Part.MATCHING, Part.INVENTORY, Part.GATEWAY);

    private final Random random;
    private final Duration pause;
    private final List<FaultKind> deck = new ArrayList<>();

    /** @param pause between two faults, on average */
    Schedule(long seed, Duration pause) {
        this.random = new Random(seed);
        this.pause = pause;
    }

    /** The next fault. */
    Fault next() {
        FaultKind kind = kind();
        long after = (long) (pause.toMillis() * (0.5 + random.nextDouble()));
        long lasts = 300 + (long) (Math.pow(random.nextDouble(), 2) * 6_000);
        return new Fault(kind, Duration.ofMillis(after), part(kind), Duration.ofMillis(lasts), random.nextLong());
    }

    /** From a shuffled deck, so that each kind gets its share also in a short run. */
    private FaultKind kind() {
        if (deck.isEmpty()) {
            for (FaultKind kind : FaultKind.values()) {
                deck.addAll(Collections.nCopies(kind.share(), kind));
            }
            Collections.shuffle(deck, random);
        }
        return deck.removeLast();
    }

    private Part part(FaultKind kind) {
        return switch (kind) {
            case KILL_STORE -> of(STORES);
            case CUT, REFUSE, DELAY, HALF_OPEN, PAUSE -> of(REACHED);
            default -> of(Part.services());
        };
    }

    private <T> T of(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
