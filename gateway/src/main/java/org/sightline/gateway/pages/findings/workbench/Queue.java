package org.sightline.gateway.pages.findings.workbench;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.pages.findings.finding.FindingFilter;

/**
 * The findings that wait for the same thing: gravest first where their state says what they wait for, and first due first
 * where their task does.
 */
public enum Queue {
    /** Nobody decided them yet. */
    NEW(List.of("new"), "MATCH"),
    /** The person who looks at the page sees to them, and the office has to do the next step. */
    MINE(),
    /** Somebody else decided them first; whoever looks at the page can close them. */
    SECOND_PERSON(),
    /** Their agency answered. */
    ANSWERED(List.of("responded", "under_review"), null),
    /** The day of their next step has passed, whoever has to take it. */
    OVERDUE(),
    /** Nobody decided them yet, and screening is not sure of the maker. */
    TO_REVIEW(List.of("new"), "REVIEW"),
    /** Somebody decided them; the agency is to be told, or another person closes them. */
    DECIDED(List.of("triaged"), null),
    /** Their agency was told and has not answered. */
    NOTIFIED(List.of("notified"), null),
    /** The office put them aside until a day. */
    SNOOZED();

    private final List<String> statuses;
    private final @Nullable String band;

    /** Of tasks. */
    Queue() {
        this(List.of(), null);
    }

    Queue(List<String> statuses, @Nullable String band) {
        this.statuses = statuses;
        this.band = band;
    }

    /** The queue that an address names; the first one where it names none. */
    static Queue of(@Nullable String code) {
        for (Queue queue : values()) {
            if (queue.code().equals(code)) {
                return queue;
            }
        }
        return NEW;
    }

    /** As in an address. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the task of a finding says that it is in the queue, and not its state. */
    public boolean isOfTasks() {
        return statuses.isEmpty();
    }

    /**
     * Its findings, the first so many of them; only of a queue of states.
     *
     * @param agencyId of one agency; null for all
     * @param without findings that were put aside
     */
    FindingFilter filter(@Nullable UUID agencyId, List<UUID> without, int most) {
        FindingFilter filter = FindingFilter.all();
        filter.agencyId = agencyId;
        filter.status = statuses;
        filter.band = band;
        filter.without = without;
        filter.sort = "verdict";
        filter.limit = most;
        return filter;
    }
}
