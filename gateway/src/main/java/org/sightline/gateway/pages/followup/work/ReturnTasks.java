package org.sightline.gateway.pages.followup.work;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.relay.ServiceQuery;
import org.sightline.gateway.relay.ServiceReader;
import org.sightline.gateway.route.Part;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.problem.Problem;

/** Returns that wait for the caller: to sign, to work over after a certifier sent them back, to correct as the office asks. */
@ApplicationScoped
class ReturnTasks {

    private static final int MOST_AGENCIES = 10;
    private static final int LATEST_YEARS = 3;

    private final ServiceReader services;
    private final ViewRepository agencies;

    ReturnTasks(ServiceReader services, ViewRepository agencies) {
        this.services = services;
        this.agencies = agencies;
    }

    /** What the caller does with a return. */
    enum Step {
        SIGN,
        WORK_OVER,
        CORRECT
    }

    /**
     * A return that waits for the caller.
     *
     * @param dueOn null where no day is set
     */
    record ReturnTask(
            UUID agencyId,
            String agencyName,
            int year,
            Step step,
            @Nullable LocalDate dueOn,
            boolean late) {}

    /** A year for which agencies hand in returns. */
    record Period(int year) {}

    /**
     * A return of a year, as inventory-service says it.
     *
     * @param content null while nobody began one
     */
    record Return(
            @Nullable String status,
            @Nullable LocalDate dueOn,
            boolean late,
            @Nullable Content content,
            @Nullable Asked sentBack,
            @Nullable Asked correction) {

        /** What somebody does with it who may do these things; null for nothing. */
        @Nullable
        Step step(String person, boolean signs, boolean reports) {
            if (!"draft".equals(status) || content == null) {
                return correction != null && reports ? Step.CORRECT : null;
            }
            if (sentBack != null) {
                return reports ? Step.WORK_OVER : null;
            }
            return signs && !content.drafters().contains(person) ? Step.SIGN : null;
        }
    }

    /** What a certifier or the office wants to be changed. */
    record Asked(String reason) {}

    /** Who worked on it. */
    record Content(List<String> drafters) {}

    /**
     * What waits for the caller, of the latest years that are open; nothing where inventory-service does not answer. A draft that
     * the caller worked on waits for somebody else's signature.
     *
     * @param agency null for all of the caller's
     */
    List<ReturnTask> of(Caller caller, @Nullable UUID agency) {
        List<UUID> own = caller.agencies().stream()
                .filter(one -> agency == null || one.equals(agency))
                .filter(one -> Access.allows(caller, Action.CERTIFY, one) || Access.allows(caller, Action.REPORT, one))
                .sorted()
                .limit(MOST_AGENCIES)
                .toList();
        if (own.isEmpty()) {
            return List.of();
        }
        try {
            return tasks(caller, own);
        } catch (Problem away) {
            if (away.status() != 503) {
                throw away;
            }
            return List.of();
        }
    }

    private List<ReturnTask> tasks(Caller caller, List<UUID> own) {
        List<Integer> years =
                services.page(Part.INVENTORY, ServiceQuery.to("/return-periods"), Period.class).items().stream()
                        .map(Period::year)
                        .sorted(Comparator.reverseOrder())
                        .limit(LATEST_YEARS)
                        .toList();
        List<ReturnTask> tasks = new ArrayList<>();
        for (UUID agency : own) {
            boolean signs = Access.allows(caller, Action.CERTIFY, agency);
            boolean reports = Access.allows(caller, Action.REPORT, agency);
            for (int year : years) {
                Return ret = services.one(
                        Part.INVENTORY, ServiceQuery.to("/agencies/{}/returns/{}", agency, year), Return.class);
                Step step = ret.step(caller.name(), signs, reports);
                if (step != null) {
                    tasks.add(new ReturnTask(agency, agencies.agencyName(agency), year, step, ret.dueOn(), ret.late()));
                }
            }
        }
        return tasks;
    }
}
