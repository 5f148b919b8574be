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
        return claims.waiting().stream()
                .map(made -> approval(made.claim(), !Claims.mayConfirm(made, caller)))
                .toList();
    }

    private static Approval approval(Claim claim, boolean own) {
        return new Approval(
                "claim", claim.agencyName(), claim.agencyId(), claim.who(), claim.claimedAt(), null, "/claims", own);
    }

    @Override
    public List<AwaitedApproval> awaited() {
        return claims.waiting().stream()
                .map(made -> new AwaitedApproval(
                        null, office -> told(made.claim()), person -> Claims.mayConfirm(made, person)))
                .toList();
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
