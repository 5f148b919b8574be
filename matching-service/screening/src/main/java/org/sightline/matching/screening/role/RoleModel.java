package org.sightline.matching.screening.role;

import java.util.ArrayList;
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
            odds += weights.getOrDefault(feature, 0.0);
        }
        return odds;
    }

    /** The features that weighed most for an outcome, heaviest first. */
    List<String> deciding(Set<String> features, boolean purchase, int most) {
        List<String> deciding = new ArrayList<>();
        for (String feature : features) {
            double weight = weights.getOrDefault(feature, 0.0);
            if (!feature.equals("bias")
                    && FeatureNames.says(feature, purchase ? Role.PURCHASE : Role.MENTION)
                    && (purchase ? weight > 0 : weight < 0)) {
                deciding.add(feature);
            }
        }
        deciding.sort(Comparator.comparingDouble((String f) -> -Math.abs(weights.getOrDefault(f, 0.0)))
                .thenComparing(f -> f));
        return List.copyOf(deciding.subList(0, Math.min(most, deciding.size())));
    }
}
