package org.sightline.localstack.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sightline.localstack.process.Directories;
import org.sightline.localstack.process.QuietLogs;
import org.sightline.localstack.process.Refused;
import org.sightline.localstack.process.Root;
import org.sightline.localstack.sample.SampleLoad;
import org.sightline.localstack.stack.Layout;
import org.sightline.localstack.stack.Part;
import org.sightline.localstack.stack.Stack;
import org.sightline.samples.SampleFiles;
import org.sightline.samples.file.PurchaseFile;

/**
 * How the pipeline fares as there is more: with so many lines loaded, with so many names on the list, with so many instances.
 * Each on a stack of its own in {@code .sightline/growth}; the figures are printed and drawn into {@code growth.svg} there.
 */
public final class GrowthBenchmark {

    private static final String USAGE =
            "./sightline bench growth [--steps 1000000,5000000,10000000] [--names 100,1000,20000] [--instances 1,2,4]"
                    + " [--probe 1000000]";

    private final BenchOptions options;
    private final long probe;
    private final Path directory = Root.kept().resolve("growth");
    private final Chart chart = new Chart("How the pipeline fares as there is more");
    private boolean right = true;

    private GrowthBenchmark(BenchOptions options) {
        this.options = options;
        this.probe = options.number("--probe", 1_000_000);
    }

    /**
     * Arguments: {@code --steps}, {@code --names}, {@code --instances} with commas between the numbers, {@code --probe N} lines
     * that are loaded for each figure. Exit code 1 where the view did not count what was planted.
     */
    public static void main(String[] args) throws IOException {
        QuietLogs.begin();
        int code;
        try {
            code = new GrowthBenchmark(
                            BenchOptions.of(USAGE, Set.of("--steps", "--names", "--instances", "--probe"), args))
                    .run();
        } catch (Refused refused) {
            System.err.println(refused.getMessage());
            code = 2;
        }
        // Threads of the parts would keep this JVM alive.
        System.exit(code);
    }

    private int run() throws IOException {
        withMoreLines(options.numbers("--steps", 1_000_000L, 5_000_000L, 10_000_000L));
        withMoreNames(options.numbers("--names", 100L, 1_000L, 20_000L));
        withMoreInstances(options.numbers("--instances", 1L, 2L, 4L));
        Path drawn = Files.writeString(Directories.create(directory).resolve("growth.svg"), chart.svg());
        say("Drawn into %s", drawn);
        return right ? 0 : 1;
    }

    /** What is done on a stack of its own. */
    private interface Work {
        void on(Stack stack, Loading loading);
    }

    private void onAStack(String name, Work work) {
        say("");
        say("%s: starting a stack of its own", name);
        Directories.delete(directory);
        try (Stack stack = Stack.of(Layout.onFreePorts(directory, true), options.settings())) {
            stack.start();
            SampleLoad.registerAgencies(stack.url(Part.GATEWAY), stack.url(Part.KEYCLOAK));
            work.on(stack, new Loading(stack, text -> {}));
        }
    }

    /** The last lines of each step are measured; those before only fill. Orders of each file have a letter of their own. */
    private void withMoreLines(List<Long> steps) {
        record Figures(long lines, double speed, double micros, double list, double rule, double bytes) {}
        List<Figures> figures = new ArrayList<>();
        onAStack("More lines", (stack, loading) -> {
            OfficeWork office = new OfficeWork(stack.url(Part.GATEWAY));
            StoreSizes before = StoreSizes.of(stack);
            long loaded = 0;
            char series = 'A';
            for (long step : steps) {
                if (step - loaded > probe) {
                    load(loading, step - loaded - probe, series++, "filling");
                    loaded = step - probe;
                }
                Loading.Loaded measured = load(loading, step - loaded, series++, "measured");
                loaded = step;
                StoreSizes sizes = StoreSizes.of(stack).since(before);
                sizes.bytes()
                        .forEach((store, bytes) -> say("  %-24s %,8.0f bytes a line", store, (double) bytes / step));
                measured.used().lines().forEach(line -> say("  %s", line));
                double list = office.changeList();
                double rule = office.withdrawRule();
                say("  list change %.1f s, rule change %.1f s", list, rule);
                figures.add(new Figures(
                        step,
                        measured.linesASecond(),
                        measured.used().micros(),
                        list,
                        rule,
                        (double) sizes.total() / step));
            }
        });
        chart.group("File to view, with so many lines loaded", "lines/s");
        figures.forEach(one -> chart.bar(number(one.lines()), one.speed()));
        chart.group("Processor time a line, with so many lines loaded", "\u00b5s");
        figures.forEach(one -> chart.bar(number(one.lines()), one.micros()));
        chart.group("A brand comes onto the list, with so many lines loaded", "s");
        figures.forEach(one -> chart.bar(number(one.lines()), one.list()));
        chart.group("A rule changes, with so many lines loaded", "s");
        figures.forEach(one -> chart.bar(number(one.lines()), one.rule()));
        chart.group("Disk in all stores together, with so many lines loaded", "bytes a line");
        figures.forEach(one -> chart.bar(number(one.lines()), one.bytes()));
    }

    private void withMoreNames(List<Long> names) {
        chart.group("File to view, with so many names added to the list", "lines/s");
        onAStack("More names", (stack, loading) -> {
            OfficeWork office = new OfficeWork(stack.url(Part.GATEWAY));
            int added = 0;
            char series = 'A';
            for (long wanted : names) {
                int all = Math.toIntExact(wanted);
                office.addNames(added, all - added);
                added = all;
                chart.bar(
                        number(wanted) + " names",
                        load(loading, probe, series++, "names").linesASecond());
            }
        });
    }

    private void withMoreInstances(List<Long> instances) {
        chart.group("File to view, with so many instances of matching-service", "lines/s");
        for (long count : instances) {
            onAStack(count + " instances", (stack, loading) -> {
                for (long i = 1; i < count; i++) {
                    stack.startAnother(Part.MATCHING);
                }
                chart.bar(number(count), load(loading, probe, 'A', "instances").linesASecond());
            });
        }
    }

    private Loading.Loaded load(Loading loading, long lines, char series, String source) {
        Path file = directory.resolve("purchases-" + series + ".csv");
        Loading.Loaded loaded = loading.load(
                new PurchaseFile(lines, SampleFiles.DEFAULT_SEED + series, series),
                file,
                source + "-" + Character.toLowerCase(series));
        Directories.delete(file);
        right &= loaded.right();
        say(
                "  %,d lines (%s): %,.0f lines/s to the view, %.1f us a line, at most %,d MB%s",
                lines,
                source,
                loaded.linesASecond(),
                loaded.used().micros(),
                loaded.used().mostTogether(),
                loaded.right() ? "" : ", and the view does not count what was planted");
        return loaded;
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
