package org.sightline.localstack.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.sightline.localstack.stack.Part;
import org.sightline.localstack.stack.Stack;

/**
 * Kills one instance after the other, as a crash would, and starts another one in its place, until it is closed. The first
 * instances of ingest-service and the gateway stay, because whoever measures talks to them.
 */
final class Kills implements AutoCloseable {

    private final Stack stack;
    private final Duration every;
    private final AtomicInteger count = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread killing;

    private Kills(Duration every, Stack stack) {
        this.every = every;
        this.stack = stack;
        this.killing = Thread.ofPlatform().daemon().name("kills").unstarted(this::kill);
    }

    /** @param every how long to wait between two; zero for none at all */
    static Kills every(Duration every, Stack stack) {
        Kills kills = new Kills(every, stack);
        if (!every.isZero()) {
            kills.killing.start();
        }
        return kills;
    }

    /** How many instances were killed; the last one may still be starting again. */
    int count() {
        return count.get();
    }

    private void kill() {
        try {
            while (!closing.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                kill(count.getAndIncrement());
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void kill(int turn) {
        List<Stack.Instance> others = stack.others();
        int one = turn % (others.size() + 1);
        if (one == others.size()) {
            stack.kill(Part.MATCHING);
            stack.startAgain(Part.MATCHING);
            return;
        }
        Stack.Instance killed = others.get(one);
        killed.process().kill();
        stack.startAnother(killed.service());
    }

    /** Returns when the instance that is being started is there. */
    @Override
    public void close() {
        closing.countDown();
        try {
            killing.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
