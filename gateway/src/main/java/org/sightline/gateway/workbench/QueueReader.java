package org.sightline.gateway.workbench;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.finding.FindingDesk;
import org.sightline.gateway.finding.FindingRow;
import org.sightline.gateway.work.Task;
import org.sightline.gateway.work.TaskCounts;
import org.sightline.gateway.work.TaskReader;
import org.sightline.kit.paging.Page;

/** Reads what waits in the queues: states from the view, tasks from matching-service. */
@ApplicationScoped
class QueueReader {

    private final FindingDesk findings;
    private final TaskReader tasks;

    QueueReader(FindingDesk findings, TaskReader tasks) {
        this.findings = findings;
        this.tasks = tasks;
    }

    /** A queue with how many wait in it; null where they could not be counted. */
    record Waiting(Queue queue, @Nullable Long count) {}

    /** What the reader found: a queue's first findings, and how many wait in each queue. */
    record Queues(List<FindingRow> rows, long total, List<Waiting> waiting) {}

    /**
     * The first findings of a queue, and the numbers of all.
     *
     * @param agencyId of one agency; null for all
     */
    Queues read(Queue queue, @Nullable UUID agencyId, int most) {
        List<Waiting> waiting = new ArrayList<>();
        TaskCounts counts = tasks.counts(agencyId);
        for (Queue other : Queue.values()) {
            waiting.add(new Waiting(other, other.isOfTasks() ? count(other, counts) : count(other, agencyId)));
        }
        List<FindingRow> rows = queue.isOfTasks()
                ? findings.rows(tasks(queue, agencyId, most).stream()
                        .map(Task::findingId)
                        .toList())
                : page(queue, agencyId, most).items();
        long total = waiting.stream()
                .filter(one -> one.queue() == queue)
                .flatMap(one -> Stream.ofNullable(one.count()))
                .findFirst()
                .orElse((long) rows.size());
        return new Queues(rows, total, waiting);
    }

    private Page<FindingRow> page(Queue queue, @Nullable UUID agencyId, int most) {
        return findings.page(queue.filter(agencyId, most));
    }

    private @Nullable Long count(Queue queue, @Nullable UUID agencyId) {
        return page(queue, agencyId, 1).total();
    }

    private static @Nullable Long count(Queue queue, @Nullable TaskCounts counts) {
        if (counts == null) {
            return null;
        }
        return switch (queue) {
            case MINE -> counts.mine();
            case SECOND_PERSON -> counts.secondPerson();
            default -> counts.overdue();
        };
    }

    private List<Task> tasks(Queue queue, @Nullable UUID agencyId, int most) {
        return switch (queue) {
            case MINE -> tasks.mine(agencyId, most);
            case SECOND_PERSON -> tasks.forSecondPerson(agencyId, most);
            default -> tasks.overdue(agencyId, most);
        };
    }
}
