package org.sightline.matching.settlement;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.concurrent.Callable;

/** Does something for real, to see what comes of it, and undoes it. */
final class DryRun {

    private static final int TRANSACTION_SECONDS = 1800;

    private DryRun() {}

    /**
     * Does the work in a transaction of its own, and rolls it back.
     *
     * @return what the work gave; it must not hold on to entities
     */
    static <T> T undone(Callable<T> work) {
        QuarkusTransaction.begin(QuarkusTransaction.beginOptions().timeout(TRANSACTION_SECONDS));
        try {
            return work.call();
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IllegalStateException("The dry run failed: " + failed.getMessage(), failed);
        } finally {
            QuarkusTransaction.rollback();
        }
    }
}
