package org.sightline.matching.screening;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.sightline.matching.screening.match.Match;
import org.sightline.matching.screening.match.Role;
import org.sightline.matching.screening.subject.Subject;
import org.sightline.matching.watchlist.ModelGrammar;
import org.sightline.matching.watchlist.Name;
import org.sightline.matching.watchlist.Row;
import org.sightline.matching.watchlist.Trap;
import org.sightline.matching.watchlist.Watchlist;
import org.sightline.matching.watchlist.WatchlistContent;

/**
 * Not a test: prints what labelled lines would come out as if one mechanism were missing. Arguments: CSV files of labelled lines. The
 * mechanisms are taken away through the list (no grammars, no look-alikes, ...), so the report needs no switches in the product.
 */
final class LeaveOneOutReport {

    private static final Set<String> NAMED = Set.of("hikvision", "dahua", "huawei", "zte", "hytera");

    private LeaveOneOutReport() {}

    public static void main(String[] files) throws IOException {
        Map<String, UnaryOperator<Row>> without = new LinkedHashMap<>();
        without.put("everything in place", row -> row);
        without.put(
                "without slips, garble, split and joined words",
                row -> row instanceof Name n && (n.kind() == Name.Kind.COINED || n.kind() == Name.Kind.SHARED)
                        ? new Name(n.entityId(), n.text(), Name.Kind.PHRASE, n.needs(), n.fact())
                        : row);
        without.put(
                "without known misspellings", row -> row instanceof Name n && n.kind() == Name.Kind.SLIP ? null : row);
        without.put("without other scripts", row -> row instanceof Name n && n.kind() == Name.Kind.NATIVE ? null : row);
        without.put("without short names", row -> row instanceof Name n && n.kind() == Name.Kind.SHORT ? null : row);
        without.put("without model grammars", row -> row instanceof ModelGrammar ? null : row);
        without.put("without look-alikes", row -> row instanceof Trap ? null : row);
        without.put("without the need for context", LeaveOneOutReport::needless);
        for (String file : files) {
            System.out.println(Path.of(file).getFileName());
            without.forEach((what, change) -> print(what, screener(change), lines(file), true));
            print("without roles", screener(row -> row), lines(file), false);
        }
    }

    private static Row needless(Row row) {
        if (row instanceof Name n) {
            return new Name(n.entityId(), n.text(), n.kind(), Set.of(), n.fact());
        }
        return row instanceof ModelGrammar g
                ? new ModelGrammar(
                        g.id(), g.entityId(), g.family(), g.grammar(), g.end(), Set.of(), g.certain(), g.fact())
                : row;
    }

    private static Screener screener(UnaryOperator<Row> change) {
        return Screener.of(Watchlist.of(
                "report",
                WatchlistContent.of(Watchlist.builtIn().content().rows().stream()
                        .map(change)
                        .filter(r -> r != null)
                        .toList())));
    }

    private static List<NamedCsvRecord> lines(String file) {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(Path.of(file))) {
            return new ArrayList<>(csv.stream().toList());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void print(String what, Screener screener, List<NamedCsvRecord> lines, boolean roles) {
        Map<String, Integer> missed = new TreeMap<>();
        Map<String, Integer> wrong = new TreeMap<>();
        int right = 0;
        for (NamedCsvRecord line : lines) {
            Match match = screener
                    .screen(Subject.ofLine(
                            line.getField("vendor_name"),
                            line.getField("item_description"),
                            line.getField("manufacturer"),
                            line.getField("model")))
                    .stream()
                    .filter(m -> m.makerId() != null && NAMED.contains(m.makerId()))
                    .findFirst()
                    .orElse(null);
            String bought = match == null || roles && match.role() == Role.MENTION
                    ? "NONE"
                    : match.makerId().toUpperCase(Locale.ROOT);
            String label = line.getField("label");
            right += !label.equals("NONE") && bought.equals(label) ? 1 : 0;
            if (!bought.equals("NONE") && !bought.equals(label)) {
                wrong.merge(line.getField("kind"), 1, Integer::sum);
            }
            if (!label.equals("NONE") && !bought.equals(label)) {
                missed.merge(line.getField("kind"), 1, Integer::sum);
            }
        }
        int fn = missed.values().stream().mapToInt(Integer::intValue).sum();
        int fp = wrong.values().stream().mapToInt(Integer::intValue).sum();
        System.out.printf(
                Locale.ROOT,
                "| %s | %.3f | %d | %d | missed %s; wrong %s |%n",
                what,
                2.0 * right / (2.0 * right + fn + fp),
                fn,
                fp,
                missed,
                wrong);
    }
}
