package org.sightline.matching.finding;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.json.Json;
import org.sightline.kit.message.MessageSize;
import org.sightline.matching.verdict.judging.ReasonSentence;
import org.sightline.matching.verdict.judging.RegimeVerdict;

/**
 * Cuts what a finding says to what a message may hold. The counts in the message say how much there is in all; the whole
 * is read from this service.
 *
 * @param message as it is sent
 * @param body the message as JSON with an empty timeline, as a version of the finding is kept
 * @param json the message as JSON
 */
record MessageExcerpt(FindingMessage message, String body, String json) {

    /** The most lines, and the most entries of the timeline, the newest ones, in a message. */
    static final int MOST_ITEMS = 50;

    private static final String NO_TIMELINE = "\"timeline\":[]";

    /** Tried one after the other until the message is small enough. */
    private static final List<Cut> CUTS = List.of(
            new Cut(MOST_ITEMS, Integer.MAX_VALUE), new Cut(MOST_ITEMS, 1_000), new Cut(20, 1_000), new Cut(5, 500));

    /** Of a finding on which even the least of it does not fit: it goes to the dead letters as it is. */
    private static final Cut LEAST = new Cut(2, 200);

    static MessageExcerpt of(FindingMessage whole) {
        for (Cut cut : CUTS) {
            MessageExcerpt excerpt = written(cut.of(whole));
            if (excerpt.bytes() <= MessageSize.MOST_BYTES) {
                return excerpt;
            }
        }
        return written(LEAST.of(whole));
    }

    private static MessageExcerpt written(FindingMessage message) {
        String body = Json.write(message.withTimeline(List.of()));
        return new MessageExcerpt(message, body, withTimeline(body, message.timeline()));
    }

    /** A kept body with a timeline put into its place. */
    static String withTimeline(String body, List<TimelineEntry> timeline) {
        // No text can hold this: a quotation mark in a text has a backslash before it.
        int at = body.indexOf(NO_TIMELINE);
        return at < 0 || timeline.isEmpty()
                ? body
                : body.substring(0, at)
                        + "\"timeline\":"
                        + Json.write(timeline)
                        + body.substring(at + NO_TIMELINE.length());
    }

    private int bytes() {
        return json.getBytes(StandardCharsets.UTF_8).length;
    }

    /**
     * How much is kept.
     *
     * @param items of each list
     * @param text characters of each text
     */
    private record Cut(int items, int text) {

        FindingMessage of(FindingMessage whole) {
            FindingContent content = whole.content();
            List<FindingContent.Line> lines =
                    content.lines().stream().limit(items).map(this::line).toList();
            Set<UUID> kept = lines.stream().map(FindingContent.Line::id).collect(Collectors.toSet());
            FindingContent cut = new FindingContent(
                    text(content.purchaseKey()),
                    screened(content.screened(), kept),
                    lines,
                    installed(content.device()),
                    content.particulars(),
                    judged(content.judged()),
                    content.stamp());
            List<TimelineEntry> timeline = whole.timeline();
            return whole.withContent(cut)
                    .withTimeline(timeline.stream()
                            .skip(Math.max(0, timeline.size() - items))
                            .map(this::entry)
                            .toList());
        }

        private FindingContent.Screened screened(FindingContent.Screened whole, Set<UUID> kept) {
            List<FindingContent.Evidence> evidence = whole.evidence().stream()
                    .filter(one -> one.lineId() == null || kept.contains(one.lineId()))
                    .filter(one -> one.end() <= text)
                    .limit(2L * items)
                    .toList();
            return new FindingContent.Screened(
                    whole.entityId(),
                    whole.entityName(),
                    whole.makerId(),
                    whole.makerName(),
                    whole.basis(),
                    whole.role(),
                    whole.score(),
                    whole.band(),
                    // A finding without evidence would say nothing.
                    evidence.isEmpty() ? whole.evidence().stream().limit(1).toList() : evidence,
                    whole.path().stream().limit(items).toList(),
                    cut(whole.explanation()));
        }

        private FindingContent.Line line(FindingContent.Line line) {
            return new FindingContent.Line(
                    line.id(),
                    line.sourceId(),
                    line.importId(),
                    line.row(),
                    line.documentType(),
                    text(line.documentNumber()),
                    text(line.orderNumber()),
                    text(line.lineNumber()),
                    line.obligationDate(),
                    line.paymentDate(),
                    cut(line.buyerName()),
                    text(line.vendorName()),
                    text(line.description()),
                    text(line.manufacturer()),
                    text(line.model()),
                    line.quantity(),
                    line.unitPrice(),
                    line.amount(),
                    line.currency(),
                    text(line.fundingText()));
        }

        private FindingContent.@Nullable Installed installed(FindingContent.@Nullable Installed device) {
            return device == null
                    ? null
                    : new FindingContent.Installed(
                            device.id(),
                            text(device.maker()),
                            text(device.model()),
                            text(device.serial()),
                            text(device.mac()),
                            text(device.site()),
                            device.status(),
                            device.installedOn());
        }

        private FindingContent.Judged judged(FindingContent.Judged whole) {
            return new FindingContent.Judged(
                    whole.funding().stream().limit(items).map(this::cut).toList(),
                    whole.fundingState(),
                    whole.firstVerdict(),
                    whole.verdict(),
                    whole.verdicts().stream().map(this::verdict).toList(),
                    whole.decidingRules(),
                    whole.missing());
        }

        private RegimeVerdict verdict(RegimeVerdict whole) {
            return new RegimeVerdict(
                    whole.ruleId(),
                    whole.ruleVersion(),
                    whole.regime(),
                    whole.verdict(),
                    cut(whole.citation()),
                    cut(whole.reason()),
                    facts(whole.factsUsed()),
                    whole.missing(),
                    whole.unverified(),
                    whole.notes().stream().map(this::cut).toList(),
                    whole.lookedAt(),
                    whole.sentences().stream().map(this::sentence).toList());
        }

        private ReasonSentence sentence(ReasonSentence whole) {
            return new ReasonSentence(whole.pattern(), facts(whole.values()));
        }

        private Map<String, String> facts(Map<String, String> whole) {
            Map<String, String> facts = new LinkedHashMap<>();
            whole.forEach((name, fact) -> facts.put(name, cut(fact)));
            return facts;
        }

        private TimelineEntry entry(TimelineEntry entry) {
            return new TimelineEntry(
                    entry.at(),
                    entry.by(),
                    entry.role(),
                    entry.action(),
                    text(entry.text()),
                    text(entry.from()),
                    text(entry.to()));
        }

        private @Nullable String text(@Nullable String whole) {
            return whole == null ? null : cut(whole);
        }

        private String cut(String whole) {
            return whole.length() <= text ? whole : whole.substring(0, text - 1) + "…";
        }
    }
}
