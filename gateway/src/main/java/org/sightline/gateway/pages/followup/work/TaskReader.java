package org.sightline.gateway.pages.followup.work;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.relay.Relay;
import org.sightline.gateway.relay.ServiceQuery;
import org.sightline.gateway.relay.ServiceReader;
import org.sightline.gateway.relay.Unanswered;
import org.sightline.gateway.route.Part;
import org.sightline.kit.caller.Caller;

/** Reads tasks from matching-service. */
@ApplicationScoped
public class TaskReader {

    /** How many are read, those first that are due first. */
    static final int SHOWN = 50;

    private static final int MOST_AGENCIES = 20;

    private final Relay relay;
    private final ServiceReader services;
    private final Unanswered unanswered;

    TaskReader(Relay relay, ServiceReader services, Unanswered unanswered) {
        this.relay = relay;
        this.services = services;
        this.unanswered = unanswered;
    }

    /** The task of a finding; null where matching-service does not answer, so that the finding is shown all the same. */
    public @Nullable Task of(UUID finding) {
        JsonNode answer = unanswered.read(() -> relay.get(
                Part.MATCHING, ServiceQuery.to("/findings/{}/task", finding).toString()));
        return answer != null && answer.hasNonNull("nextStep") ? services.as(answer, Task.class) : null;
    }

    /** What the agency was told of a finding, the latest first; null where matching-service does not answer. */
    public @Nullable List<SentNotice> notices(UUID finding) {
        return unanswered.read(() -> relay.get(
                        Part.MATCHING,
                        ServiceQuery.to("/findings/{}/notices", finding).toString())
                .path("items")
                .valueStream()
                .map(item -> services.as(item, SentNotice.class))
                .toList());
    }

    /** What waits for the caller, the first due first: of one agency, or of all of theirs, or for the office. */
    List<Task> waiting(Caller caller, @Nullable UUID agency) {
        if (agency != null || caller.readsAll()) {
            return list(agency, true, null, false);
        }
        List<Task> all = new ArrayList<>();
        caller.agencies().stream()
                .sorted()
                .limit(MOST_AGENCIES)
                .forEach(own -> all.addAll(list(own, true, null, false)));
        return all.stream()
                .sorted(Comparator.comparing(Task::dueOn, Comparator.nullsLast(Comparator.naturalOrder())))
                .limit(SHOWN)
                .toList();
    }

    /** What agencies owe the office and have not done in time. */
    List<Task> overdueAtAgencies(@Nullable UUID agency) {
        return list(agency, false, "agency", true);
    }

    /** What of remediation plans waits for the caller, as {@link #waiting} does it for findings. */
    List<PlanTask> waitingPlans(Caller caller, @Nullable UUID agency) {
        if (agency != null || caller.readsAll()) {
            return plans(agency);
        }
        List<PlanTask> all = new ArrayList<>();
        caller.agencies().stream().sorted().limit(MOST_AGENCIES).forEach(own -> all.addAll(plans(own)));
        return all.stream()
                .sorted(Comparator.comparing(PlanTask::dueOn))
                .limit(SHOWN)
                .toList();
    }

    private List<PlanTask> plans(@Nullable UUID agency) {
        return services.page(
                        Part.MATCHING,
                        ServiceQuery.to("/plans/tasks")
                                .with("agencyId", agency)
                                .with("waiting", true)
                                .with("limit", SHOWN),
                        PlanTask.class)
                .items();
    }

    /** What of the inbox waits for the caller to act, the latest first. */
    List<Awaited> awaited(Locale locale) {
        return services.page(
                        Part.MATCHING,
                        ServiceQuery.to("/inbox")
                                .with("waiting", true)
                                .with("language", locale.toLanguageTag())
                                .with("limit", SHOWN),
                        Awaited.class)
                .items();
    }

    /** What the caller sees to and the office has to do next, the first due first. */
    public List<Task> mine(@Nullable UUID agency, int most) {
        return list(query(agency, most).with("turn", "office").with("mine", true));
    }

    /** What another person of the office decided first and the caller can close, the first due first. */
    public List<Task> forSecondPerson(@Nullable UUID agency, int most) {
        return list(query(agency, most).with("turn", "second_person").with("waiting", true));
    }

    /** What was due before today, whoever has to do it, the first due first. */
    public List<Task> overdue(@Nullable UUID agency, int most) {
        return list(query(agency, most).with("overdue", true));
    }

    /** The ids of what the office put aside, that which is back first first; null where matching-service does not answer. */
    public @Nullable List<UUID> snoozed(@Nullable UUID agency) {
        return unanswered.read(() -> relay.get(
                        Part.MATCHING,
                        ServiceQuery.to("/tasks/snoozed")
                                .with("agencyId", agency)
                                .toString())
                .path("items")
                .valueStream()
                .map(item -> UUID.fromString(item.path("findingId").asText()))
                .toList());
    }

    /** All that is open of an agency, whoever has to do it, the first due first. */
    public List<Task> open(UUID agency, int most) {
        return list(query(agency, most));
    }

    /** How much waits; null where matching-service does not answer, so that the rest is shown all the same. */
    public @Nullable TaskCounts counts(@Nullable UUID agency) {
        return unanswered.read(() -> services.one(
                Part.MATCHING, ServiceQuery.to("/tasks/counts").with("agencyId", agency), TaskCounts.class));
    }

    private List<Task> list(@Nullable UUID agency, boolean waiting, @Nullable String turn, boolean overdue) {
        return list(query(agency, SHOWN)
                .with("turn", turn)
                .with("waiting", waiting ? true : null)
                .with("overdue", overdue ? true : null));
    }

    private static ServiceQuery query(@Nullable UUID agency, int most) {
        return ServiceQuery.to("/tasks").with("agencyId", agency).with("limit", most);
    }

    private List<Task> list(ServiceQuery query) {
        return services.page(Part.MATCHING, query, Task.class).items().stream()
                .filter(Objects::nonNull)
                .toList();
    }
}
