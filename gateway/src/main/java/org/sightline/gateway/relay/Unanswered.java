package org.sightline.gateway.relay;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;

/**
 * Whether a service did not answer while the page of this request was put together. The page is shown all the same, and its
 * head says that parts of it are missing: what was not read is not known, and never shown as none.
 */
@RequestScoped
@Named("unanswered")
public class Unanswered {

    private volatile boolean any;

    /**
     * Reads a part of a page.
     *
     * @return what was read; null where the service does not answer
     * @throws Problem any other than 503
     */
    public <T> @Nullable T read(Supplier<T> part) {
        try {
            return part.get();
        } catch (Problem refused) {
            if (refused.status() != 503) {
                throw refused;
            }
            any = true;
            return null;
        }
    }

    /** Whether a part of the page is missing. */
    public boolean isAny() {
        return any;
    }
}
