package org.sightline.testsupport.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.sightline.testsupport.invariant.Broken;
import org.sightline.testsupport.invariant.Invariants;
import org.sightline.testsupport.invariant.Projection;
import org.sightline.testsupport.invariant.Settling;

/** One round: people work while faults are made; then everything must be as it is without them. */
final class Round {

    private static final String NEXT = System.lineSeparator() + "      ";
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private final Workload people;
    private final Injector injector;
    private final Settling settling;
    private final Invariants invariants;
    private final Projection projection;
    private final Consumer<String> say;
    private final AtomicInteger episodes = new AtomicInteger();
    private final List<String> broken = Collections.synchronizedList(new ArrayList<>());
    private List<String> undisturbed = List.of();
    private final String series;

    /** @param series letters that make the names of this run's episodes its own */
    Round(
            Workload people,
            Injector injector,
            Settling settling,
            Invariants invariants,
            Projection projection,
            String series,
            Consumer<String> say) {
        this.people = people;
        this.injector = injector;
        this.settling = settling;
        this.invariants = invariants;
        this.projection = projection;
        this.series = series;
        this.say = say;
    }

    /** What is broken so far. */
    List<String> broken() {
        return List.copyOf(broken);
    }

    /** Plays without any fault: what an episode leaves behind. */
    void undisturbed() {
        Episode first = next(true);
        Episode second = next(false);
        Instant begun = Instant.now();
        CompletableFuture<Void> beside = CompletableFuture.runAsync(second::play);
        first.play();
        beside.join();
        settling.await();
        undisturbed = projection.of(first.name());
        compare(List.of(second));
        broken.addAll(invariants.broken());
        say.accept("Undisturbed: two episodes of " + undisturbed.size() + " things in "
                + Duration.between(begun, Instant.now()).toSeconds() + " s");
    }

    private Episode next(boolean withRules) {
        int number = episodes.getAndIncrement();
        StringBuilder name = new StringBuilder(series);
        for (int rest = number, i = 0; i < 3; i++, rest /= 26) {
            name.append((char) ('a' + rest % 26));
        }
        return new Episode(people, name.toString(), withRules);
    }

    /**
     * Plays with faults.
     *
     * @param workers how many episodes at a time
     */
    void disturbed(Schedule schedule, Duration lasts, int workers) {
        Instant end = Instant.now().plus(lasts);
        List<Episode> played = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        injector.plan(Points.FAIL, Points.DELAY, "");
        for (int i = 0; i < workers; i++) {
            threads.add(Thread.ofPlatform().daemon().name("worker-" + i).start(() -> work(end, played)));
        }
        for (Schedule.Fault fault = schedule.next(); sleptUntil(fault, end); fault = schedule.next()) {
            injector.apply(fault);
        }
        try {
            injector.heal();
            for (Thread thread : threads) {
                if (!thread.join(PATIENCE)) {
                    throw new Broken("Stuck: a worker does not end: " + List.of(thread.getStackTrace()));
                }
            }
            settleAndCheck(played);
        } catch (Broken stuck) {
            broken.add(String.valueOf(stuck.getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean sleptUntil(Schedule.Fault fault, Instant end) {
        if (Instant.now().plus(fault.after()).isAfter(end)) {
            LockSupport.parkNanos(
                    Math.max(0, Duration.between(Instant.now(), end).toNanos()));
            return false;
        }
        LockSupport.parkNanos(fault.after().toNanos());
        return true;
    }

    private void work(Instant end, List<Episode> played) {
        while (Instant.now().isBefore(end)) {
            Episode episode = next(episodes.get() % 4 == 0);
            try {
                episode.play();
                played.add(episode);
            } catch (RuntimeException failed) {
                broken.add("Episode " + episode.name() + ": " + failed);
            }
        }
    }

    private void settleAndCheck(List<Episode> played) {
        injector.order();
        Duration took = settling.await();
        compare(played);
        broken.addAll(invariants.broken());
        say.accept("  " + played.size() + " episodes; settled after " + took.toMillis() + " ms; " + invariants.sizes());
    }

    private void compare(List<Episode> episodes) {
        for (Episode episode : episodes) {
            List<String> differences = Projection.difference(undisturbed, projection.of(episode.name()));
            if (!differences.isEmpty()) {
                broken.add("Episode " + episode.name() + " is not as undisturbed, " + differences.size()
                        + " differences:" + NEXT
                        + String.join(NEXT, differences.subList(0, Math.min(12, differences.size()))));
            }
        }
    }
}
