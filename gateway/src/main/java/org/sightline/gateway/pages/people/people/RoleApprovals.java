package org.sightline.gateway.pages.people.people;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.approval.Approval;
import org.sightline.gateway.approval.ApprovalSource;
import org.sightline.gateway.approval.AwaitedApproval;
import org.sightline.kit.approval.Proposal;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.Grant.WaitingApproval;

/** Roles that wait for a second admin, who is not the person they are about: those of the office, and of agencies where nobody else can. */
@ApplicationScoped
class RoleApprovals implements ApprovalSource {

    private static final String OFFICE = "/people/drafts";

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

    @Override
    public List<AwaitedApproval> awaited() {
        Stream<AwaitedApproval> inAgencies = drafts.all().stream()
                .map(waiting -> new AwaitedApproval(
                        waiting.shown().agencyId(),
                        office -> told(
                                waiting.proposal(),
                                waiting.proposal().summary(),
                                waiting.shown().agencyId(),
                                office ? OFFICE : "/agencies/" + waiting.shown().agencyId() + "/people"),
                        waiting::mayBeApprovedBy));
        Stream<AwaitedApproval> ofOffice = roles.proposals().reversed().stream()
                .map(proposal -> new AwaitedApproval(
                        null,
                        office -> told(proposal, what(proposal), null, OFFICE),
                        person -> roles.mayBeApprovedBy(person, proposal)));
        return Stream.concat(inAgencies, ofOffice).toList();
    }

    private static WaitingApproval told(Proposal<?> proposal, String what, @Nullable UUID agency, String path) {
        return new WaitingApproval(
                "role " + proposal.id(), "role", agency, what, proposal.proposedByName(), proposal.createdAt(), path);
    }

    private static String what(Proposal<OfficeRoles.Change> proposal) {
        return proposal.content().username() + ", " + proposal.content().role() + ": " + proposal.summary();
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
                        OFFICE,
                        waiting.proposal().isOf(caller)));
    }

    private Stream<Approval> ofOffice(Caller caller) {
        return roles.proposals().stream()
                .filter(proposal ->
                        proposal.isOf(caller) || !proposal.content().subject().equals(caller.subject()))
                .map(proposal -> new Approval(
                        "role",
                        what(proposal),
                        null,
                        proposal.proposedByName(),
                        proposal.createdAt(),
                        null,
                        OFFICE,
                        proposal.isOf(caller)));
    }
}
