package org.sightline.matching.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.lifecycle.Decision;
import org.sightline.matching.lifecycle.FindingLifecycle;
import org.sightline.matching.lifecycle.Outcome;
import org.sightline.matching.lifecycle.Status;
import org.sightline.matching.verdict.facts.Purpose;
import org.sightline.matching.verdict.judging.RegimeVerdict;

/**
 * A finding as everybody else sees it: {@code messages/finding.v1.schema.json}. What is sent is cut to what a message may
 * hold ({@link MessageExcerpt}).
 *
 * @param firstDecidedBy who decided it first, where another person decided otherwise since; missing where nobody did
 * @param joinedInto the finding that a person joined it to as the same purchase, where it goes on; missing where nobody did
 * @param reportedPieces how many pieces the agency reports as gone in plans that the office accepted, with proof; missing where
 *     no such plan has it
 * @param verifiedPieces how many pieces the office verified as gone when it completed plans, at most the quantity; missing where
 *     it completed none. Where the outcome is {@code confirmed_removed}, all are. A person who reopens the finding takes it back,
 *     and what those plans reported
 * @param lineCount how many lines it rests on; the message may list fewer
 * @param evidenceCount how many pieces of evidence there are; the message may list fewer
 * @param timelineCount how many entries the timeline has; the message may list only the newest
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FindingMessage(
        UUID id,
        long version,
        UUID agencyId,
        FindingSubject subject,
        @JsonUnwrapped FindingContent content,
        Status status,
        @Nullable Outcome outcome,
        @Nullable Decision decision,
        @Nullable String firstDecidedBy,
        boolean withdrawn,
        @Nullable UUID joinedInto,
        @Nullable Long reportedPieces,
        @Nullable Long verifiedPieces,
        @Nullable Instant notifiedAt,
        @Nullable String purpose,
        List<TimelineEntry> timeline,
        int lineCount,
        int evidenceCount,
        int timelineCount,
        Instant openedAt,
        Instant updatedAt,
        @Nullable String correlationId) {

    /**
     * How many pieces of a finding went by remediation plans. Equipment that is cut off from networks stays, and is not among
     * them.
     *
     * @param reported what the agency reports as gone, with proof that is not withdrawn, in plans that the office accepted or
     *     completed; null where no such plan has the finding
     * @param verified what the office verified when it completed plans; null where it completed none, or a person reopened the
     *     finding since
     */
    public record PlannedPieces(
            @Nullable Long reported, @Nullable Long verified) {

        /** In no plan that the office accepted. */
        static final PlannedPieces NONE = new PlannedPieces(null, null);

        /** What is verified of as many pieces as the record says: two plans may have the same one. */
        public @Nullable Long verifiedOf(@Nullable String quantity) {
            if (quantity == null || verified == null) {
                return verified;
            }
            BigDecimal most = new BigDecimal(quantity).max(BigDecimal.ZERO).setScale(0, RoundingMode.CEILING);
            return BigDecimal.valueOf(verified).min(most).longValue();
        }
    }

    static FindingMessage of(Finding finding, List<TimelineEntry> timeline, PlannedPieces planned) {
        FindingLifecycle lifecycle = finding.lifecycle();
        FindingLifecycle.Triage triage = lifecycle.triage();
        Purpose purpose = finding.purpose();
        return new FindingMessage(
                finding.id(),
                finding.version(),
                finding.agencyId(),
                finding.subject(),
                finding.content(),
                lifecycle.status(),
                lifecycle.outcome(),
                triage == null ? null : triage.decision(),
                finding.firstDecidedBy(),
                finding.isWithdrawn(),
                finding.joinedInto(),
                planned.reported(),
                planned.verifiedOf(finding.content().particulars().quantity()),
                finding.notifiedAt(),
                purpose == null ? null : purpose.wireName(),
                List.copyOf(timeline),
                finding.content().lines().size(),
                finding.content().screened().evidence().size(),
                timeline.size(),
                finding.openedAt(),
                finding.updatedAt(),
                finding.correlationId());
    }

    /** The same with other words about what the laws say. */
    public FindingMessage withVerdicts(UnaryOperator<List<RegimeVerdict>> said) {
        return with(content.withVerdicts(said.apply(content.judged().verdicts())), timeline);
    }

    FindingMessage withContent(FindingContent other) {
        return with(other, timeline);
    }

    FindingMessage withTimeline(List<TimelineEntry> other) {
        return with(content, other);
    }

    private FindingMessage with(FindingContent otherContent, List<TimelineEntry> otherTimeline) {
        return new FindingMessage(
                id,
                version,
                agencyId,
                subject,
                otherContent,
                status,
                outcome,
                decision,
                firstDecidedBy,
                withdrawn,
                joinedInto,
                reportedPieces,
                verifiedPieces,
                notifiedAt,
                purpose,
                otherTimeline,
                lineCount,
                evidenceCount,
                timelineCount,
                openedAt,
                updatedAt,
                correlationId);
    }
}
