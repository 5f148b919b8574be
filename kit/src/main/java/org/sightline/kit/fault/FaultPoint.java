package org.sightline.kit.fault;

import org.jspecify.annotations.Nullable;

/**
 * A point in the code that has a label, so that a test of faults can end or fail the process just there. Without the
 * system property {@code sightline.faults}, which only {@code ./sightline faults} sets, it does nothing.
 */
public final class FaultPoint {

    /** What can rightly fail at a point. */
    public enum Failure {
        /** The database is away, or its disk is full. */
        DATABASE,
        /** The broker does not answer. */
        BROKER,
        /** The disk of this process is full. */
        DISK,
        /** Nothing can; the process may end here. */
        NOTHING
    }

    private static final @Nullable FaultPlan PLAN = FaultPlan.ofThisProcess();

    private FaultPoint() {}

    /**
     * The point is reached.
     *
     * @param label names it, once in all services
     * @throws IllegalStateException as the failure would be seen, where the plan wants one
     */
    public static void reached(String label, Failure failure) {
        if (PLAN != null) {
            PLAN.reached(label, failure);
        }
    }
}
