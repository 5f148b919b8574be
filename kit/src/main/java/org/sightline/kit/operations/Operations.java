package org.sightline.kit.operations;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.setting.SettingInForce;
import org.sightline.kit.setting.SettingsInForce;

/** How this service is, for admins. */
@ApplicationScoped
public class Operations {

    private final SystemWatch watch;
    private final SettingsInForce settings;
    private final CurrentCaller caller;

    Operations(SystemWatch watch, SettingsInForce settings, CurrentCaller caller) {
        this.watch = watch;
        this.settings = settings;
        this.caller = caller;
    }

    /** What waits for what, now. */
    public SystemState state() {
        caller.require(Action.ADMINISTER, null);
        return watch.state();
    }

    /** What is set, and where it came from; of secrets, whether they are set. */
    public List<SettingInForce> settings() {
        caller.require(Action.ADMINISTER, null);
        return settings.all();
    }
}
