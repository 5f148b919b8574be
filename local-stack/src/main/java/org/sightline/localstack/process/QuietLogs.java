package org.sightline.localstack.process;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps what embedded components log out of the terminal; what goes wrong in them is thrown too. */
public final class QuietLogs {

    /** Held, because loggers that nobody holds forget their level. */
    private static final List<Logger> QUIET = List.of(
            Logger.getLogger("io.zonky"), Logger.getLogger("org.apache.kafka"), Logger.getLogger("org.flywaydb"));

    private QuietLogs() {}

    /** To be called before the components start. */
    public static void begin() {
        QUIET.forEach(logger -> logger.setLevel(Level.OFF));
    }
}
