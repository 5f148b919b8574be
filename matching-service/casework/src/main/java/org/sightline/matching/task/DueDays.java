package org.sightline.matching.task;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.sightline.matching.lifecycle.NextStep;

/**
 * Days for next steps.
 *
 * @param days by step; a step that is left out keeps what it has
 */
@Schema(requiredProperties = "days", examples = """
                {"days": {"answer": 30, "review_answer": 10}}""")
record DueDays(Map<NextStep, Integer> days) {}
