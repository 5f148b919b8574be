package org.sightline.kit.operations;

import jakarta.enterprise.context.ApplicationScoped;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;

/** How this service is, for admins. */
@ApplicationScoped
public class Operations {

    private final SystemWatch watch;
    private final CurrentCaller caller;

    Operations(SystemWatch watch, CurrentCaller caller) {
        this.watch = watch;
        this.caller = caller;
    }

    /** What waits for what, now. */
    public SystemState state() {
        caller.require(Action.ADMINISTER, null);
        return watch.state();
    }
}
