package org.sightline.gateway.pages.findings.workbench;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.pages.findings.finding.FindingDesk;
import org.sightline.gateway.pages.findings.finding.FindingRepository;
import org.sightline.gateway.pages.findings.finding.FindingRow;
import org.sightline.gateway.pages.followup.work.Task;
import org.sightline.gateway.pages.followup.work.TaskCounts;
import org.sightline.gateway.pages.followup.work.TaskReader;
import org.sightline.gateway.shell.Formats;

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
    record Waiting(Queue queue, @Nullable Long count) {

        /** How many, in words; null where it is not known. */
        @Nullable
        String words(WorkbenchTexts texts) {
            return count == null ? null : QueueReader.words(count, texts);
        }
    }

    /** A number that is counted no further than {@link FindingRepository#MOST_COUNTED}, in words. */
    static String words(long count, WorkbenchTexts texts) {
        return count > FindingRepository.MOST_COUNTED
                ? texts.moreThan(FindingRepository.MOST_COUNTED)
                : Formats.grouped(count);
    }

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
        List<UUID> known = tasks.snoozed(agencyId);
        List<UUID> snoozed = known == null ? List.of() : known;
        for (Queue other : Queue.values()) {
            waiting.add(new Waiting(other, other.isOfTasks() ? count(other, counts) : count(other, agencyId, known)));
        }
        List<FindingRow> rows = queue.isOfTasks()
                ? findings.rows(ids(queue, agencyId, snoozed, most))
                : findings.page(queue.filter(agencyId, snoozed, most)).items();
        long total = waiting.stream()
                .filter(one -> one.queue() == queue)
                .flatMap(one -> Stream.ofNullable(one.count()))
                .findFirst()
                .orElse((long) rows.size());
        return new Queues(rows, total, waiting);
    }

    /** One more than are counted where there are more; null where it is not known which ones are put aside. */
    private @Nullable Long count(Queue queue, @Nullable UUID agencyId, @Nullable List<UUID> snoozed) {
        if (snoozed == null) {
            return null;
        }
        Long total = findings.total(queue.filter(agencyId, snoozed, 1));
        return total == null ? FindingRepository.MOST_COUNTED + 1L : total;
    }

    private static @Nullable Long count(Queue queue, @Nullable TaskCounts counts) {
        if (counts == null) {
            return null;
        }
        return switch (queue) {
            case MINE -> counts.mine();
            case SECOND_PERSON -> counts.secondPerson();
            case SNOOZED -> counts.snoozed();
            default -> counts.overdue();
        };
    }

    private List<UUID> ids(Queue queue, @Nullable UUID agencyId, List<UUID> snoozed, int most) {
        List<Task> found = switch (queue) {
            case MINE -> tasks.mine(agencyId, most);
            case SECOND_PERSON -> tasks.forSecondPerson(agencyId, most);
            case SNOOZED -> List.of();
            default -> tasks.overdue(agencyId, most);
        };
        return queue == Queue.SNOOZED
                ? snoozed.stream().limit(most).toList()
                : found.stream().map(Task::findingId).toList();
    }
}
