package org.sightline.samples;

import java.io.IOException;
import java.nio.file.Path;
import org.sightline.samples.truth.Totals;
import org.sightline.samples.truth.Truth;

/** Command line: writes the invented state's files into a directory. */
public final class WriteSamples {

    private static final String USAGE = "Usage: WriteSamples DIR [--lines N] [--seed S]";

    private WriteSamples() {}

    /** Writes the files and prints the headline counts; ends with status 2 if the arguments make no sense. */
    public static void main(String[] args) throws IOException {
        if (args.length == 0 || args.length % 2 == 0) {
            refuse(USAGE);
        }
        long lines = SampleFiles.DEFAULT_LINES;
        long seed = SampleFiles.DEFAULT_SEED;
        try {
            for (int i = 1; i < args.length; i += 2) {
                switch (args[i]) {
                    case "--lines" -> lines = Long.parseLong(args[i + 1]);
                    case "--seed" -> seed = Long.parseLong(args[i + 1]);
                    default -> refuse("Unknown option " + args[i] + ". " + USAGE);
                }
            }
        } catch (NumberFormatException e) {
            refuse("Not a number: " + e.getMessage() + ". " + USAGE);
        }
        print(SampleFiles.write(Path.of(args[0]), lines, seed));
    }

    private static void print(Truth truth) {
        truth.files()
                .forEach(file -> System.out.printf(
                        "%-36s %,12d rows, %d of them unreadable%n",
                        file.file(), file.rows(), file.rejects().size()));
        Totals totals = truth.totals();
        System.out.printf(
                "%d bodies bought equipment of designated makers since %s (%d with relabelled brands)%n",
                totals.bodies().match(), truth.countedSince(), totals.bodies().matchOrReview());
        System.out.println("by kind " + totals.bodiesByKind());
        System.out.println("by maker " + totals.bodiesByMaker());
        System.out.println("purchases by verdict " + totals.purchasesByVerdict());
    }

    private static void refuse(String message) {
        System.err.println(message);
        System.exit(2);
    }
}
