package org.sightline.gateway.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.sightline.gateway.approval.Approval;
import org.sightline.gateway.approval.ApprovalSource;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;

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
}
