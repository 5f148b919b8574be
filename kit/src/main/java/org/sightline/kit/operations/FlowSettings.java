package org.sightline.kit.operations;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** When standing still counts as an alarm. */
@ConfigMapping(prefix = "sightline.flow")
public interface FlowSettings {

    /** After how long without any progress a consumer with work is stuck, and the process says that it must be restarted. */
    @WithDefault("2M")
    Duration stuckAfter();

    /** After how long what waits makes the service unwell. */
    @WithDefault("60S")
    Duration unwellAfter();

    /** How often dead letters, disk and lag are measured. */
    @WithDefault("15S")
    Duration measureEvery();

    /** The directory whose disk is watched. */
    Optional<String> disk();

    /** How many bytes must be free on that disk. */
    @WithDefault("536870912")
    long minFreeBytes();
}
