package org.sightline.matching.finding;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sightline.matching.held.ContractLine;
import org.sightline.matching.held.Device;

/**
 * What a finding says: who, on what evidence, and what each law makes of it. All of it follows from the lines (or the
 * device), the agency, the watchlist and the rules; nobody edits it. Fields as in
 * {@code messages/finding.v1.schema.json}.
 *
 * @param fundingState completed, recoded or recoded_after_notice; null where the money is as it was first recorded
 * @param firstVerdict what the law says by the money that was recorded first, where the purchase was moved to other money
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record FindingContent(
        String purchaseKey,
        String entityId,
        String entityName,
        String makerId,
        String makerName,
        String basis,
        String role,
        double score,
        String band,
        List<Evidence> evidence,
        List<Step> path,
        String explanation,
        List<Line> lines,
        Installed device,
        String date,
        String quantity,
        String amount,
        String currency,
        String itemClass,
        List<String> funding,
        boolean recodedAfterNotice,
        String fundingState,
        String firstVerdict,
        String verdict,
        List<Regime> verdicts,
        List<String> decidingRules,
        List<Missing> missing,
        String watchlistVersion,
        String ruleBookVersion,
        LocalDate evaluatedOn) {

    /** One reason for the match, in one field of one line ({@code lineId} is null for a device). */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Evidence(
            String kind,
            UUID lineId,
            String field,
            int start,
            int end,
            String text,
            String ruleId,
            double weight,
            String note) {}

    /** One step from what was found to the designated maker. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Step(String id, String name, String relation, LocalDate from, LocalDate to) {}

    /** A published line that the finding rests on. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            UUID id,
            String sourceId,
            UUID importId,
            int row,
            String documentType,
            String documentNumber,
            String lineNumber,
            String obligationDate,
            LocalDate paymentDate,
            String buyerName,
            String vendorName,
            String description,
            String manufacturer,
            String model,
            String quantity,
            String unitPrice,
            String amount,
            String currency,
            String fundingText) {

        public static Line of(ContractLine line) {
            return new Line(
                    line.id(),
                    line.sourceId(),
                    line.importId(),
                    line.row(),
                    line.documentType(),
                    line.documentNumber(),
                    line.lineNumber(),
                    line.obligationDate(),
                    line.paymentDate(),
                    line.buyerName(),
                    line.vendorName(),
                    line.description(),
                    line.manufacturer(),
                    line.model(),
                    line.quantity(),
                    line.unitPrice(),
                    line.amount(),
                    line.currency(),
                    line.fundingText());
        }
    }

    /** The device that the finding rests on. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Installed(
            UUID id,
            String maker,
            String model,
            String serial,
            String mac,
            String site,
            String status,
            LocalDate installedOn) {

        public static Installed of(Device device) {
            return new Installed(
                    device.id(),
                    device.maker(),
                    device.model(),
                    device.serial(),
                    device.mac(),
                    device.site(),
                    device.status(),
                    device.installedOn());
        }
    }

    /** What one rule says. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Regime(
            String ruleId,
            String ruleVersion,
            String regime,
            String verdict,
            String citation,
            String reason,
            Map<String, String> factsUsed,
            List<Missing> missing,
            boolean unverified) {

        /**
         * Under the other's version, where the rule covers neither and both say so in the same words: another reading of a
         * law that has nothing to do with a finding is no news of it, and must not write a million of them again.
         */
        private Regime versionedAs(Regime other) {
            Regime same = other == null || !verdict.equals("NOT_COVERED")
                    ? this
                    : new Regime(
                            ruleId,
                            other.ruleVersion,
                            regime,
                            verdict,
                            citation,
                            reason,
                            factsUsed,
                            missing,
                            unverified);
            return same.equals(other) ? same : this;
        }
    }

    /** A fact that is not in the record and would matter. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Missing(String fact, String whoCanSupply, String why) {}

    /** The same, dated and versioned as the other: to see whether anything else differs. */
    private FindingContent stampedAs(FindingContent other) {
        return new FindingContent(
                purchaseKey,
                entityId,
                entityName,
                makerId,
                makerName,
                basis,
                role,
                score,
                band,
                evidence,
                path,
                explanation,
                lines,
                device,
                date,
                quantity,
                amount,
                currency,
                itemClass,
                funding,
                recodedAfterNotice,
                fundingState,
                firstVerdict,
                verdict,
                verdictsAs(other),
                decidingRules,
                missing,
                other.watchlistVersion,
                other.ruleBookVersion,
                other.evaluatedOn);
    }

    private List<Regime> verdictsAs(FindingContent other) {
        Map<String, Regime> others = new HashMap<>();
        other.verdicts.forEach(regime -> others.put(regime.ruleId(), regime));
        return verdicts.stream()
                .map(regime -> regime.versionedAs(others.get(regime.ruleId())))
                .toList();
    }

    /** Whether both say the same of the same lines, whatever day and version they were made on. */
    public boolean saysTheSameAs(FindingContent other) {
        return stampedAs(other).equals(other);
    }

    /** Whether the screening part is the same. */
    public boolean screensLike(FindingContent other) {
        return entityId.equals(other.entityId)
                && role.equals(other.role)
                && band.equals(other.band)
                && score == other.score
                && basis.equals(other.basis)
                && evidence.equals(other.evidence)
                && path.equals(other.path);
    }

    /** Whether the legal part is the same. */
    public boolean judgesLike(FindingContent other) {
        return verdict.equals(other.verdict) && verdictsAs(other).equals(other.verdicts);
    }
}
