package org.sightline.gateway.pages.people.serviceaccount;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.sightline.gateway.approval.Approval;
import org.sightline.gateway.approval.ApprovalSource;
import org.sightline.gateway.approval.AwaitedApproval;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.Grant.WaitingApproval;

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

    @Override
    public List<AwaitedApproval> awaited() {
        return accounts.waiting().stream()
                .map(waiting -> new AwaitedApproval(
                        waiting.account().agencyId(), office -> told(waiting.account()), waiting.mayBeApprovedBy()))
                .toList();
    }

    private static WaitingApproval told(ServiceAccount account) {
        UUID agency = account.agencyId();
        return new WaitingApproval(
                "machine " + account.id() + " " + account.version(),
                "machine",
                agency,
                account.name(),
                Objects.requireNonNullElse(account.askedBy(), ""),
                Objects.requireNonNullElse(account.askedAt(), account.createdAt()),
                (agency == null ? "" : "/agencies/" + agency) + "/service-accounts");
    }
}
