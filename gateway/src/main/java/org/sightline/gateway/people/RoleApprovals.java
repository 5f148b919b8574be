package org.sightline.gateway.people;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.sightline.gateway.approval.Approval;
import org.sightline.gateway.approval.ApprovalSource;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;

/** Roles of the office that wait for a second admin, who is not the person they are about. */
@ApplicationScoped
class RoleApprovals implements ApprovalSource {

    private final OfficeRoles roles;

    RoleApprovals(OfficeRoles roles) {
        this.roles = roles;
    }

    @Override
    public List<Approval> waiting(Caller caller) {
        if (!Access.allows(caller, Action.ADMINISTER, null)) {
            return List.of();
        }
        return roles.proposals().stream()
                .filter(proposal ->
                        proposal.isOf(caller) || !proposal.content().subject().equals(caller.subject()))
                .map(proposal -> new Approval(
                        "role",
                        proposal.content().username() + ", "
                                + proposal.content().role() + ": " + proposal.summary(),
                        null,
                        proposal.proposedByName(),
                        proposal.createdAt(),
                        null,
                        "/people/drafts",
                        proposal.isOf(caller)))
                .toList();
    }
}
