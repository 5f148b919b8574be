package org.sightline.matching.screening.role;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.screening.match.Role;

/**
 * What decided a role.
 *
 * @param reason null means that nothing speaks against a purchase
 * @param start first offset of the words that decided, {@code end} if no words did
 * @param unsure whether the model could as well say the other: a person decides
 * @param features the features that weighed most, heaviest first; empty where a rule decided
 */
public record RoleDecision(
        Role role, @Nullable String reason, int start, int end, boolean unsure, List<String> features) {

    RoleDecision(Role role, @Nullable String reason, int start, int end) {
        this(role, reason, start, end, false, List.of());
    }

    /** The features in words, empty where a rule decided. */
    public String weighed() {
        return features.stream()
                .filter(f -> FeatureNames.says(f, role))
                .map(FeatureNames::inWords)
                .collect(Collectors.joining(", "));
    }
}
