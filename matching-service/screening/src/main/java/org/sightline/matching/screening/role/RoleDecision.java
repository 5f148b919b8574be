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
 * @param words the words that weighed most for the second reader, heaviest first; empty where it was not asked
 */
public record RoleDecision(
        Role role,
        @Nullable String reason,
        int start,
        int end,
        boolean unsure,
        List<String> features,
        List<String> words) {

    RoleDecision(Role role, @Nullable String reason, int start, int end) {
        this(role, reason, start, end, false, List.of(), List.of());
    }

    RoleDecision(Role role, @Nullable String reason, int start, int end, boolean unsure, List<String> features) {
        this(role, reason, start, end, unsure, features, List.of());
    }

    /** The same with what the second reader weighed. */
    RoleDecision readAgain(List<String> weighed) {
        return new RoleDecision(role, reason, start, end, unsure, features, weighed);
    }

    /** The features in words, empty where a rule decided. */
    public String weighed() {
        return features.stream()
                .filter(f -> FeatureNames.says(f, role))
                .map(FeatureNames::inWords)
                .collect(Collectors.joining(", "));
    }
}
