package org.sightline.matching.screening.role;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    private static final double COST = 0.7;
    private static final double STOP = 0.01;
    private static final int SEEN_AT_LEAST = 4;
    private static final double LEAST_WEIGHT = 0.01;
    /** How many models are averaged, and the share of the features that each of them sees. */
    private static final int MODELS = 4;

    private static final double SEEN = 0.5;
    /** A mention weighs this much more than a purchase: there are fewer, and they are missed more often. */
    private static final double MENTION_WEIGHT = 1.15;

    /** A maker's name that was not found as one must not become a feature: a list that comes tomorrow needs no training. */
    private static final Pattern MAKER =
            Pattern.compile("\\b(?:HIK\\w*|DAH\\w*|HUA\\w*|ZTE|HYT\\w*|EZV\\w*|LOREX|AMCREST)\\b");

    private final Screener screener = Screener.of(Watchlist.builtIn());
    private final Roles roles = new Roles(Set.of("HIKVISION", "DAHUA", "HUAWEI", "ZTE", "HYTERA", "KASPERSKY", "DJI"));

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

    private List<Set<String>> names(InventedLines.Line line, boolean withRules) {
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
        Text text = new Text(Field.DESCRIPTION, line.item(), Lexicon.standard());
        Text vendor = line.vendor().isBlank() ? null : new Text(Field.VENDOR_NAME, line.vendor(), Lexicon.standard());
        RoleReading reading = roles.read(text, apart, vendor, makers.size());
        List<Set<String>> names = new ArrayList<>();
        for (RoleSpan named : apart) {
            if (own.contains(named.start())) {
                RoleDecision rule =
                        withRules ? roles.byRules(text, named.start(), named.end(), null, named.model()) : null;
                names.add(Features.of(reading, reading.indexAt(named.start()), rule));
            }
        }
        return names;
    }

    /**
     * The weights that tell the examples apart: the average of several models, each of which sees half of the features. So a feature
     * that is always beside a stronger one learns its weight as well, and serves where the stronger one is missing.
     */
    static Map<String, Double> train(List<Example> examples) {
        List<String> names = known(examples);
        Map<String, Double> sum = new TreeMap<>();
        for (int model = 0; model < MODELS; model++) {
            Map<String, Integer> seen = new TreeMap<>();
            for (String name : names) {
                if (isSeen(name, model)) {
                    seen.put(name, seen.size() + 1);
                }
            }
            train(examples, seen).forEach((feature, weight) -> sum.merge(feature, weight / MODELS, Double::sum));
        }
        Map<String, Double> weights = new TreeMap<>();
        sum.forEach((feature, weight) -> {
            if (Math.abs(weight) >= LEAST_WEIGHT) {
                weights.put(feature, Math.round(weight * 1000) / 1000.0);
            }
        });
        return weights;
    }

    /** Chosen by a hash of the feature's name: the same each time. */
    private static boolean isSeen(String feature, int model) {
        long hash = feature.hashCode() * 0x9E3779B97F4A7C15L + model * 0xC2B2AE3D27D4EB4FL;
        hash ^= hash >>> 29;
        hash *= 0xBF58476D1CE4E5B9L;
        hash ^= hash >>> 32;
        return feature.equals("bias") || (hash >>> 11) * 0x1.0p-53 < SEEN;
    }

    /**
     * The weights of one model. Of a purchase with several names the one that looks most like a purchase teaches: the
     * others may be what it replaces.
     */
    private static Map<String, Double> train(List<Example> examples, Map<String, Integer> known) {
        Map<String, Double> weights = Map.of();
        for (int round = 0; round < 2; round++) {
            List<Set<String>> names = new ArrayList<>();
            List<Boolean> purchase = new ArrayList<>();
            for (Example example : examples) {
                List<Set<String>> teaching =
                        example.purchase() && round > 0 ? List.of(best(example, new Odds(weights))) : example.names();
                int times = times(example.line());
                for (Set<String> features : teaching) {
                    names.addAll(Collections.nCopies(times, features));
                    purchase.addAll(Collections.nCopies(times, example.purchase()));
                }
            }
            weights = solve(names, purchase, known);
        }
        return weights;
    }

    /** A line that somebody wrote by hand teaches as much as three that were made; with makes swapped, as two. */
    private static int times(InventedLines.Line line) {
        return line.set().startsWith("made") ? 1 : Swapped.is(line) ? 2 : 3;
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

    private static Map<String, Double> solve(
            List<Set<String>> names, List<Boolean> purchase, Map<String, Integer> known) {
        Problem problem = new Problem();
        problem.l = names.size();
        problem.n = known.size();
        problem.x = new Feature[names.size()][];
        problem.y = new double[names.size()];
        for (int i = 0; i < names.size(); i++) {
            problem.x[i] = names.get(i).stream()
                    .map(known::get)
                    .filter(java.util.Objects::nonNull)
                    .sorted()
                    .map(number -> new FeatureNode(number, 1))
                    .toArray(Feature[]::new);
            problem.y[i] = purchase.get(i) ? 1 : 0;
        }
        Linear.disableDebugOutput();
        Parameter parameter = new Parameter(SolverType.L2R_LR, COST, STOP);
        parameter.setWeights(new double[] {MENTION_WEIGHT, 1}, new int[] {0, 1});
        Model model = Linear.train(problem, parameter);
        double sign = model.getLabels()[0] == 1 ? 1 : -1;
        Map<String, Double> weights = new TreeMap<>();
        known.forEach((feature, number) -> weights.put(feature, sign * model.getFeatureWeights()[number - 1]));
        return weights;
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
