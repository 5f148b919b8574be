package org.sightline.matching.draft;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.json.Json;

/**
 * What a dry run of a draft said, as somebody may read it: the numbers, and the findings by name for those alone who read
 * findings. An admin drafts and approves, and reads no data of agencies.
 */
final class Trial {

    private static final List<String> NAMED = List.of("findings", "byAgency");

    private Trial() {}

    /** Whether findings are named to a caller. */
    static boolean namesTo(Caller caller) {
        return Access.allows(caller, Action.OVERSEE, null);
    }

    /**
     * The answer for a caller.
     *
     * @param said as JSON; null where nothing was tried
     */
    static @Nullable String shown(Caller caller, @Nullable String said) {
        if (said == null || namesTo(caller)) {
            return said;
        }
        ObjectNode numbers = (ObjectNode) Json.tree(said);
        NAMED.forEach(numbers::remove);
        return numbers.toString();
    }
}
