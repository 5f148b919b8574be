package org.sightline.localstack.process;

import java.util.List;
import java.util.Map;

/** How the JVMs of the parts share one machine: little memory each, one collector thread. */
public final class SmallJvm {

    /** The C library would otherwise keep an arena of memory for each of many threads. */
    public static final Map<String, String> ENVIRONMENT = Map.of("MALLOC_ARENA_MAX", "2");

    private SmallJvm() {}

    /**
     * The options of a small JVM.
     *
     * @param megabytes the most heap that it may take
     */
    public static List<String> options(int megabytes) {
        return List.of(
                "-Xms24m",
                "-Xmx" + megabytes + "m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:ReservedCodeCacheSize=96m",
                "-XX:+ExitOnOutOfMemoryError");
    }
}
