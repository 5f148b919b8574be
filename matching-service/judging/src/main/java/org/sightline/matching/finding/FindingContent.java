package org.sightline.matching.finding;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.held.ContractLine;
import org.sightline.matching.held.Device;
import org.sightline.matching.lifecycle.WireNames;
import org.sightline.matching.screening.match.Band;
import org.sightline.matching.screening.match.Basis;
import org.sightline.matching.screening.match.EvidenceKind;
import org.sightline.matching.screening.match.Match;
import org.sightline.matching.screening.match.PathStep;
import org.sightline.matching.screening.match.Role;
import org.sightline.matching.verdict.judging.MissingFact;
import org.sightline.matching.verdict.judging.RegimeVerdict;
import org.sightline.matching.verdict.rule.Verdict;
import org.sightline.matching.watchlist.ShortNames;

/**
 * What a finding says: who, on what evidence, and what each law makes of it. All of it follows from the lines (or the
 * device), the agency, the watchlist and the rules; nobody edits it. As JSON it is flat, with the fields of
 * {@code messages/finding.v1.schema.json}.
 *
 * @param purchaseKey null for a device
 * @param lines the published lines that the finding rests on; empty for a device
 * @param device the device that the finding rests on; null for a purchase
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record FindingContent(
        @Nullable String purchaseKey,
        @JsonUnwrapped Screened screened,
        List<Line> lines,
        @Nullable Installed device,
        @JsonUnwrapped Particulars particulars,
        @JsonUnwrapped Judged judged,
        @JsonUnwrapped Stamp stamp) {

    private static final int LONGEST_WHAT = 200;

    /** What screening says. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Screened(
            String entityId,
            String entityName,
            @Nullable String makerId,
            @Nullable String makerName,
            Basis basis,
            Role role,
            double score,
            Band band,
            List<Evidence> evidence,
            List<PathStep> path,
            String explanation) {

        /** What a match says, on all the evidence of its purchase. */
        public static Screened of(Match match, List<Evidence> evidence) {
            return new Screened(
                    match.entityId(),
                    match.entityName(),
                    match.makerId(),
                    match.makerName(),
                    match.basis(),
                    match.role(),
                    match.score(),
                    match.band(),
                    evidence,
                    match.path(),
                    match.explanation());
        }

        /** What to call the designated maker in a row or title, or whom the evidence names where none is designated. */
        @JsonProperty(access = JsonProperty.Access.READ_ONLY)
        public String shortName() {
            return makerId == null
                    ? ShortNames.of(entityId, entityName)
                    : ShortNames.of(makerId, Objects.requireNonNullElse(makerName, makerId));
        }

        /** Entity, role and band, as the timeline shows them. */
        public String summary() {
            return entityId + " " + role + " " + band;
        }

        /** Whether both name the same entity in the same role and band. */
        public boolean decidesLike(Screened other) {
            return entityId.equals(other.entityId) && role == other.role && band == other.band;
        }

        private boolean isLike(Screened other) {
            return decidesLike(other)
                    && score == other.score
                    && basis == other.basis
                    && evidence.equals(other.evidence)
                    && path.equals(other.path);
        }
    }

    /** What was bought or installed, and when; all null where not known. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Particulars(
            @Nullable String date,
            @Nullable String quantity,
            @Nullable String amount,
            @Nullable String currency,
            String itemClass) {}

    /**
     * What the laws say.
     *
     * @param fundingState null where the money is as it was first recorded
     * @param firstVerdict what the law says by the money that was recorded first, where the purchase was moved to other
     *     money; null elsewhere
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Judged(
            List<String> funding,
            @Nullable FundingState fundingState,
            @Nullable Verdict firstVerdict,
            Verdict verdict,

            @Schema(
                    description =
                            "What each law says. lookedAt is the day of the last look at the law that was known when this was"
                                    + " judged; GET /rules/{ruleId} has the day of the last look until now")
            List<RegimeVerdict> verdicts,

            List<String> decidingRules,
            List<MissingFact> missing) {

        @JsonProperty(access = JsonProperty.Access.READ_ONLY)
        public boolean recodedAfterNotice() {
            return fundingState == FundingState.RECODED_AFTER_NOTICE;
        }

        private Judged versionedAs(Judged other) {
            Map<String, RegimeVerdict> others = new HashMap<>();
            other.verdicts.forEach(regime -> others.put(regime.ruleId(), regime));
            List<RegimeVerdict> versioned = verdicts.stream()
                    .map(regime -> versionedAs(regime, others.get(regime.ruleId())))
                    .toList();
            return new Judged(funding, fundingState, firstVerdict, verdict, versioned, decidingRules, missing);
        }

        /**
         * Under the other's version, where the rule covers neither and both say so in the same words: another reading
         * of a law that has nothing to do with a finding is no news of it, and must not rewrite a million of them. Nor are its
         * notes, the day on which somebody looked, and that its reason is now held as data too.
         */
        private static RegimeVerdict versionedAs(RegimeVerdict regime, @Nullable RegimeVerdict other) {
            if (other == null) {
                return regime;
            }
            boolean coversNothing = regime.verdict() == Verdict.NOT_COVERED;
            RegimeVerdict beside = regime.besides(other);
            RegimeVerdict same = coversNothing ? beside.inVersion(other.ruleVersion()) : beside;
            return same.equals(other) ? same : regime;
        }
    }

    /** How statements about the money of a purchase go together, where there are several. */
    public enum FundingState {
        /** A later statement filled in what the first left open. */
        COMPLETED,
        /** Moved to other money before any notice. */
        RECODED,
        /** Moved to other money after the agency was told. */
        RECODED_AFTER_NOTICE;

        @JsonValue
        public String wireName() {
            return WireNames.of(this);
        }
    }

    /** By which list and which rules, and on which day (UTC). */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Stamp(String watchlistVersion, String ruleBookVersion, LocalDate evaluatedOn) {}

    /** One reason for the match, in one field of one line ({@code lineId} is null for a device). */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FindingEvidence")
    public record Evidence(
            EvidenceKind kind,
            @Nullable UUID lineId,
            String field,
            int start,
            int end,
            String text,
            String ruleId,
            double weight,
            @Nullable String note) {}

    /** A published line that the finding rests on. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FindingLine")
    public record Line(
            UUID id,
            String sourceId,
            UUID importId,
            int row,
            String documentType,
            @Nullable String documentNumber,

            @Schema(description = "The number of the order that it belongs to, where it has a number of its own")
            @Nullable
            String orderNumber,

            @Nullable String lineNumber,
            @Nullable String obligationDate,
            @Nullable LocalDate paymentDate,
            String buyerName,
            @Nullable String vendorName,
            @Nullable String description,
            @Nullable String manufacturer,
            @Nullable String model,
            @Nullable String quantity,
            @Nullable String unitPrice,
            @Nullable String amount,
            String currency,
            @Nullable String fundingText) {

        /** The kind of document and the source; a payment without a day of its own is an invoice. */
        public String list() {
            return (documentType.equals("payment") && paymentDate == null ? "invoice" : documentType) + "|" + sourceId;
        }

        public static Line of(ContractLine line) {
            return new Line(
                    line.id(),
                    line.sourceId(),
                    line.importId(),
                    line.row(),
                    line.documentType(),
                    line.documentNumber(),
                    line.orderNumber(),
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
    @Schema(name = "InstalledDevice")
    public record Installed(
            UUID id,
            @Nullable String maker,
            @Nullable String model,
            @Nullable String serial,
            @Nullable String mac,
            @Nullable String site,
            String status,
            @Nullable LocalDate installedOn) {

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

    /** What the record says, or maker and model of the device, cut for a list; null where neither says anything. */
    public @Nullable String inShort() {
        if (device != null) {
            String named = Stream.of(device.maker(), device.model())
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(" "));
            return named.isEmpty() ? null : named;
        }
        String text = lines.isEmpty() ? null : lines.getFirst().description();
        return text == null || text.length() <= LONGEST_WHAT ? text : text.substring(0, LONGEST_WHAT);
    }

    /** What the purchase costs, in its currency; null for a device, and where no line says it. */
    @Nullable
    BigDecimal amount() {
        String said = particulars.amount();
        return said == null ? null : new BigDecimal(said);
    }

    /** The {@link Line#list} of the leading line; null for a device. */
    @Nullable
    String leadingList() {
        return lines.isEmpty() ? null : lines.getFirst().list();
    }

    /** Whether it rests on one of these lines, or on this device. */
    boolean restsOn(Set<UUID> sources) {
        return device == null
                ? lines.stream().anyMatch(line -> sources.contains(line.id()))
                : sources.contains(device.id());
    }

    /** Whether both say the same of the same lines, whatever day and version they were made on. */
    public boolean saysTheSameAs(FindingContent other) {
        FindingContent stamped = new FindingContent(
                purchaseKey, screened, lines, device, particulars, judged.versionedAs(other.judged), other.stamp);
        return stamped.equals(other);
    }

    /** The same without some of its lines and what stands in them; the rest follows when the finding is judged again. */
    public FindingContent without(Set<UUID> gone) {
        Screened said = new Screened(
                screened.entityId,
                screened.entityName,
                screened.makerId,
                screened.makerName,
                screened.basis,
                screened.role,
                screened.score,
                screened.band,
                screened.evidence.stream()
                        .filter(one -> one.lineId() == null || !gone.contains(one.lineId()))
                        .toList(),
                screened.path,
                screened.explanation);
        List<Line> left =
                lines.stream().filter(line -> !gone.contains(line.id())).toList();
        return new FindingContent(purchaseKey, said, left, device, particulars, judged, stamp);
    }

    FindingContent withVerdicts(List<RegimeVerdict> verdicts) {
        Judged said = new Judged(
                judged.funding,
                judged.fundingState,
                judged.firstVerdict,
                judged.verdict,
                verdicts,
                judged.decidingRules,
                judged.missing);
        return new FindingContent(purchaseKey, screened, lines, device, particulars, said, stamp);
    }

    /** With one more sentence in the explanation of what screening says. */
    public FindingContent alsoSaying(String sentence) {
        Screened said = new Screened(
                screened.entityId,
                screened.entityName,
                screened.makerId,
                screened.makerName,
                screened.basis,
                screened.role,
                screened.score,
                screened.band,
                screened.evidence,
                screened.path,
                screened.explanation + " " + sentence);
        return new FindingContent(purchaseKey, said, lines, device, particulars, judged, stamp);
    }

    /** Whether the screening part is the same. */
    public boolean screensLike(FindingContent other) {
        return screened.isLike(other.screened);
    }

    /** Whether the legal part is the same. */
    public boolean judgesLike(FindingContent other) {
        return judged.verdict == other.judged.verdict
                && judged.versionedAs(other.judged).verdicts.equals(other.judged.verdicts);
    }
}
