package org.sightline.gateway.pages.followup.inbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a person wants to hear of what happens, as matching-service says it.
 *
 * @param version 0 where the person has not chosen
 * @param mail where mails go; null where the account has no verified address
 * @param language the code of the language of the mails
 */
record Preferences(long version, @Nullable String mail, String language, List<Choice> kinds) {

    /** What can be chosen, as the API names it. */
    static final List<String> MODES = List.of("at_once", "daily", "no_mail");

    /**
     * The choice for one kind.
     *
     * @param fixed whether it is formal and cannot be put off
     */
    record Choice(String kind, String mode, boolean fixed) {}
}
