package org.sightline.gateway.approval;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.relay.ServiceQuery;
import org.sightline.gateway.relay.ServiceReader;
import org.sightline.gateway.route.Part;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;

/** What waits for a second person in matching-service: drafts, findings, waivers and plans. */
@ApplicationScoped
class ServiceApprovals implements ApprovalSource {

    /** How many of each kind are read, the first due first. */
    static final int MOST = 100;

    private static final Set<String> STEPS_OF_OFFICE = Set.of("decide", "complete");

    private final ServiceReader services;

    ServiceApprovals(ServiceReader services) {
        this.services = services;
    }

    record Draft(String kind, UUID id, String summary, String draftedBy, Instant createdAt, boolean ofTheCaller) {

        Approval approval() {
            String page = "/" + kind + "/drafts/" + id;
            return new Approval(kind, summary, null, draftedBy, createdAt, null, page, ofTheCaller);
        }
    }

    record Task(
            UUID findingId,
            UUID agencyId,
            String makerName,
            @Nullable String what,
            @Nullable LocalDate dueOn) {

        Approval approval(boolean own) {
            String title = what == null ? makerName : makerName + ": " + what;
            return new Approval("finding", title, agencyId, null, null, dueOn, "/findings/" + findingId, own);
        }
    }

    record Waiver(UUID id, UUID agencyId, String makerName, String requestedBy, Instant requestedAt) {

        Approval approval(Caller caller) {
            return new Approval(
                    "waiver",
                    makerName,
                    agencyId,
                    requestedBy,
                    requestedAt,
                    null,
                    "/agencies/" + agencyId + "/waivers/" + id,
                    requestedBy.equals(caller.name()));
        }
    }

    record Plan(UUID planId, UUID agencyId, String title, String nextStep, LocalDate dueOn) {

        Approval approval() {
            return new Approval(
                    "plan", title, agencyId, null, null, dueOn, "/agencies/" + agencyId + "/plans/" + planId, false);
        }
    }

    /** How many of each the caller may decide. */
    record Counts(long drafts, long findings, long waivers, long plans) {

        long sum() {
            return drafts + findings + waivers + plans;
        }
    }

    /** One request for all kinds, because each page makes it. */
    @Override
    public long count(Caller caller) {
        return services.one(Part.MATCHING, ServiceQuery.to("/approvals/counts"), Counts.class)
                .sum();
    }

    @Override
    public List<Approval> waiting(Caller caller) {
        List<Approval> waiting = new ArrayList<>();
        if (Access.allows(caller, Action.ADMINISTER, null)) {
            drafts().map(Draft::approval).forEach(waiting::add);
        }
        if (Access.allows(caller, Action.DECIDE, null)) {
            waiting.addAll(findings());
            waivers().map(waiver -> waiver.approval(caller)).forEach(waiting::add);
            plans().map(Plan::approval).forEach(waiting::add);
        }
        return waiting;
    }

    private Stream<Draft> drafts() {
        return read(ServiceQuery.to("/drafts"), Draft.class).stream();
    }

    /** Those that the caller can close, and those that only others can, because the caller worked on them. */
    private List<Approval> findings() {
        ServiceQuery all =
                ServiceQuery.to("/tasks").with("turn", "second_person").with("limit", MOST);
        List<Task> theirs = read(
                ServiceQuery.to("/tasks")
                        .with("turn", "second_person")
                        .with("waiting", true)
                        .with("limit", MOST),
                Task.class);
        Set<UUID> ids = theirs.stream().map(Task::findingId).collect(Collectors.toSet());
        // The page of all may hold some that the caller can close and the other page has not reached.
        List<Task> others = theirs.size() == MOST
                ? List.of()
                : read(all, Task.class).stream()
                        .filter(task -> !ids.contains(task.findingId()))
                        .toList();
        return Stream.concat(
                        theirs.stream().map(task -> task.approval(false)),
                        others.stream().map(task -> task.approval(true)))
                .toList();
    }

    private Stream<Waiver> waivers() {
        return read(ServiceQuery.to("/waivers").with("waiting", true).with("limit", MOST), Waiver.class).stream();
    }

    private Stream<Plan> plans() {
        return read(ServiceQuery.to("/plans/tasks").with("waiting", true).with("limit", MOST), Plan.class).stream()
                .filter(plan -> STEPS_OF_OFFICE.contains(plan.nextStep()));
    }

    private <T> List<T> read(ServiceQuery address, Class<T> type) {
        return services.page(Part.MATCHING, address, type).items();
    }
}
