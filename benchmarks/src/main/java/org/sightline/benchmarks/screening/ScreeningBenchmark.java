package org.sightline.benchmarks.screening;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.sightline.matching.screening.Screener;
import org.sightline.matching.screening.subject.Subject;
import org.sightline.matching.watchlist.Watchlist;

/**
 * {@code ./sightline bench screening [--jmh | --against CLASSES]}: lines a second on one core, bytes allocated a line, the same lines through what people use
 * today, and how it holds with longer lists. All lines and added names are invented and no line occurs twice.
 *
 * <p>Times are processor time of the one thread, so that other programs on the machine disturb less; wall time is printed beside it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class ScreeningBenchmark {

    static final int LINES = 1 << 17;

    private static final int ROUNDS = 5;
    private static final int FUZZY_LINES = 500;
    private static final long SEED = 20_261_124;
    private static final int CELL_ROUNDS = 15;
    private static final List<String> LONG_CELLS = List.of(
            "HIKVISION ",
            "REMOVE HIKVISION DS-2CD2143G0-I ",
            "DAHUA, ",
            "ZTE ",
            "LOREX CAMERA; ",
            "HIKVSION ",
            "HYTERA PD782 RADIO ",
            "DS-2CD2143G0-I ");
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Names added to the built-in list. */
    @Param({"0", "20000"})
    public int names;

    // JMH calls prepare() first.
    @SuppressWarnings("NullAway.Init")
    private Screener screener;

    @SuppressWarnings("NullAway.Init")
    private Subject[] lines;

    /** Builds list and lines. */
    @Setup
    public void prepare() {
        screener = screener(names);
        lines = InventedLines.lines(LINES, SEED);
    }

    /** One pass over all lines. */
    @Benchmark
    @OperationsPerInvocation(LINES)
    public long screen() {
        return pass(lines, l -> screener.screen(l).size());
    }

    private static Screener screener(int names) {
        Watchlist list = Watchlist.builtIn();
        return Screener.of(names == 0 ? list : list.edit("bench." + names, InventedLines.names(names, SEED + names)));
    }

    private static long pass(Subject[] lines, ToLongFunction<Subject> each) {
        long sum = 0;
        for (Subject line : lines) {
            sum += each.applyAsLong(line);
        }
        return sum;
    }

    /** All lines once, with so many names added. */
    static LongSupplier passes(int names) {
        Screener screener = screener(names);
        Subject[] lines = InventedLines.lines(LINES, SEED);
        return () -> pass(lines, l -> screener.screen(l).size());
    }

    /**
     * Prints the tables; with {@code --jmh} runs under JMH instead, with {@code --against CLASSES} beside the compiled screening of another
     * build.
     */
    public static void main(String[] args) throws RunnerException, IOException {
        int against = List.of(args).indexOf("--against");
        if (against >= 0) {
            SideBySide.run(Path.of(args[against + 1]));
            return;
        }
        if (List.of(args).contains("--jmh")) {
            new Runner(new OptionsBuilder()
                            .include(ScreeningBenchmark.class.getName())
                            .build())
                    .run();
            return;
        }
        Subject[] lines = InventedLines.lines(LINES, SEED);
        System.out.printf(
                Locale.ROOT,
                "%,d invented lines, %.1f characters a line on average, one in a thousand of a covered maker%n%n",
                lines.length,
                pass(lines, InventedLines::length) / (double) lines.length);
        System.out.printf(
                Locale.ROOT,
                "%-44s %14s %14s %14s %12s%n",
                "what",
                "lines/s median",
                "lines/s best",
                "wall median",
                "bytes/line");
        Rate screening = screening(lines);
        baselines(lines, screening);
        scale(lines);
        longCells();
    }

    /** What one cell costs that repeats a name, read to its end: it must grow with its length, not with the square of it. */
    private static void longCells() {
        Screener cut = screener(0);
        Screener whole = Screener.ofWholeFields(Watchlist.builtIn());
        System.out.printf(
                Locale.ROOT,
                "%n%-44s %14s %14s %14s%n",
                "a cell of one repeated name, milliseconds",
                "500,000",
                "1,000,000",
                "1,000,000, cut");
        for (String name : LONG_CELLS) {
            double half = milliseconds(whole, cell(name, 500_000));
            double all = milliseconds(whole, cell(name, 1_000_000));
            double read = milliseconds(cut, cell(name, 1_000_000));
            System.out.printf(
                    Locale.ROOT,
                    "%-44s %14.1f %14.1f %14.1f   (twice the length: %.2f)%n",
                    name,
                    half,
                    all,
                    read,
                    all / half);
        }
    }

    private static Subject cell(String name, int characters) {
        return Subject.ofLine(null, name.repeat(characters / name.length()), null, null);
    }

    /** The median of processor time for one cell. */
    private static double milliseconds(Screener screener, Subject cell) {
        double[] times = new double[CELL_ROUNDS];
        for (int round = -CELL_ROUNDS; round < CELL_ROUNDS; round++) {
            long cpu = THREADS.getCurrentThreadCpuTime();
            screener.screen(cell);
            cpu = THREADS.getCurrentThreadCpuTime() - cpu;
            times[Math.max(0, round)] = cpu / 1e6;
        }
        java.util.Arrays.sort(times);
        return times[CELL_ROUNDS / 2];
    }

    private static Rate screening(Subject[] lines) {
        Screener builtIn = screener(0);
        Rate rate = measure(
                "Sightline, built-in list",
                lines,
                ROUNDS,
                l -> builtIn.screen(l).size());
        Screener more = screener(20_000);
        measure(
                "Sightline, 20,000 names added",
                lines,
                ROUNDS,
                l -> more.screen(l).size());
        return rate;
    }

    private static void baselines(Subject[] lines, Rate screening) {
        Baselines baselines = new Baselines(Watchlist.builtIn());
        Rate regex = measure("java.util.regex, brand words only", lines, 3, l -> baselines.regex(l) ? 1 : 0);
        Subject[] few = java.util.Arrays.copyOf(lines, FUZZY_LINES);
        Rate fuzzy = measure("Lucene 9.12 fuzzy, names of the list", few, 3, baselines::fuzzy);
        System.out.printf(
                Locale.ROOT,
                "%nSightline is %.1f times as fast as the regular expression and %,.0f times as fast as the fuzzy search.%n%n",
                screening.median() / regex.median(),
                screening.median() / fuzzy.median());
    }

    private static void scale(Subject[] lines) {
        System.out.printf(
                Locale.ROOT,
                "%-44s %14s %14s %14s %12s%n",
                "names added to the list",
                "lines/s median",
                "lines/s best",
                "wall median",
                "bytes/line");
        for (int names : new int[] {100, 1_000, 10_000, 100_000}) {
            long before = used();
            Screener screener = screener(names);
            long memory = used() - before;
            measure(
                    String.format(Locale.ROOT, "%,d (%,d MB with the list itself)", names, memory >> 20),
                    lines,
                    3,
                    l -> screener.screen(l).size());
        }
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static Rate measure(String what, Subject[] lines, int rounds, ToLongFunction<Subject> each) {
        List<Double> rates = new ArrayList<>();
        List<Double> walls = new ArrayList<>();
        long thread = Thread.currentThread().threadId();
        double bytes = 0;
        long sum = 0;
        for (int round = 0; round < rounds + 2; round++) {
            long allocated = THREADS.getThreadAllocatedBytes(thread);
            long wall = System.nanoTime();
            long cpu = THREADS.getCurrentThreadCpuTime();
            sum += pass(lines, each);
            cpu = THREADS.getCurrentThreadCpuTime() - cpu;
            wall = System.nanoTime() - wall;
            bytes = (THREADS.getThreadAllocatedBytes(thread) - allocated) / (double) lines.length;
            if (round >= 2) {
                rates.add(lines.length * 1e9 / cpu);
                walls.add(lines.length * 1e9 / wall);
            }
        }
        Collections.sort(rates);
        Collections.sort(walls);
        Rate rate = new Rate(rates.get(rates.size() / 2), rates.get(rates.size() - 1), walls.get(walls.size() / 2));
        System.out.printf(
                Locale.ROOT,
                "%-44s %,14.0f %,14.0f %,14.0f %,12.1f   (found %,d)%n",
                what,
                rate.median(),
                rate.best(),
                rate.wall(),
                bytes,
                sum / (rounds + 2));
        return rate;
    }

    private record Rate(double median, double best, double wall) {}
}
