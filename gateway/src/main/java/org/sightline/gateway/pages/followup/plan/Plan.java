package org.sightline.gateway.pages.followup.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A remediation plan, as matching-service says it.
 *
 * @param version to be named when it is changed
 * @param state draft, submitted, accepted, completed or cancelled
 * @param cost in US dollars, as a decimal
 */
record Plan(
        UUID id,
        UUID agencyId,
        long version,
        String state,
        Instant stateSince,
        String title,
        String owner,
        @Nullable String summary,
        @Nullable String cost,
        List<Money> funding,
        @Nullable String replacement,
        @Nullable String acceptedBy,
        @Nullable Instant acceptedAt,
        @Nullable String completedBy,
        @Nullable Instant completedAt,
        List<Step> steps,
        List<Item> items,
        int settledItems,
        List<Event> history) {

    Plan {
        funding = funding == null ? List.of() : List.copyOf(funding);
        steps = steps == null ? List.of() : List.copyOf(steps);
        items = items == null ? List.of() : List.copyOf(items);
        history = history == null ? List.of() : List.copyOf(history);
    }

    /** Where money comes from; in US dollars, as a decimal, null while not known. */
    record Money(String source, @Nullable String amount) {}

    /** One step of it. */
    record Step(
            UUID id,
            String what,
            String owner,
            LocalDate dueOn,
            @Nullable LocalDate doneOn,
            @Nullable String doneBy,
            boolean overdue) {}

    /**
     * A finding in it.
     *
     * @param takenBackAt when a person of the office reopened the finding after the plan was completed; null where nobody did
     */
    record Item(
            UUID findingId,
            String makerName,
            @Nullable String what,
            String status,
            @Nullable String outcome,
            String treatment,
            long pieces,
            LocalDate dueOn,
            @Nullable LocalDate doneOn,
            @Nullable String doneBy,
            List<Proof> proofs,
            long provenPieces,
            boolean settled,
            boolean overdue,
            @Nullable Instant takenBackAt) {

        Item {
            proofs = proofs == null ? List.of() : List.copyOf(proofs);
        }

        /** The proof that this file is; empty where it is none. */
        Optional<Proof> proof(UUID file) {
            return proofs.stream().filter(one -> one.fileId().equals(file)).findFirst();
        }
    }

    /** An evidence file that shows something of a finding. */
    record Proof(
            UUID fileId,
            String name,
            String kind,
            long pieces,
            @Nullable String shows,
            boolean withdrawn) {}

    /** What happened to it. */
    record Event(
            Instant at,
            String by,
            String side,
            String move,
            @Nullable String text) {}

    public boolean draft() {
        return state.equals("draft");
    }

    public boolean submitted() {
        return state.equals("submitted");
    }

    public boolean accepted() {
        return state.equals("accepted");
    }

    /**
     * Whether the office looked at the proof and verified that what the plan has of the finding is gone: when it completed the
     * plan, or closed the finding as removed. The agency's own word is not enough.
     */
    public boolean verified(Item item) {
        boolean byPlan = state.equals("completed")
                && item.doneOn() != null
                && item.takenBackAt() == null
                && !item.treatment().equals("isolate");
        return byPlan || item.status().equals("closed") && "confirmed_removed".equals(item.outcome());
    }

    /** Whether every step is done and every finding settled. */
    public boolean carriedOut() {
        return settledItems == items.size() && steps.stream().allMatch(step -> step.doneOn() != null);
    }

    /** The finding with this id in it; empty where it is not. */
    Optional<Item> item(UUID finding) {
        return items.stream().filter(one -> one.findingId().equals(finding)).findFirst();
    }
}
