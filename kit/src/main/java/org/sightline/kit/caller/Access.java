package org.sightline.kit.caller;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;

/**
 * The one place that says who may do what. Whatever it does not allow is denied.
 *
 * <p>Actions on one agency need the agency; actions that are not about one agency take {@code null}.
 */
public final class Access {

    private Access() {}

    /** Whether the caller may do this, in this agency ({@code null} where the action is not about one). */
    public static boolean allows(Caller caller, Action action, @Nullable UUID agency) {
        return switch (action) {
            case READ -> agency != null && reads(caller, agency);
            case REPORT -> agency != null && caller.hasIn(agency, Caller.REPORTER);
            case CERTIFY -> agency != null && caller.hasIn(agency, Caller.CERTIFIER);
            case DECIDE, LOAD -> caller.has(Caller.ANALYST);
            case OVERSEE -> caller.readsAll();
            case ADMINISTER -> caller.has(Caller.ADMIN);
        };
    }

    private static boolean reads(Caller caller, UUID agency) {
        return caller.readsAll() || caller.agencies().contains(agency);
    }

    /**
     * Ends the request where the caller may not do this.
     *
     * @throws Problem 404 where the caller may not even read the agency, so that nobody learns what exists; 403
     *     where it may read but not do this
     */
    public static void require(Caller caller, Action action, @Nullable UUID agency) {
        if (allows(caller, action, agency)) {
            return;
        }
        if (agency != null) {
            requireVisible(caller, agency);
        }
        throw Problem.forbidden("Your account may not do this (" + action.name().toLowerCase(Locale.ROOT)
                + "). Ask an admin for the role that may.");
    }

    /**
     * Ends the request where the caller may not read the agency.
     *
     * @throws Problem 404
     */
    public static void requireVisible(Caller caller, UUID agency) {
        if (!allows(caller, Action.READ, agency)) {
            throw Problem.notFound();
        }
    }
}
