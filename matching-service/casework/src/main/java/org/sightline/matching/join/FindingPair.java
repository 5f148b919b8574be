package org.sightline.matching.join;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.finding.Finding;
import org.sightline.matching.finding.FindingContent;
import org.sightline.matching.lifecycle.Decision;
import org.sightline.matching.lifecycle.FindingLifecycle;
import org.sightline.matching.lifecycle.Status;

/**
 * Two findings of one maker at one agency that may be the same purchase.
 *
 * @param agrees what both say alike: document_type, source, date, vendor, description, model, quantity, amount
 * @param differs what both say differently; what one of them does not say is in neither
 */
@Schema(name = "FindingPair")
record FindingPair(
        UUID agencyId, PairedFinding finding, PairedFinding other, List<String> agrees, List<String> differs) {

    /**
     * One of the two.
     *
     * @param line the line that leads
     * @param lineCount how many lines it rests on
     * @param what the maker's short name
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PairedFinding")
    record PairedFinding(
            UUID id,
            long version,
            String what,
            FindingContent.Line line,
            int lineCount,
            @Nullable String date,
            @Nullable String quantity,
            @Nullable String amount,
            @Nullable String currency,
            Status status,
            @Nullable Decision decision) {

        static PairedFinding of(Finding finding) {
            FindingContent content = finding.content();
            FindingLifecycle.Triage triage = finding.lifecycle().triage();
            return new PairedFinding(
                    finding.id(),
                    finding.version(),
                    content.screened().shortName(),
                    content.lines().getFirst(),
                    content.lines().size(),
                    content.particulars().date(),
                    content.particulars().quantity(),
                    content.particulars().amount(),
                    content.particulars().currency(),
                    finding.lifecycle().status(),
                    triage == null ? null : triage.decision());
        }
    }

    static FindingPair of(UUID agency, Finding finding, Finding other) {
        Likeness likeness = Likeness.of(finding.content(), other.content());
        return new FindingPair(
                agency,
                PairedFinding.of(finding),
                PairedFinding.of(other),
                names(likeness.agrees()),
                names(likeness.differs()));
    }

    private static List<String> names(Set<Likeness.Field> fields) {
        return fields.stream().map(Likeness.Field::wireName).toList();
    }
}
