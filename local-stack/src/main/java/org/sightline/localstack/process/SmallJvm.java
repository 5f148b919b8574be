package org.sightline.localstack.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the JVMs of the parts share one machine: little memory each, one collector thread. */
public final class SmallJvm {

    /** The C library would otherwise keep an arena of memory for each of many threads. */
    public static final Map<String, String> ENVIRONMENT = Map.of("MALLOC_ARENA_MAX", "2");

    /** The variable that a run sets whose parts live for minutes only: their code is compiled simply, which is sooner. */
    public static final String SHORT_LIVED = "SIGHTLINE_SHORT_LIVED";

    private static final String SIMPLY = "-XX:TieredStopAtLevel=1";

    private SmallJvm() {}

    /** Whether the parts of this run live for minutes only. */
    public static boolean shortLived() {
        return System.getenv(SHORT_LIVED) != null;
    }

    /**
     * The options of a small JVM.
     *
     * @param megabytes the most heap that it may take
     */
    public static List<String> options(int megabytes) {
        return shortLived() ? ofLittleWork(megabytes) : ofLongWork(megabytes);
    }

    /** As {@link #options}, for a program that has little to do: its code is compiled simply, which is sooner and smaller. */
    public static List<String> ofLittleWork(int megabytes) {
        List<String> options = new ArrayList<>(ofLongWork(megabytes));
        options.add(SIMPLY);
        return List.copyOf(options);
    }

    /** As {@link #options}, for a program that works all the time, also where the others live for minutes only. */
    public static List<String> ofLongWork(int megabytes) {
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
