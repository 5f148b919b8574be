package org.sightline.gateway.people;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.sightline.gateway.approval.Approval;
import org.sightline.gateway.approval.ApprovalSource;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;

/** Roles that wait for a second admin, who is not the person they are about: those of the office, and of agencies where nobody else can. */
@ApplicationScoped
class RoleApprovals implements ApprovalSource {

    private final OfficeRoles roles;
    private final RoleDrafts drafts;

    RoleApprovals(OfficeRoles roles, RoleDrafts drafts) {
        this.roles = roles;
        this.drafts = drafts;
    }

    @Override
    public List<Approval> waiting(Caller caller) {
        if (!Access.allows(caller, Action.ADMINISTER, null)) {
            return List.of();
        }
        return Stream.concat(ofOffice(caller), inAgencies(caller)).toList();
    }

    private Stream<Approval> inAgencies(Caller caller) {
        return drafts.forOffice().stream()
                .filter(waiting -> waiting.proposal().isOf(caller) || waiting.mayBeApprovedBy(caller))
                .map(waiting -> new Approval(
                        "role",
                        waiting.proposal().summary(),
                        waiting.shown().agencyId(),
                        waiting.proposal().proposedByName(),
                        waiting.proposal().createdAt(),
                        null,
                        "/people/drafts",
                        waiting.proposal().isOf(caller)));
    }

    private Stream<Approval> ofOffice(Caller caller) {
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
                        proposal.isOf(caller)));
    }
}
