package org.sightline.kit.sql;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * A round of a job over several things, a thing a transaction: one that fails keeps no other waiting. It is done again in
 * the next round.
 */
public final class EachApart {

    private static final Logger LOG = Logger.getLogger(EachApart.class);

    /** After so many failures something is wrong with all of them, and the log needs no more of it. */
    private static final int MOST_FAILURES = 20;

    private EachApart() {}

    /**
     * Does the work for each of the things.
     *
     * @param name how a thing is called in the log
     * @throws RuntimeException what the work threw at the 20th failure, so that the round ends
     */
    public static <T> void in(
            Sql sql, RowScope scope, Collection<T> things, Function<T, String> name, Consumer<T> work) {
        int failures = 0;
        for (T thing : things) {
            try {
                sql.as(scope, () -> QuarkusTransaction.requiringNew().run(() -> work.accept(thing)));
            } catch (RuntimeException failed) {
                failures++;
                if (failures == MOST_FAILURES) {
                    throw failed;
                }
                LOG.warnf(failed, "%s waits for the next round: %s", name.apply(thing), failed.getMessage());
            }
        }
    }
}
