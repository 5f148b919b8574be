package org.sightline.kit.sql;

import org.jspecify.annotations.Nullable;

/** Says the scope of whoever asks, for transactions around which none was bound. */
public interface RowScopeSource {

    /** The scope of the running request; null where there is none, or nobody is signed in. */
    @Nullable
    RowScope now();
}
