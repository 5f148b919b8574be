package org.sightline.matching.casework;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.finding.Finding;
import org.sightline.matching.finding.FindingContent;
import org.sightline.matching.lifecycle.Outcome;

/**
 * One decision on several findings that are alike. Each has it in its own timeline; this says which they are, so that it can
 * be taken back as one.
 *
 * @param version 1, and 2 once it is taken back
 * @param findingId the finding that somebody looked at; the others are like it
 * @param decision confirmed or dismissed
 * @param outcome what they were to be closed with; null to leave them open
 * @param decidedBy a sign-in name
 * @param decided the findings that were decided, with the version that each has since
 * @param leftOut the findings that were not, and why
 * @param undoneBy who took it back; null while nobody did
 * @param notUndone of the decided findings, those that keep the decision all the same, and why
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JointDecision(
        UUID id,
        long version,
        UUID findingId,
        UUID agencyId,
        String decision,
        @Nullable Outcome outcome,
        String reason,
        String decidedBy,
        Instant decidedAt,
        List<Decided> decided,
        List<LeftOut> leftOut,
        @Nullable String undoneBy,
        @Nullable Instant undoneAt,
        List<LeftOut> notUndone) {

    /** A finding that was decided. */
    @Schema(name = "JointlyDecided")
    record Decided(UUID findingId, long version) {}

    /**
     * A finding to which it was not done.
     *
     * @param code stable, for machines
     * @param why for people
     */
    @Schema(name = "JointlyLeftOut")
    record LeftOut(UUID findingId, String code, String why) {

        static LeftOut of(UUID finding, Problem refused) {
            String code = refused.faults().isEmpty()
                    ? refused.type()
                    : refused.faults().getFirst().code();
            return new LeftOut(finding, code, Objects.requireNonNullElse(refused.getMessage(), refused.title()));
        }

        static LeftOut changed(UUID finding) {
            return new LeftOut(finding, "stale-version", "It was changed in the meantime. Look at it again.");
        }

        static LeftOut unlike(UUID finding) {
            return new LeftOut(finding, "not-alike", "It is not like this finding, or no longer.");
        }
    }

    /**
     * Findings that are like one.
     *
     * @param total how many there are beside it
     * @param findings the first of them, with as much as a list shows
     */
    @Schema(name = "FindingsAlike")
    record Alike(UUID findingId, long total, List<Listed> findings) {}

    /**
     * What a joint decision would do.
     *
     * @param total how many findings are like this one, beside it; more than are listed where there are many
     * @param refused how many of the listed would be left out
     * @param amounts what the findings that would be decided cost together, by currency; credits count as they stand
     * @param findings the one that somebody looks at, then those like it
     */
    @Schema(name = "JointDecisionPreview")
    record Preview(UUID findingId, long total, int refused, Map<String, String> amounts, List<Listed> findings) {

        static Preview of(UUID finding, long total, List<Listed> findings) {
            Map<String, BigDecimal> sums = new TreeMap<>();
            int refused = 0;
            for (Listed listed : findings) {
                if (listed.refusal() != null) {
                    refused++;
                } else if (listed.amount() != null && listed.currency() != null) {
                    sums.merge(listed.currency(), new BigDecimal(listed.amount()), BigDecimal::add);
                }
            }
            Map<String, String> amounts = new TreeMap<>();
            sums.forEach((currency, sum) -> amounts.put(currency, sum.toPlainString()));
            return new Preview(finding, total, refused, amounts, findings);
        }
    }

    /**
     * A finding in a list of those that are alike.
     *
     * @param what what the record says, in short; null where it says nothing
     * @param date a day, month, quarter, year or fiscal year; null where not known
     * @param quantity decimal; null where not known
     * @param amount decimal; null where not known
     * @param refusal why it would be left out; null where it would be decided, or nothing is asked yet
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FindingOfMany")
    record Listed(
            UUID id,
            long version,
            @Nullable String what,
            @Nullable String date,
            @Nullable String quantity,
            @Nullable String amount,
            @Nullable String currency,
            @Nullable LeftOut refusal) {

        static Listed of(Finding finding, @Nullable LeftOut refusal) {
            FindingContent.Particulars said = finding.content().particulars();
            return new Listed(
                    finding.id(),
                    finding.version(),
                    finding.content().inShort(),
                    said.date(),
                    said.quantity(),
                    said.amount(),
                    said.currency(),
                    refusal);
        }
    }
}
