package org.sightline.gateway.serviceaccount;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.sightline.gateway.approval.Approval;
import org.sightline.gateway.approval.ApprovalSource;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;

/** Machines of the office, and their new credentials, that wait for a second admin. */
@ApplicationScoped
class MachineApprovals implements ApprovalSource {

    private final ServiceAccounts accounts;

    MachineApprovals(ServiceAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public List<Approval> waiting(Caller caller) {
        if (!Access.allows(caller, Action.ADMINISTER, null)) {
            return List.of();
        }
        return accounts.listed(null, caller).stream()
                .filter(listed -> listed.account().isAsked())
                .map(listed -> new Approval(
                        "machine",
                        listed.account().name(),
                        null,
                        listed.account().askedBy(),
                        listed.account().askedAt(),
                        null,
                        "/service-accounts",
                        !listed.mayApprove()))
                .toList();
    }
}
