package org.sightline.matching.task;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A change of a task by hand. What is left out stays.
 *
 * @param owner who sees to it from now on
 * @param dueOn by when
 */
@Schema(examples = """
                {"owner": "me", "dueOn": "2026-12-15"}""")
record TaskRequest(@Nullable Owner owner, @Nullable LocalDate dueOn) {

    /** Who sees to a finding. */
    @Schema(name = "TaskOwner")
    enum Owner {
        /** Whoever asks. */
        @JsonProperty("me")
        ME,
        /** Nobody in particular: whoever of the office takes it. */
        @JsonProperty("nobody")
        NOBODY
    }
}
