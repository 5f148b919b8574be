package org.sightline.benchmarks.screening;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import org.sightline.matching.screening.Screener;

/**
 * Two builds of the screening, one round after another in one process: on a machine that others use as well only such times can be compared.
 */
final class SideBySide {

    private static final int ROUNDS = 11;
    private static final int WARM_UP = 3;
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private SideBySide() {}

    /** Prints how fast this build is beside the compiled classes of another one. */
    static void run(Path others) throws IOException {
        Path own = Path.of(Screener.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        System.out.printf(
                Locale.ROOT,
                "%-24s %14s %14s %14s %14s %10s%n",
                "names added",
                "other, median",
                "other, best",
                "this, median",
                "this, best",
                "ratio");
        try (URLClassLoader other = loader(others);
                URLClassLoader here = loader(own)) {
            for (int names : new int[] {0, 20_000}) {
                compare(names, pass(other, names), pass(here, names));
            }
        }
    }

    private static void compare(int names, LongSupplier other, LongSupplier here) {
        double[] before = new double[ROUNDS];
        double[] now = new double[ROUNDS];
        double[] ratios = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            int at = Math.max(0, round);
            before[at] = rate(other);
            now[at] = rate(here);
            ratios[at] = now[at] / before[at];
        }
        Arrays.sort(before);
        Arrays.sort(now);
        Arrays.sort(ratios);
        System.out.printf(
                Locale.ROOT,
                "%-,24d %,14.0f %,14.0f %,14.0f %,14.0f %10.2f%n",
                names,
                before[ROUNDS / 2],
                before[ROUNDS - 1],
                now[ROUNDS / 2],
                now[ROUNDS - 1],
                ratios[ROUNDS / 2]);
    }

    /** Lines a second of processor time. */
    private static double rate(LongSupplier pass) {
        long cpu = THREADS.getCurrentThreadCpuTime();
        var _ = pass.getAsLong();
        return ScreeningBenchmark.LINES * 1e9 / (THREADS.getCurrentThreadCpuTime() - cpu);
    }

    /** The classes of a build before all else that is on the class path, and nothing of this build's own. */
    private static URLClassLoader loader(Path build) throws IOException {
        List<URL> places = new ArrayList<>();
        places.add(build.toUri().toURL());
        for (String place : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
            places.add(Path.of(place).toUri().toURL());
        }
        return new URLClassLoader(places.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private static LongSupplier pass(ClassLoader build, int names) {
        try {
            Object lines = build.loadClass(Pass.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();
            @SuppressWarnings("unchecked") // Pass says so
            IntFunction<LongSupplier> passes = (IntFunction<LongSupplier>) lines;
            return passes.apply(names);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Screens all lines once with so many names added; loaded once for each build. */
    public static final class Pass implements IntFunction<LongSupplier> {

        /** With the lines of the benchmark. */
        public Pass() {}

        @Override
        public LongSupplier apply(int names) {
            return ScreeningBenchmark.passes(names);
        }
    }
}
