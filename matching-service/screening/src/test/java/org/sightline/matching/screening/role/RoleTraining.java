package org.sightline.matching.screening.role;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.sightline.matching.screening.Screener;
import org.sightline.matching.screening.match.Evidence;
import org.sightline.matching.screening.match.EvidenceKind;
import org.sightline.matching.screening.match.Match;
import org.sightline.matching.screening.match.Role;
import org.sightline.matching.screening.subject.Field;
import org.sightline.matching.screening.subject.Subject;
import org.sightline.matching.screening.text.Lexicon;
import org.sightline.matching.screening.text.Text;
import org.sightline.matching.watchlist.Watchlist;

/** From lines with known roles to weights. The same lines give the same weights: the solver uses no chance. */
final class RoleTraining {

    private static final double COST = 0.2;
    private static final int SEEN_AT_LEAST = 4;
    private static final double LEAST_WEIGHT = 0.02;
    /** A mention weighs this much more than a purchase: there are fewer, and they are missed more often. */
    private static final double MENTION_WEIGHT = 1.15;

    /** A maker's name that was not found as one must not become a feature: a list that comes tomorrow needs no training. */
    private static final Pattern MAKER =
            Pattern.compile("\\b(?:HIK\\w*|DAH\\w*|HUA\\w*|ZTE|HYT\\w*|EZV\\w*|LOREX|AMCREST)\\b");

    private final Screener screener = Screener.withoutSecondReader(Watchlist.builtIn());
    private final Roles roles =
            new Roles(Set.of("HIKVISION", "DAHUA", "HUAWEI", "ZTE", "HYTERA", "KASPERSKY", "DJI"), false);

    /** A line as the model sees it: the features of each name in it that the line's role is true of. */
    record Example(InventedLines.Line line, boolean purchase, List<Set<String>> names) {}

    /** Examples of lines in whose item a name was found; the others teach nothing. */
    List<Example> examples(List<InventedLines.Line> lines, boolean withRules) {
        List<Example> examples = new ArrayList<>();
        for (InventedLines.Line line : lines) {
            if (line.role() != null && !line.item().isEmpty()) {
                List<Set<String>> names = names(line, withRules);
                if (!names.isEmpty()) {
                    examples.add(new Example(line, line.role() == Role.PURCHASE, names));
                }
            }
        }
        return examples;
    }

    /**
     * What was found in a line's item.
     *
     * @param apart in order and without overlaps
     * @param own where what the line's role is true of begins
     * @param makers how many designated makers are named
     */
    record Found(List<RoleSpan> apart, Set<Integer> own, int makers) {}

    Found found(InventedLines.Line line) {
        List<Match> matches = screener.screen(Subject.ofLine(line.vendor(), line.item(), null, null));
        List<RoleSpan> all = new ArrayList<>();
        Set<Integer> own = new HashSet<>();
        Set<String> makers = new HashSet<>();
        for (Match match : matches) {
            for (Evidence evidence : match.evidence()) {
                if (evidence.field() == Field.DESCRIPTION && evidence.kind() != EvidenceKind.ROLE) {
                    boolean model = evidence.kind() == EvidenceKind.MODEL;
                    all.add(new RoleSpan(evidence.start(), evidence.end(), match.entityId(), model));
                    if (line.role() == Role.MENTION || line.maker().equalsIgnoreCase(match.makerId())) {
                        own.add(evidence.start());
                    }
                    if (!model && match.entityId().equals(match.makerId())) {
                        makers.add(match.entityId());
                    }
                }
            }
        }
        all.sort(Comparator.comparingInt(RoleSpan::start).thenComparingInt(n -> -n.end()));
        List<RoleSpan> apart = new ArrayList<>();
        for (RoleSpan named : all) {
            if (apart.isEmpty() || apart.getLast().end() <= named.start()) {
                apart.add(named);
            }
        }
        return new Found(apart, own, makers.size());
    }

    private List<Set<String>> names(InventedLines.Line line, boolean withRules) {
        Found found = found(line);
        RoleReading reading = reading(line, found);
        List<Set<String>> names = new ArrayList<>();
        for (RoleSpan named : found.apart()) {
            int index = reading.indexAt(named.start());
            // A number glued to a name is no word of its own: the name teaches, the number is left to the rules.
            if (index >= 0 && found.own().contains(named.start())) {
                RoleDecision rule =
                        withRules ? roles.byRules(reading.text, named.start(), named.end(), null, named.model()) : null;
                names.add(Features.of(reading, index, rule));
            }
        }
        return names;
    }

    private RoleReading reading(InventedLines.Line line, Found found) {
        Text text = new Text(Field.DESCRIPTION, line.item(), Lexicon.standard());
        Text vendor = line.vendor().isBlank() ? null : new Text(Field.VENDOR_NAME, line.vendor(), Lexicon.standard());
        return roles.read(text, found.apart(), vendor, found.makers());
    }

    /** The log-odds of the name that looks most like a purchase, by the committed weights and the second reader. */
    double withSecondReader(InventedLines.Line line) {
        Found found = found(line);
        RoleReading reading = reading(line, found);
        double most = Double.NEGATIVE_INFINITY;
        for (RoleSpan named : found.apart()) {
            int index = reading.indexAt(named.start());
            if (index >= 0 && found.own().contains(named.start())) {
                RoleDecision rule = roles.byRules(reading.text, named.start(), named.end(), null, named.model());
                double linear = RoleModel.builtIn().applyAsDouble(Features.of(reading, index, rule));
                most = Math.max(
                        most, Roles.isAsked(linear, rule) ? Roles.together(linear, reading, named.entity()) : linear);
            }
        }
        return most;
    }

    /** The weights that tell the examples apart. */
    static Map<String, Double> train(List<Example> examples) {
        List<String> names = known(examples);
        Map<String, Integer> numbers = new HashMap<>();
        names.forEach(name -> numbers.put(name, numbers.size()));
        List<List<int[]>> rows = examples.stream()
                .map(example -> example.names().stream()
                        .map(features -> numbered(features, numbers))
                        .toList())
                .toList();
        double[] solved = new double[names.size()];
        for (int round = 0; round < 2; round++) {
            solved = solve(examples, rows, solved, round);
        }
        Map<String, Double> weights = new TreeMap<>();
        for (int i = 0; i < solved.length; i++) {
            if (Math.abs(solved[i]) >= LEAST_WEIGHT) {
                weights.put(names.get(i), Math.round(solved[i] * 1000) / 1000.0);
            }
        }
        return weights;
    }

    private static int[] numbered(Set<String> features, Map<String, Integer> numbers) {
        return features.stream()
                .map(numbers::get)
                .filter(Objects::nonNull)
                .mapToInt(number -> number)
                .sorted()
                .toArray();
    }

    /**
     * The weights by the numbers of the features. Of a purchase with several names the one that looks most like a purchase by the
     * weights of the round before teaches: the others may be what it replaces.
     */
    private static double[] solve(List<Example> examples, List<List<int[]>> rows, double[] weights, int round) {
        List<int[]> teaching = new ArrayList<>();
        List<Double> costs = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            boolean purchase = examples.get(i).purchase();
            double cost = COST * worth(examples.get(i).line()) * (purchase ? 1 : -MENTION_WEIGHT);
            List<int[]> names = rows.get(i);
            if (purchase && round > 0) {
                names = List.of(names.stream()
                        .max(Comparator.comparingDouble(row -> sum(row, weights)))
                        .orElseThrow());
            }
            for (int[] row : names) {
                teaching.add(row);
                costs.add(cost);
            }
        }
        return new LogisticRegression(
                        teaching.toArray(int[][]::new),
                        costs.stream().mapToDouble(Math::signum).toArray(),
                        costs.stream().mapToDouble(Math::abs).toArray(),
                        weights.length)
                .solve(weights);
    }

    private static double sum(int[] row, double[] weights) {
        double sum = 0;
        for (int feature : row) {
            sum += weights[feature];
        }
        return sum;
    }

    /** How much a line teaches: one that somebody wrote by hand as much as ten that were made. */
    private static double worth(InventedLines.Line line) {
        return line.set().startsWith("made") ? 0.3 : line.derived() ? 2 : 3;
    }

    static Set<String> best(Example example, java.util.function.ToDoubleFunction<Set<String>> odds) {
        return example.names().stream().max(Comparator.comparingDouble(odds)).orElseThrow();
    }

    /** Features that several examples have, by name. */
    private static List<String> known(List<Example> examples) {
        Map<String, Integer> seen = new HashMap<>();
        for (Example example : examples) {
            Set<String> all = new HashSet<>();
            example.names().forEach(all::addAll);
            all.forEach(feature -> seen.merge(feature, 1, Integer::sum));
        }
        return seen.keySet().stream()
                .filter(feature -> seen.get(feature) >= SEEN_AT_LEAST
                        && !MAKER.matcher(feature).find())
                .sorted()
                .toList();
    }

    /** The file of weights. */
    static List<String> file(Map<String, Double> weights, String header) {
        List<String> lines = new ArrayList<>();
        lines.add("# " + header);
        weights.forEach((feature, weight) -> lines.add(String.format(Locale.ROOT, "%.3f\t%s", weight, feature)));
        return lines;
    }

    /** The log-odds under some weights. */
    record Odds(Map<String, Double> weights) implements java.util.function.ToDoubleFunction<Set<String>> {
        @Override
        public double applyAsDouble(Set<String> features) {
            return features.stream()
                    .mapToDouble(f -> weights.getOrDefault(f, 0.0))
                    .sum();
        }
    }
}
