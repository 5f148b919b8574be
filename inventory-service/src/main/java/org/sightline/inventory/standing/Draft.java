package org.sightline.inventory.standing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The draft of a return that waits: for a signature, or, after it was sent back, for those who worked on it.
 *
 * @param revision which it becomes when it is signed
 * @param drafters who worked on it, as {@code Grant.person()} says them; none of them signs it
 * @param savedBy the sign-in name of the last of them
 * @param timesSentBack how often it was sent back
 * @param sentBack null unless it waits for those who worked on it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Draft(
        int revision,
        List<String> drafters,
        String savedBy,
        int timesSentBack,
        @Nullable SentBack sentBack) {

    Draft {
        drafters = List.copyOf(drafters);
    }
}
