package org.sightline.matching.screening.match;

import org.sightline.matching.screening.subject.Field;

/**
 * One reason for a match.
 *
 * @param kind the sort of evidence
 * @param field where it stands
 * @param start first UTF-16 offset in that field's raw text
 * @param end offset after the last character; {@code start < end <= text length}
 * @param text the raw text between the two
 * @param ruleId the rule that found it, such as {@code HIK-CAM} or {@code NAME}
 * @param weight what it adds to the log-odds of the score; negative where it speaks against
 * @param note what a reader should know about it, such as "one letter missing"; never null
 */
public record Evidence(
        EvidenceKind kind, Field field, int start, int end, String text, String ruleId, double weight, String note) {}
