package org.sightline.ingest.column.learned;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.column.value.ValueShape;
import org.sightline.kit.json.Json;
import org.sightline.tabular.Row;

/**
 * Makes the weights of {@link LearnedColumns} from folders of heads of published tables whose right answers somebody wrote down
 * (docs/data-sources.md). The heads hold published rows and are not in the tree. The same heads give the same weights.
 */
final class TrainColumns {

    private static final int ROUNDS = 120;
    private static final double STEP = 0.05;

    /** How strongly weights are held near 0, so that one head decides little. */
    private static final double HELD = 1;

    private static final int FEWEST_COLUMNS = 3;
    private static final int MEANINGS = Meaning.values().length;

    private static final Map<String, Meaning> ANSWERS = Map.ofEntries(
            Map.entry("amount", Meaning.AMOUNT),
            Map.entry("unit_price", Meaning.UNIT_PRICE),
            Map.entry("quantity", Meaning.QUANTITY),
            Map.entry("unit", Meaning.UNIT),
            Map.entry("vendor", Meaning.VENDOR),
            Map.entry("buyer", Meaning.BUYER),
            Map.entry("department", Meaning.DEPARTMENT),
            Map.entry("item", Meaning.FURTHER_TEXT),
            Map.entry("description", Meaning.FURTHER_TEXT),
            Map.entry("purpose", Meaning.FURTHER_TEXT),
            Map.entry("category", Meaning.FURTHER_TEXT),
            Map.entry("account", Meaning.ACCOUNT),
            Map.entry("document_number", Meaning.DOCUMENT),
            Map.entry("line_number", Meaning.LINE_NUMBER),
            Map.entry("order_date", Meaning.ORDER_DATE),
            Map.entry("contract_date", Meaning.ORDER_DATE),
            Map.entry("invoice_date", Meaning.ORDER_DATE),
            Map.entry("payment_date", Meaning.PAYMENT_DATE),
            Map.entry("fund", Meaning.FUND),
            Map.entry("fund_code", Meaning.FUND),
            Map.entry("assistance_listing", Meaning.FUND),
            Map.entry("commodity_code", Meaning.COMMODITY_CODE),
            Map.entry("manufacturer", Meaning.MANUFACTURER),
            Map.entry("model", Meaning.MODEL),
            Map.entry("status", Meaning.STATUS),
            Map.entry("state/county/place", Meaning.STATE));

    private final List<int[]> columns = new ArrayList<>();
    private final List<Integer> answers = new ArrayList<>();

    private TrainColumns() {}

    /** Writes the weights that the heads of some folders give. The first argument is the file, the others are the folders. */
    public static void main(String[] arguments) throws IOException {
        List<Path> folders =
                Arrays.stream(arguments).skip(1).map(folder -> Path.of(folder)).toList();
        Files.write(Path.of(arguments[0]), weights(folders), StandardCharsets.UTF_8);
    }

    /** One line a feature, in the order of their names. */
    static List<String> weights(List<Path> folders) throws IOException {
        List<Set<String>> features = new ArrayList<>();
        TrainColumns training = new TrainColumns();
        for (Path folder : folders) {
            for (JsonNode head : heads(folder)) {
                features.addAll(training.add(head));
            }
        }
        Map<String, Integer> counts = new TreeMap<>();
        features.forEach(column -> column.forEach(feature -> counts.merge(feature, 1, Integer::sum)));
        counts.values().removeIf(count -> count < FEWEST_COLUMNS);
        List<String> names = List.copyOf(counts.keySet());
        Map<String, Integer> places = new HashMap<>();
        names.forEach(name -> places.put(name, places.size()));
        features.forEach(column -> training.columns.add(column.stream()
                .filter(places::containsKey)
                .mapToInt(places::get)
                .toArray()));
        double[] weights = training.learned(names.size());
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            StringBuilder line = new StringBuilder(names.get(i)).append('\t');
            for (int meaning = 0; meaning < MEANINGS; meaning++) {
                line.append(meaning == 0 ? "" : " ").append(Math.round(100 * weights[i * MEANINGS + meaning]));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static List<JsonNode> heads(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<JsonNode> heads = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                heads.add(Json.read(Files.readString(file), JsonNode.class));
            }
            return heads;
        }
    }

    private List<Set<String>> add(JsonNode head) {
        List<String> headers = new ArrayList<>();
        JsonNode expected = head.path("answer");
        for (int i = 0; i < expected.size(); i++) {
            headers.add(
                    head.path("has_header").asBoolean()
                            ? head.path("header").path(i).asText()
                            : "");
            answers.add(meaning(expected.path(i)).ordinal());
        }
        List<Row> rows = new ArrayList<>();
        head.path("rows").forEach(row -> rows.add(new Row(rows.size() + 1L, cells(row))));
        List<ValueShape> shapes = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            int column = i;
            shapes.add(ValueShape.of(rows.stream().map(row -> row.cell(column)).toList()));
        }
        return ColumnFeatures.of(headers, rows, shapes);
    }

    private static Meaning meaning(JsonNode answer) {
        return answer.path("main").asBoolean()
                ? Meaning.DESCRIPTION
                : ANSWERS.getOrDefault(answer.path("field").asText(), Meaning.OTHER);
    }

    private static @Nullable String[] cells(JsonNode row) {
        List<String> cells = new ArrayList<>();
        row.forEach(cell -> cells.add(cell.asText().strip()));
        return cells.toArray(String[]::new);
    }

    /** Gradient descent with a step for each weight (Adam); all columns in each round, so that chance has no part. */
    private double[] learned(int features) {
        double[] weights = new double[features * MEANINGS];
        double[] mean = new double[weights.length];
        double[] square = new double[weights.length];
        for (int round = 1; round <= ROUNDS; round++) {
            double[] slope = slope(weights);
            for (int i = 0; i < weights.length; i++) {
                mean[i] = 0.9 * mean[i] + 0.1 * slope[i];
                square[i] = 0.99 * square[i] + 0.01 * slope[i] * slope[i];
                weights[i] -= STEP
                        * (mean[i] / (1 - Math.pow(0.9, round)))
                        / (Math.sqrt(square[i] / (1 - Math.pow(0.99, round))) + 1e-8);
            }
        }
        return weights;
    }

    private double[] slope(double[] weights) {
        double[] slope = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            slope[i] = HELD * weights[i] / columns.size();
        }
        for (int column = 0; column < columns.size(); column++) {
            double[] odds = new double[MEANINGS];
            for (int feature : columns.get(column)) {
                for (int meaning = 0; meaning < MEANINGS; meaning++) {
                    odds[meaning] += weights[feature * MEANINGS + meaning];
                }
            }
            double[] error = LearnedColumns.chances(odds);
            error[answers.get(column)] -= 1;
            for (int feature : columns.get(column)) {
                for (int meaning = 0; meaning < MEANINGS; meaning++) {
                    slope[feature * MEANINGS + meaning] += error[meaning] / columns.size();
                }
            }
        }
        return slope;
    }
}
