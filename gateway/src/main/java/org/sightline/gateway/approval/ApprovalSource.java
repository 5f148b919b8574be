package org.sightline.gateway.approval;

import java.util.List;
import org.sightline.kit.caller.Caller;

/** A room that keeps something which waits for a second person. */
public interface ApprovalSource {

    /** What the caller may decide, and what the caller asked for; nothing else. */
    List<Approval> waiting(Caller caller);

    /** How many the caller may decide, for the head of each page. */
    default long count(Caller caller) {
        return waiting(caller).stream().filter(one -> !one.own()).count();
    }

    /** What of it waits and is told to whoever may decide it, the oldest first; nothing where they are told by other means. */
    default List<AwaitedApproval> awaited() {
        return List.of();
    }
}
