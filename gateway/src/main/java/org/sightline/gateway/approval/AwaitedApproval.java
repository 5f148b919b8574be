package org.sightline.gateway.approval;

import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.Grant.WaitingApproval;

/**
 * Something that waits for another person, whoever that is.
 *
 * @param agency whose people may decide it beside those of the office; null where the office alone may
 * @param waiting what those who may decide it are told, by whether they are of the office
 * @param mayDecide whether somebody may decide it
 */
public record AwaitedApproval(@Nullable UUID agency, Told waiting, Predicate<Caller> mayDecide) {

    /** What is told, to somebody of the office or of the agency: they decide it on pages of their own. */
    @FunctionalInterface
    public interface Told {
        WaitingApproval to(boolean office);
    }
}
