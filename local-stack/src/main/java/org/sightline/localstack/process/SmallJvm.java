package org.sightline.localstack.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the JVMs of the parts share one machine: little memory each, one collector thread. */
public final class SmallJvm {

    /**
     * For a service that bulk data runs through. The lines in hand, some tens of megabytes, have to fit into the young part of
     * the heap; where they do not, they are moved into the old part and that is collected again and again, which was a fifth
     * of the processor time of such a service.
     */
    public static final List<String> BULK = List.of("-Xms128m", "-XX:NewRatio=1", "-XX:SurvivorRatio=4");

    /** The C library would otherwise keep an arena of memory for each of many threads. */
    public static final Map<String, String> ENVIRONMENT = Map.of("MALLOC_ARENA_MAX", "2");

    /** The variable that a run sets whose parts live for minutes only: their code is compiled simply, which is sooner. */
    public static final String SHORT_LIVED = "SIGHTLINE_SHORT_LIVED";

    private static final String OPTIONS_OF = "SIGHTLINE_JAVA_";

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

    /**
     * Options that a person gives one program in the environment, to be put after the others so that they win: {@code
     * SIGHTLINE_JAVA_MATCHING="-Xmn192m -XX:-UseSerialGC -XX:+UseParallelGC"}. To compare, not to run with.
     *
     * @param name of the program, in capital letters
     */
    public static List<String> given(String name) {
        String given = System.getenv(OPTIONS_OF + name);
        return given == null || given.isBlank()
                ? List.of()
                : List.of(given.strip().split("\\s+"));
    }
}
