package org.sightline.matching.screening.role;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.screening.match.Role;

/**
 * What decided a role.
 *
 * @param reason null means that nothing speaks against a purchase
 * @param start first offset of the words that decided, {@code end} if no words did
 * @param unsure whether the model could as well say the other: a person decides
 * @param weighed what weighed most, heaviest first: where it was seen and the words of the text ({@link FeatureWords}); empty where a rule
 *     decided
 * @param words the words that weighed most for the second reader, heaviest first; empty where it was not asked
 */
public record RoleDecision(
        Role role,
        @Nullable String reason,
        int start,
        int end,
        boolean unsure,
        List<String> weighed,
        List<String> words) {

    RoleDecision(Role role, @Nullable String reason, int start, int end) {
        this(role, reason, start, end, false, List.of(), List.of());
    }

    RoleDecision(Role role, @Nullable String reason, int start, int end, boolean unsure, List<String> weighed) {
        this(role, reason, start, end, unsure, weighed, List.of());
    }

    /** The same with what the second reader weighed. */
    RoleDecision readAgain(List<String> heaviest) {
        return new RoleDecision(role, reason, start, end, unsure, weighed, heaviest);
    }
}
