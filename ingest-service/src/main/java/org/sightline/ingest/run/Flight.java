package org.sightline.ingest.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.sightline.ingest.line.ContractLine;
import org.sightline.ingest.line.LineStore;
import org.sightline.ingest.row.Batch;
import org.sightline.kit.fault.FaultPoint;
import org.sightline.kit.message.OutgoingMessage;
import org.sightline.kit.message.RecordsRefused;

/**
 * The batches of an import that are stored and on their way to the broker, the oldest first. They are sent in a thread
 * of their own, so that the next batch is stored meanwhile.
 */
final class Flight implements AutoCloseable {

    private static final int MOST = 2;
    private static final long SLOW_SEND_SECONDS = 5;
    private static final String NOT_LOST = " Nothing is lost; the import goes on when it does.";

    private final UUID importId;
    private final ImportRuns.Tools tools;
    private final BooleanSupplier stopping;
    private final ExecutorService sender;
    private final Deque<Sending> batches = new ArrayDeque<>();
    private Progress progress;
    private boolean cancelled;

    private record Sending(Batch batch, LineStore.Stored stored, Future<?> sent) {}

    Flight(UUID importId, ImportRuns.Tools tools, BooleanSupplier stopping) {
        this.importId = importId;
        this.tools = tools;
        this.stopping = stopping;
        this.sender = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("import-sender").factory());
        this.progress = new Progress(importId);
    }

    /** What arrived and is not yet written into the import. */
    Progress arrived() {
        return progress;
    }

    /** What had arrived is written. */
    void written() {
        progress.steps().forEach(tools.steps()::fire);
        progress = new Progress(importId);
    }

    /** Sends the lines of a batch that is stored. */
    void add(Batch batch, LineStore.Stored stored) {
        tools.steps().fire(Step.of(Step.Kind.STORED, importId, batch, stored));
        batches.add(new Sending(batch, stored, sender.submit(() -> send(stored.changed()))));
    }

    /** Waits until there is room for one batch more. */
    void makeRoom() throws InterruptedException {
        while (batches.size() >= MOST
                || (!batches.isEmpty() && batches.element().sent().isDone())) {
            settleFirst();
        }
    }

    /** Waits until all batches are with the broker, or the process stops. */
    void settle() throws InterruptedException {
        while (!batches.isEmpty()) {
            settleFirst();
        }
    }

    private void settleFirst() throws InterruptedException {
        Sending first = batches.element();
        boolean waited = false;
        while (!stopping.getAsBoolean()) {
            if (arrives(first)) {
                batches.remove();
                if (waited) {
                    tools.imports().sayRunning(importId);
                }
                tools.steps().fire(Step.of(Step.Kind.SENT, importId, first.batch(), first.stored()));
                progress.add(first.batch(), first.stored());
                return;
            }
            waited = true;
            if (tools.imports().cancelWanted(importId)) {
                leaveToRelay();
                return;
            }
            tools.imports()
                    .sayWaiting(
                            importId,
                            "The message broker has not taken the last messages for some seconds." + NOT_LOST);
        }
        batches.clear();
    }

    /** A cancelled import does not wait for the broker: what is stored is sent by the outbox when the broker is back. */
    private void leaveToRelay() {
        sender.shutdownNow();
        for (Sending batch : batches) {
            tools.imports()
                    .leaveToRelay(batch.stored().changed().stream()
                            .map(ContractLine::message)
                            .toList());
            progress.add(batch.batch(), batch.stored());
        }
        batches.clear();
        cancelled = true;
    }

    /** Whether it was cancelled while the broker was away. */
    boolean isCancelled() {
        return cancelled;
    }

    private static boolean arrives(Sending batch) throws InterruptedException {
        try {
            batch.sent().get(SLOW_SEND_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException slow) {
            return false;
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A batch could not be sent", failed.getCause());
        }
    }

    /** Sends until the broker has all; what was sent before is recognized by its version. */
    private boolean send(List<ContractLine> changed) throws InterruptedException {
        List<OutgoingMessage> messages =
                changed.stream().map(ContractLine::message).toList();
        while (!messages.isEmpty() && !sent(messages)) {
            TimeUnit.SECONDS.sleep(1);
        }
        return true;
    }

    private boolean sent(List<OutgoingMessage> messages) {
        try {
            FaultPoint.reached("import.before-send", FaultPoint.Failure.BROKER);
            tools.sender().send(messages);
            FaultPoint.reached("import.sent", FaultPoint.Failure.BROKER);
            return true;
        } catch (RecordsRefused refused) {
            // The relay sets them aside with the reason; the import does not stop for them.
            tools.imports()
                    .leaveToRelay(refused.reasons().keySet().stream()
                            .map(messages::get)
                            .toList());
            return true;
        } catch (IllegalStateException brokerAway) {
            tools.imports()
                    .sayWaiting(
                            importId,
                            "The message broker does not take messages." + NOT_LOST + " (" + brokerAway.getMessage()
                                    + ")");
            return Thread.currentThread().isInterrupted();
        }
    }

    @Override
    public void close() {
        sender.shutdownNow();
    }
}
