package org.sightline.matching.finding;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.held.AgencyRepository;

/** Asks whether the caller may do something with a finding. Its agency is the one that remains after merges. */
@ApplicationScoped
public class FindingAccess {

    private final FindingRepository findings;
    private final AgencyRepository agencies;
    private final CurrentCaller caller;

    FindingAccess(FindingRepository findings, AgencyRepository agencies, CurrentCaller caller) {
        this.findings = findings;
        this.agencies = agencies;
        this.caller = caller;
    }

    /**
     * The finding, if the caller may do this with it.
     *
     * @throws Problem 404 where there is none, or the caller may not know of it; 403 where it may not do this
     */
    public Finding require(@Nullable Finding finding, Action action) {
        if (finding == null) {
            throw Problem.notFound();
        }
        UUID agency = agencies.canonical(finding.agencyId());
        caller.require(Action.READ, agency);
        caller.require(action, agency);
        return finding;
    }

    /**
     * Lets the caller go on who did nothing with the finding for its agency.
     *
     * @throws Problem 403
     */
    public void requireOffice(Finding finding) {
        refuse(finding, Caller.REPORTER, "You answered this finding for its agency, so another person decides it.");
        refuse(finding, Caller.CERTIFIER, "You added to this finding for its agency, so another person decides it.");
    }

    private void refuse(Finding finding, String otherRole, String reason) {
        if (findings.hasActed(finding.id(), caller.get(), otherRole)) {
            throw Problem.forbidden(reason);
        }
    }
}
