package org.sightline.matching.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A finding as everybody else sees it: {@code messages/finding.v1.schema.json}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FindingMessage(
        UUID id,
        long version,
        UUID agencyId,
        String subject,
        @JsonUnwrapped FindingContent content,
        String status,
        String outcome,
        String decision,
        boolean withdrawn,
        Instant notifiedAt,
        String purpose,
        List<TimelineEntry> timeline,
        Instant openedAt,
        Instant updatedAt,
        String correlationId) {

    public static FindingMessage of(Finding finding, List<TimelineEntry> timeline) {
        return new FindingMessage(
                finding.id,
                finding.version,
                finding.agencyId,
                finding.subject,
                finding.content,
                finding.status,
                finding.outcome,
                finding.decision,
                finding.withdrawn,
                finding.notifiedAt,
                finding.purpose,
                List.copyOf(timeline),
                finding.openedAt,
                finding.updatedAt,
                finding.correlationId);
    }
}
