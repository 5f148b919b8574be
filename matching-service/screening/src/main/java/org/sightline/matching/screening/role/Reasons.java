package org.sightline.matching.screening.role;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sightline.matching.screening.match.Role;

/** Why the model calls a line a mention, in words, with the place in the text: {@code reasons.txt}. */
final class Reasons {

    private static final Map<String, String> BY_CLASS = load();
    private static final String OTHERWISE = "the words around it";
    private static final int WINDOW = 14;

    private Reasons() {}

    private static Map<String, String> load() {
        Map<String, String> reasons = new HashMap<>();
        for (String line : Resources.lines("reasons.txt")) {
            String[] parts = line.split(" = ");
            reasons.put(parts[0], parts[1]);
        }
        return reasons;
    }

    /**
     * The mention that the features stand for: the nearest word of the class that weighs most.
     *
     * @param weighed the same in words
     */
    static RoleDecision mention(Phrase phrase, int at, boolean unsure, List<String> deciding, List<String> weighed) {
        for (String feature : deciding) {
            for (int away = 1; away <= WINDOW; away++) {
                for (int i : new int[] {at - away, at + away}) {
                    if (i >= 0 && i < phrase.tokens.size() && isMeant(phrase.tokens.get(i), feature)) {
                        Token token = phrase.tokens.get(i);
                        return new RoleDecision(
                                Role.MENTION,
                                BY_CLASS.getOrDefault(token.says(), OTHERWISE),
                                token.start(),
                                token.end(),
                                unsure,
                                weighed);
                    }
                }
            }
        }
        return new RoleDecision(Role.MENTION, OTHERWISE, 0, 0, unsure, weighed);
    }

    private static boolean isMeant(Token token, String feature) {
        if (!BY_CLASS.containsKey(token.says())) {
            return false;
        }
        for (String part : feature.split("[ _]")) {
            if (part.equals(token.says()) || part.equals(token.word())) {
                return true;
            }
        }
        return false;
    }
}
