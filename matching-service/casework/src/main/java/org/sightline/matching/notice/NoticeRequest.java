package org.sightline.matching.notice;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A notice to be sent, or a letter that was sent.
 *
 * @param means required
 * @param text what the agency is told and asked; required
 * @param answerBy by when; the office's days for an answer where missing
 * @param letterOn the date of the letter; required for one
 * @param reference where the letter is filed; required for one
 * @param sourceCheck which text of the law was read, and when; required where no law that decides the finding is verified
 */
@Schema(
        requiredProperties = {"means", "text"},
        examples = """
                {"means": "mail", "text": "Your record shows cameras of a designated maker. Say whether they are in use.",
                 "answerBy": "2027-01-15"}""")
record NoticeRequest(
        Notice.@Nullable Means means,
        @Nullable String text,
        @Nullable LocalDate answerBy,
        @Nullable LocalDate letterOn,
        @Nullable String reference,
        @Nullable String sourceCheck) {}
