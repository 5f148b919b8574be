package org.sightline.gateway.pages.office.opendata;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.sightline.gateway.approval.Approval;
import org.sightline.gateway.approval.ApprovalSource;
import org.sightline.gateway.approval.AwaitedApproval;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.Grant.WaitingApproval;

/** The draft of an edition, which another person than its author publishes. */
@ApplicationScoped
class OpenDataApprovals implements ApprovalSource {

    private final OpenData data;

    OpenDataApprovals(OpenData data) {
        this.data = data;
    }

    @Override
    public List<Approval> waiting(Caller caller) {
        if (!Access.allows(caller, Action.DECIDE, null)) {
            return List.of();
        }
        return data.waiting(caller).stream()
                .map(draft -> new Approval(
                        "edition",
                        what(draft.edition()),
                        null,
                        draft.edition().draftedBy(),
                        draft.edition().draftedAt(),
                        null,
                        path(draft.edition()),
                        draft.own()))
                .toList();
    }

    @Override
    public List<AwaitedApproval> awaited() {
        return data.waiting().stream()
                .map(draft -> new AwaitedApproval(null, office -> told(draft.edition()), draft::mayPublish))
                .toList();
    }

    private static WaitingApproval told(Edition edition) {
        return new WaitingApproval(
                "edition " + edition.number() + " " + edition.draftedAt(),
                "edition",
                null,
                what(edition),
                edition.draftedBy(),
                edition.draftedAt(),
                path(edition));
    }

    private static String path(Edition edition) {
        return "/open-data-editions/" + edition.number();
    }

    private static String what(Edition edition) {
        String title = edition.statement().title();
        return edition.number() + (title == null ? "" : ", " + title);
    }
}
