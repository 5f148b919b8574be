package org.sightline.kit.outbox;

import org.jspecify.annotations.Nullable;

/**
 * A kind of thing that a service tells of on a topic, and tells of again after its database was restored. A service has a
 * bean for each.
 */
public interface Retold {

    /**
     * Appends the messages of some things to the outbox, in the running transaction.
     *
     * @param key of the last thing before; null begins
     * @return the key of the last one; null where there was none
     */
    @Nullable
    String tellAfter(@Nullable String key);
}
