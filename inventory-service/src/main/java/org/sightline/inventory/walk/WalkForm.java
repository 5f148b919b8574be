package org.sightline.inventory.walk;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;

/**
 * Which site is walked.
 *
 * @param site as devices name it, or a new one; required
 */
@Schema(requiredProperties = "site", examples = """
                {"site": "Town hall"}""")
record WalkForm(@Nullable String site) {

    private static final int LONGEST_SITE = 200;

    String checked() {
        if (site == null || site.isBlank()) {
            throw Problem.invalid("/site", "missing", "Enter the site that you walk.");
        }
        if (site.strip().length() > LONGEST_SITE) {
            throw Problem.invalid("/site", "too-long", "Use at most " + LONGEST_SITE + " characters.");
        }
        return site.strip();
    }
}
