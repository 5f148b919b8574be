package org.sightline.gateway.work;

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

/** Drafts of returns that wait for the signature of a certifier. */
@ApplicationScoped
class ReturnsToSign {

    private static final int MOST_AGENCIES = 10;
    private static final int LATEST_YEARS = 3;

    private final ServiceReader services;
    private final ViewRepository agencies;

    ReturnsToSign(ServiceReader services, ViewRepository agencies) {
        this.services = services;
        this.agencies = agencies;
    }

    /**
     * A draft that the caller can sign.
     *
     * @param dueOn null where no day is set
     */
    record ToSign(
            UUID agencyId,
            String agencyName,
            int year,
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
            @Nullable Content content) {

        boolean waitsFor(String person) {
            return "draft".equals(status)
                    && content != null
                    && !content.drafters().contains(person);
        }
    }

    /** Who worked on it. */
    record Content(List<String> drafters) {}

    /**
     * What waits for the caller's signature, of the latest years that are open; nothing where inventory-service does not
     * answer. A draft that the caller worked on waits for somebody else.
     *
     * @param agency null for all of the caller's
     */
    List<ToSign> of(Caller caller, @Nullable UUID agency) {
        List<UUID> signs = caller.agencies().stream()
                .filter(own -> agency == null || own.equals(agency))
                .filter(own -> Access.allows(caller, Action.CERTIFY, own))
                .sorted()
                .limit(MOST_AGENCIES)
                .toList();
        if (signs.isEmpty()) {
            return List.of();
        }
        try {
            return drafts(caller, signs);
        } catch (Problem away) {
            if (away.status() != 503) {
                throw away;
            }
            return List.of();
        }
    }

    private List<ToSign> drafts(Caller caller, List<UUID> signs) {
        List<Integer> years =
                services.page(Part.INVENTORY, ServiceQuery.to("/return-periods"), Period.class).items().stream()
                        .map(Period::year)
                        .sorted(Comparator.reverseOrder())
                        .limit(LATEST_YEARS)
                        .toList();
        List<ToSign> drafts = new ArrayList<>();
        for (UUID agency : signs) {
            for (int year : years) {
                Return ret = services.one(
                        Part.INVENTORY, ServiceQuery.to("/agencies/{}/returns/{}", agency, year), Return.class);
                if (ret.waitsFor(caller.name())) {
                    drafts.add(new ToSign(agency, agencies.agencyName(agency), year, ret.dueOn(), ret.late()));
                }
            }
        }
        return drafts;
    }
}
