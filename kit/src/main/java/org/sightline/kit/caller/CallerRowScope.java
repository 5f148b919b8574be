package org.sightline.kit.caller;

import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.RowScopeSource;

/**
 * The scope of whoever asks: all rows for the office, else the rows of the caller's agencies. An admin, who registers
 * agencies and gives roles in them, has the office's too: that an admin reads no data of agencies is the table's to say.
 */
@ApplicationScoped
class CallerRowScope implements RowScopeSource {

    private final CurrentCaller current;

    CallerRowScope(CurrentCaller current) {
        this.current = current;
    }

    @Override
    public @Nullable RowScope now() {
        return Arc.container().requestContext().isActive() && current.isSignedIn() ? of(current.get()) : null;
    }

    static RowScope of(Caller caller) {
        return caller.isOfOffice()
                ? RowScope.office(caller.subject())
                : RowScope.agencies(caller.subject(), caller.agencies());
    }
}
