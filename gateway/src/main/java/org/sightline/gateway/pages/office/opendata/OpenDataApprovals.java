package org.sightline.gateway.pages.office.opendata;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.sightline.gateway.approval.Approval;
import org.sightline.gateway.approval.ApprovalSource;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;

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
                        "/open-data-editions/" + draft.edition().number(),
                        draft.own()))
                .toList();
    }

    private static String what(Edition edition) {
        String title = edition.statement().title();
        return edition.number() + (title == null ? "" : ", " + title);
    }
}
