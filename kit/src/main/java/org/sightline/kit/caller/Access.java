package org.sightline.kit.caller;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;

/**
 * The one place that says who may do what, by the table {@code access.csv}. Whatever it does not allow is denied.
 *
 * <p>Actions on one agency need the agency; actions that are not about one agency take {@code null}.
 */
public final class Access {

    private Access() {}

    /** Whether the caller may do this, in this agency ({@code null} where the action is not about one). */
    public static boolean allows(Caller caller, Action action, @Nullable UUID agency) {
        if (action == Action.OPEN || action == Action.SIGNED_IN) {
            return true;
        }
        Set<String> roles = AccessTable.of(action);
        boolean byOffice = (agency != null || !action.needsAgency())
                && caller.roles().stream().anyMatch(roles::contains);
        return byOffice
                || agency != null
                        && caller.agencyRoles().getOrDefault(agency, Set.of()).stream()
                                .anyMatch(roles::contains);
    }

    /**
     * Ends the request where the caller may not do this.
     *
     * @throws Problem 404 where the caller may not even see who the agency is, so that nobody learns what exists; 403
     *     where it may see it but not do this
     */
    public static void require(Caller caller, Action action, @Nullable UUID agency) {
        if (allows(caller, action, agency)) {
            return;
        }
        if (agency != null) {
            requireVisible(caller, agency);
        }
        throw Problem.forbidden(
                "Your account may not do this. Who may: " + whoMay(action) + ". Ask an admin for one of these roles.");
    }

    /** The roles that may, as people say them. */
    private static String whoMay(Action action) {
        return AccessTable.of(action).stream()
                .sorted()
                .map(role -> role.replace('-', ' '))
                .collect(Collectors.joining(", "));
    }

    /**
     * Ends the request of a service account that was not made for this operation.
     *
     * @param operation as {@link OperationName} writes it
     * @throws Problem 403
     */
    public static void requireOperation(Caller caller, String operation) {
        if (!caller.mayUse(operation)) {
            throw Problem.forbidden("This service account may not use " + operation
                    + ". It may use only the operations that it was made for; whoever manages the agency's people can"
                    + " make one for others.");
        }
    }

    /**
     * Ends the request of a service account that was not made for this source.
     *
     * @throws Problem 403
     */
    public static void requireSource(Caller caller, String source) {
        if (!caller.maySendInto(source)) {
            throw Problem.forbidden("This service account may not send into the source \"" + source
                    + "\". It may send only into the sources that it was made for; two admins of the office can make one"
                    + " for others.");
        }
    }

    /**
     * Ends the request where the agency is none of the caller's: where they may not even see who it is and hold no role
     * in it.
     *
     * @throws Problem 404
     */
    public static void requireVisible(Caller caller, UUID agency) {
        if (!allows(caller, Action.SEE_AGENCY, agency) && !caller.agencyRoles().containsKey(agency)) {
            throw Problem.notFound();
        }
    }
}
