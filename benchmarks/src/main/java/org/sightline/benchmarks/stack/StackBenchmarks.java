package org.sightline.benchmarks.stack;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sightline.localstack.process.QuietLogs;
import org.sightline.localstack.process.Refused;

/** {@code ./sightline bench NAME}: the benchmarks that run on a whole stack of their own. */
public final class StackBenchmarks {

    private static final Pattern OPTION = Pattern.compile("--[a-z-]+");

    /** What a benchmark does with its options, and its exit code: 1 where its bar is missed. */
    private interface Run {
        int run(BenchOptions options) throws Exception;
    }

    private enum Benchmark {
        PIPELINE("[--lines N] [--train N]", PipelineBenchmark::run),
        FLOOR("[--lines N] [--train N]", PipelineBenchmark::withFloor),
        FAIRNESS("[--lines N]", FairnessBenchmark::run),
        VIEWS("[--findings N] [--lines N]", ViewBenchmark::run),
        IDS("[--rounds N]", IdTimingBenchmark::run),
        NOTICES("[--notices N]", NoticeBenchmark::run),
        RULES("[--findings N]", RuleBenchmark::run);

        private final String options;
        private final Run run;

        Benchmark(String options, Run run) {
            this.options = options;
            this.run = run;
        }

        private BenchOptions read(String... arguments) {
            Set<String> known = OPTION.matcher(options)
                    .results()
                    .map(result -> result.group())
                    .collect(Collectors.toSet());
            return BenchOptions.of("./sightline bench " + word() + " " + options, known, arguments);
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private StackBenchmarks() {}

    /** Arguments: the name of a benchmark, then its options. Exit code 2 where they cannot be read. */
    public static void main(String[] args) throws Exception {
        QuietLogs.begin();
        int code;
        try {
            Benchmark benchmark = named(args.length == 0 ? "" : args[0]);
            code = benchmark.run.run(benchmark.read(Arrays.copyOfRange(args, 1, args.length)));
        } catch (Refused refused) {
            System.err.println(refused.getMessage());
            code = 2;
        }
        // Threads of the parts would keep this JVM alive.
        System.exit(code);
    }

    private static Benchmark named(String name) {
        return Arrays.stream(Benchmark.values())
                .filter(benchmark -> benchmark.word().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refused("There is no benchmark \"" + name + "\" of a whole stack. There are: "
                        + Arrays.stream(Benchmark.values()).map(Benchmark::word).collect(Collectors.joining(", "))));
    }
}
