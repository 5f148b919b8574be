package org.sightline.matching.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One step of a plan.
 *
 * @param what what is done
 * @param owner who at the agency does it
 * @param doneOn null while it is not done
 * @param doneBy who said so, a sign-in name
 * @param overdue whether its day has passed (at the office) and it is not done
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PlanStep(
        UUID id,
        String what,
        String owner,
        LocalDate dueOn,
        @Nullable LocalDate doneOn,
        @Nullable String doneBy,
        boolean overdue) {}
