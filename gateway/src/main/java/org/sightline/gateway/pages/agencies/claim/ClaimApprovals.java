package org.sightline.gateway.pages.agencies.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.sightline.gateway.approval.Approval;
import org.sightline.gateway.approval.ApprovalSource;
import org.sightline.gateway.approval.AwaitedApproval;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.Grant.WaitingApproval;

/** Claims that wait for an admin of the office. Nobody of the office makes one. */
@ApplicationScoped
class ClaimApprovals implements ApprovalSource {

    private final Claims claims;

    ClaimApprovals(Claims claims) {
        this.claims = claims;
    }

    @Override
    public List<Approval> waiting(Caller caller) {
        if (!Access.allows(caller, Action.ADMINISTER, null)) {
            return List.of();
        }
        return claims.list().stream()
                .filter(Claim::waiting)
                .map(claim -> new Approval(
                        "claim",
                        claim.agencyName(),
                        claim.agencyId(),
                        claim.who(),
                        claim.claimedAt(),
                        null,
                        "/claims",
                        claim.codeMadeBy().equals(caller.name())))
                .toList();
    }

    @Override
    public List<AwaitedApproval> awaited() {
        return claims.list().stream()
                .filter(Claim::waiting)
                .map(claim -> new AwaitedApproval(null, office -> told(claim), person -> mayDecide(person, claim)))
                .toList();
    }

    private static boolean mayDecide(Caller person, Claim claim) {
        return Access.allows(person, Action.ADMINISTER, null)
                && !claim.codeMadeBy().equals(person.name())
                && !person.name().equals(claim.username());
    }

    private static WaitingApproval told(Claim claim) {
        return new WaitingApproval(
                "claim " + claim.id(),
                "claim",
                claim.agencyId(),
                claim.agencyName(),
                claim.who(),
                claim.claimedAt(),
                "/claims");
    }
}
