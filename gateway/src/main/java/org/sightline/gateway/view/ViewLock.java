package org.sightline.gateway.view;

import org.sightline.kit.sql.Sql;

/** Held by whoever changes the view, so that merges and findings never pass each other. */
final class ViewLock {

    private static final long NUMBER = 7_316_889_200_889L;

    private ViewLock() {}

    /** Waits for the lock and holds it until the running transaction ends. */
    static void hold(Sql sql) {
        sql.lock(NUMBER);
    }
}
