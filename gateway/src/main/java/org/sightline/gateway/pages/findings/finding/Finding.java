package org.sightline.gateway.pages.findings.finding;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.reason.ReasonPiece;
import org.sightline.gateway.reason.ReasonSentence;
import org.sightline.gateway.reason.ReasonWords;
import org.sightline.gateway.shell.Formats;

/**
 * A finding as it is now: that one purchase or device of an agency points to a designated maker, on what evidence, what
 * each law says, and what became of it. The fields are those of {@code messages/finding.v1.schema.json}; null means not
 * known; dates are ISO (a day, month, quarter, year or fiscal year), amounts decimal strings.
 *
 * @param subject {@code purchase} or {@code device}
 * @param makerId the designated maker, null where only watched
 * @param shortName what to call the maker, or the entity where none is designated, in a row or title
 * @param verdict the headline: PROHIBITED, RESTRICTED, FLAGGED, UNDETERMINED or NOT_COVERED
 * @param fundingState completed, recoded or recoded_after_notice; null where the money is as it was first recorded
 * @param firstVerdict the headline by the money that was recorded first, where the purchase was moved to other money
 * @param joinedInto the finding of the same purchase that a person joined it to, where it goes on; null where nobody did
 * @param notifiedAt when the agency was first told of it, or first answered
 * @param purpose what a reviewer found the equipment is for: default or out_of_scope; null while nobody said
 * @param timeline append-only, oldest first
 */
public record Finding(
        UUID id,
        long version,
        UUID agencyId,
        String subject,
        @Nullable String purchaseKey,
        String entityId,
        String entityName,
        @Nullable String makerId,
        @Nullable String makerName,
        String shortName,
        String basis,
        String role,
        BigDecimal score,
        String band,
        List<Evidence> evidence,
        List<Step> path,
        String explanation,
        List<Line> lines,
        @Nullable Device device,
        @Nullable String date,
        @Nullable String quantity,
        @Nullable String amount,
        @Nullable String currency,
        @Nullable String itemClass,
        List<String> funding,
        boolean recodedAfterNotice,
        @Nullable String fundingState,
        @Nullable String firstVerdict,
        String verdict,
        List<Ruling> verdicts,
        List<String> decidingRules,
        List<MissingFact> missing,
        String watchlistVersion,
        String ruleBookVersion,
        String evaluatedOn,
        String status,
        @Nullable String outcome,
        @Nullable String decision,
        @Nullable String firstDecidedBy,
        boolean withdrawn,
        @Nullable UUID joinedInto,
        @Nullable Instant notifiedAt,
        @Nullable String purpose,
        List<Event> timeline,
        Instant openedAt,
        Instant updatedAt,
        @Nullable String correlationId) {

    private static final String MODEL = "MODEL";

    /** A finding that was sent before there were short names is called by the whole name. */
    @SuppressWarnings("ConstantValue") // Jackson gives null for what is not in the message.
    public Finding {
        shortName = shortName == null ? makerName == null ? entityName : makerName : shortName;
    }

    /** The maker's name as the law gives it; whom the evidence names where no maker is designated. */
    public String fullName() {
        return makerName == null ? entityName : makerName;
    }

    /** What was bought or is installed, in short: pieces and model; the maker's short name where the record has no model. */
    public String what() {
        String thing = model().orElse(shortName);
        return quantity == null ? thing : Formats.plain(quantity) + " × " + thing;
    }

    private Optional<String> model() {
        Stream<String> written = Stream.concat(
                Stream.ofNullable(device).map(Device::model), lines.stream().map(Line::model));
        Stream<String> read =
                evidence.stream().filter(one -> one.kind().equals(MODEL)).map(Evidence::text);
        return Stream.concat(written, read)
                .filter(text -> text != null && !text.isBlank())
                .findFirst();
    }

    /** What was seen in a text, and where: {@code [start, end)} in the named field. */
    public record Evidence(
            String kind,
            @Nullable UUID lineId,
            String field,
            int start,
            int end,
            String text,
            String ruleId,
            BigDecimal weight,
            @Nullable String note) {}

    /** One step of the way from what the evidence names to the designated maker. */
    public record Step(
            String id,
            String name,
            String relation,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /** A published line that the finding rests on. */
    public record Line(
            UUID id,
            String sourceId,
            UUID importId,
            long row,
            String documentType,
            @Nullable String documentNumber,
            @Nullable String orderNumber,
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
            @Nullable String fundingText) {}

    /** The device that the finding is about. */
    public record Device(
            UUID id,
            @Nullable String maker,
            @Nullable String model,
            @Nullable String serial,
            @Nullable String mac,
            @Nullable String site,
            String status,
            @Nullable LocalDate installedOn) {}

    /**
     * What one law says.
     *
     * @param reason in English
     * @param notes where the law stands and what may change it, in English; empty of what was stored before 2026-12-01
     * @param sentences reason and notes as data; empty of what was stored before 2026-12-02
     * @param lookedAt the day on which somebody last looked whether it still stands so; null where that was not noted
     */
    public record Ruling(
            String ruleId,
            String ruleVersion,
            String regime,
            String verdict,
            String citation,
            String reason,
            Map<String, Object> factsUsed,
            List<MissingFact> missing,
            boolean unverified,
            List<String> notes,
            List<ReasonSentence> sentences,
            @Nullable LocalDate lookedAt) {

        /** A message of an earlier release has neither notes nor sentences. */
        @SuppressWarnings("ConstantValue") // Jackson gives null for what is not in the message.
        public Ruling {
            notes = notes == null ? List.of() : List.copyOf(notes);
            sentences = sentences == null ? List.of() : List.copyOf(sentences);
        }

        /** The same with another day of the last look. */
        Ruling looked(LocalDate day, List<ReasonSentence> said, List<String> noted) {
            return new Ruling(
                    ruleId,
                    ruleVersion,
                    regime,
                    verdict,
                    citation,
                    reason,
                    factsUsed,
                    missing,
                    unverified,
                    noted,
                    said,
                    day);
        }

        /** Why it says so and where the law stands, in the language of the reader. */
        public List<ReasonPiece> why() {
            return ReasonWords.of(
                    sentences, Stream.concat(Stream.of(reason), notes.stream()).toList());
        }
    }

    /** A fact without which a law gives no answer. */
    public record MissingFact(String fact, String whoCanSupply, String why) {}

    /** What happened to the finding. */
    public record Event(
            Instant at,
            String by,
            String role,
            String action,
            @Nullable String text,
            @Nullable String from,
            @Nullable String to) {}
}
