package org.sightline.matching.casework;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.lifecycle.Answer;

/**
 * An agency's answer.
 *
 * @param answer required
 * @param text in the agency's words; required
 * @param funding where the money came from, by the agency; recorded as a claim, judged once it is in the data
 * @param contact whom to ask
 * @param promisedOn with planned or more_time, the day by which the agency has done it
 */
@Schema(requiredProperties = "answer", examples = """
                {"answer": "planned", "text": "The cameras are replaced in June.", "promisedOn": "2027-06-30",
                 "contact": "it@example.gov"}""")
record AnswerRequest(
        @Nullable Answer answer,
        @Nullable String text,
        @Nullable String funding,
        @Nullable String contact,
        @Nullable LocalDate promisedOn) {}
