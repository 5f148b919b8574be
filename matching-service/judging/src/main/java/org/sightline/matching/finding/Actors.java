package org.sightline.matching.finding;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.held.AgencyRepository;

/** Says for whom the caller acts on a finding: its agency or the office. */
@ApplicationScoped
public class Actors {

    private final FindingRepository findings;
    private final AgencyRepository agencies;
    private final CurrentCaller caller;

    Actors(FindingRepository findings, AgencyRepository agencies, CurrentCaller caller) {
        this.findings = findings;
        this.agencies = agencies;
        this.caller = caller;
    }

    /**
     * Who acts on a finding, and for whom.
     *
     * @param role as the timeline says it
     */
    public record Actor(Caller person, Side side, String role) {

        private static Actor of(Caller person, UUID agency) {
            if (person.hasIn(agency, Caller.CERTIFIER)) {
                return new Actor(person, Side.AGENCY, Caller.CERTIFIER);
            }
            boolean ofAgency = person.hasIn(agency, Caller.REPORTER) || person.hasIn(agency, Caller.SERVICE_ACCOUNT);
            return ofAgency
                    ? new Actor(person, Side.AGENCY, Caller.REPORTER)
                    : new Actor(person, Side.OFFICE, Caller.ANALYST);
        }
    }

    /**
     * The caller as somebody who acts on the finding. Nobody acts for the office and for the agency on the same one.
     *
     * @param what what another person then does, in a sentence
     * @throws Problem 403 where the caller acted on it for the other side
     */
    public Actor on(Finding finding, String what) {
        Actor actor = Actor.of(caller.get(), agencies.canonical(finding.agencyId()));
        List<String> others =
                actor.side() == Side.OFFICE ? List.of(Caller.REPORTER, Caller.CERTIFIER) : List.of(Caller.ANALYST);
        if (others.stream().anyMatch(role -> findings.hasActed(finding.id(), actor.person(), role))) {
            throw Problem.forbidden("You acted on this finding for the "
                    + actor.side().other().wireName() + ", so another person " + what + " for the "
                    + actor.side().wireName() + ".");
        }
        return actor;
    }
}
