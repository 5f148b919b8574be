package org.sightline.resilience.insider;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sightline.resilience.insider.Identity.Answer;

/** Any operation that reads, of the table of routes, about the town or the town of another insider. */
final class Reading {

    private static final Path ROUTES =
            Path.of(System.getProperty("sightline.root"), "gateway", "src", "main", "resources", "routes.csv");
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
    private static final Set<String> WITH_ROWS = Set.of("query", "caller");
    /** It ends only with the import. */
    private static final String STREAM = "importEvents";

    private static final Map<String, String> WORDS = Map.of(
            "year",
            "2021",
            "revision",
            "1",
            "part",
            "matching",
            "language",
            "en",
            "kind",
            "notice",
            "letterId",
            "1",
            "makerId",
            "hikvision",
            "ruleId",
            "any");
    /** These weigh hundred requests and more. */
    private static final Pattern HEAVY =
            Pattern.compile("(verify|export|simulate).*|(findings|lines|agencyAudit|officeAudit)(File|Workbook|Ocds)");

    private static final List<String> NUMBERS = List.of("1", "2", "3");
    private static final int SELDOM = 12;
    private static final List<Route> READS = reads();
    private static final List<Route> OF_TOWN =
            READS.stream().filter(route -> route.action().equals("READ")).toList();

    private record Route(String path, String operation, String action, String agency) {}

    private Reading() {}

    static void any(Insider insider) {
        read(insider, insider.any(READS));
    }

    static void ofTown(Insider insider) {
        read(insider, insider.any(OF_TOWN));
    }

    private static void read(Insider insider, Route route) {
        if (HEAVY.matcher(route.operation()).matches() && !insider.chance(SELDOM)) {
            return;
        }
        boolean foreign = insider.chance(3);
        Map<String, String> ids = foreign ? insider.foreignIds() : insider.place.ids();
        String path = VARIABLE.matcher(route.path())
                .replaceAll(variable -> Matcher.quoteReplacement(value(insider, variable.group(1), ids)));
        if (WITH_ROWS.contains(route.agency())) {
            path += "?agencyId=" + ids.get("agencyId");
        }
        Answer answer = insider.ask("read", insider.anyOne(), "GET", path, null, null);
        boolean ofAgency =
                route.action().equals("READ") && Set.of("path", "finding").contains(route.agency());
        boolean reads = foreign ? insider.kind.readsAll() : insider.kind.reads();
        if (answer.done() && ofAgency && !reads) {
            insider.wrong("was answered what the own role does not read", path);
        }
    }

    private static String value(Insider insider, String variable, Map<String, String> ids) {
        if (variable.equals("number")) {
            return insider.any(NUMBERS);
        }
        String known = ids.getOrDefault(variable, WORDS.get(variable));
        return known == null ? UUID.randomUUID().toString() : known;
    }

    private static List<Route> reads() {
        List<Route> reads = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofNamedCsvRecord(ROUTES)) {
            rows.forEach(row -> {
                if (row.getField("method").equals("GET")
                        && !row.getField("operation").equals(STREAM)) {
                    reads.add(new Route(
                            row.getField("path"),
                            row.getField("operation"),
                            row.getField("action"),
                            row.getField("agency")));
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return List.copyOf(reads);
    }
}
