package org.sightline.matching.screening.role;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.sightline.matching.screening.match.Role;

/**
 * A linear model: the log-odds of a purchase are the sum of the weights of the features that are there. The weights are data
 * ({@code weights.txt}); the program that makes them is {@code TrainRoles} among the tests.
 */
final class RoleModel implements ToDoubleFunction<Set<String>> {

    private static final RoleModel BUILT_IN = new RoleModel(Resources.lines("weights.txt"));

    private final Map<String, Double> weights = new HashMap<>();

    RoleModel(List<String> lines) {
        for (String line : lines) {
            int tab = line.indexOf('\t');
            weights.put(line.substring(tab + 1), Double.parseDouble(line.substring(0, tab)));
        }
    }

    static RoleModel builtIn() {
        return BUILT_IN;
    }

    @Override
    public double applyAsDouble(Set<String> features) {
        double odds = 0;
        for (String feature : features) {
            odds += weight(feature);
        }
        return odds;
    }

    private double weight(String feature) {
        Double weight = weights.get(feature);
        return weight == null ? 0 : weight;
    }

    /** A feature that is there, with its weight. */
    private record Weighed(String feature, double weight) {}

    private static final Comparator<Weighed> HEAVIEST_FIRST = Comparator.comparingDouble(
                    (Weighed weighed) -> -Math.abs(weighed.weight()))
            .thenComparing(Weighed::feature);

    /** The features that weighed most for an outcome, heaviest first. Only of those few it is asked whether they say something. */
    List<String> deciding(Set<String> features, boolean purchase, int most) {
        return features.stream()
                .map(feature -> new Weighed(feature, weight(feature)))
                .filter(weighed -> purchase ? weighed.weight() > 0 : weighed.weight() < 0)
                .sorted(HEAVIEST_FIRST)
                .map(Weighed::feature)
                .filter(feature ->
                        !feature.equals("bias") && FeatureNames.says(feature, purchase ? Role.PURCHASE : Role.MENTION))
                .limit(most)
                .toList();
    }
}
