package org.sightline.matching.screening.role;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.sightline.matching.screening.match.Role;

/**
 * Not a test: writes the lines that the second reader learns from, with what was found in them, for the program in {@code training}.
 *
 * <p>{@code ReaderLines FILE} writes the lines of all written sets whose role is known; {@code ReaderLines FILE SET.csv ...} also those of
 * sets that are no resources yet.
 */
final class ReaderLines {

    private ReaderLines() {}

    public static void main(String[] arguments) throws IOException {
        RoleTraining training = new RoleTraining();
        try (PrintWriter out =
                new PrintWriter(Files.newBufferedWriter(Path.of(arguments[0]), StandardCharsets.UTF_8))) {
            for (String set : InventedLines.READ_WHILE_BUILDING) {
                write(out, InventedLines.written(set), training);
            }
            for (String set : InventedLines.UNSEEN) {
                write(out, InventedLines.written(set), training);
            }
            for (String set : InventedLines.PAIRS) {
                write(out, InventedLines.written(set), training);
            }
            for (int i = 1; i < arguments.length; i++) {
                write(out, InventedLines.fresh(Path.of(arguments[i])), training);
            }
        }
    }

    private static void write(PrintWriter out, List<InventedLines.Line> written, RoleTraining training) {
        List<InventedLines.Line> lines = new ArrayList<>(written);
        lines.addAll(Swapped.of(written));
        lines.addAll(UnderAccounts.of(written));
        lines.forEach(line -> write(out, line, training));
    }

    /** A line: set, id, role, vendor, text, and each span as start, end, asked or not, name or model, in one column. */
    private static void write(PrintWriter out, InventedLines.Line line, RoleTraining training) {
        if (line.role() == null || line.item().isEmpty()) {
            return;
        }
        RoleTraining.Found found = training.found(line);
        Set<String> asked = found.apart().stream()
                .filter(span -> found.own().contains(span.start()))
                .map(RoleSpan::entity)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!asked.isEmpty()) {
            out.print(String.join(
                            "\t",
                            line.set(),
                            line.id(),
                            line.role() == Role.PURCHASE ? "P" : "M",
                            line.vendor(),
                            line.item().replaceAll("\\s", " "),
                            asked.stream()
                                    .map(entity -> found.apart().stream()
                                            .map(span -> "%d,%d,%d,%d"
                                                    .formatted(
                                                            span.start(),
                                                            span.end(),
                                                            span.entity().equals(entity) ? 1 : 0,
                                                            span.model() ? 1 : 0))
                                            .collect(Collectors.joining(";")))
                                    .collect(Collectors.joining(" ")))
                    + "\n");
        }
    }
}
