package org.sightline.matching.finding;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.copy.BinaryCopy;
import org.sightline.kit.copy.BinaryCopy.Column;
import org.sightline.kit.copy.CopyType;
import org.sightline.kit.json.Json;
import org.sightline.matching.lifecycle.FindingLifecycle;
import org.sightline.matching.lifecycle.WireNames;

/** Findings, their timelines and their versions as rows for COPY, where there are very many of them. */
final class FindingRows {

    /** Findings as Hibernate writes them: the same columns with the same values. */
    static final BinaryCopy<Finding> FINDINGS = new BinaryCopy<>(List.<Column<Finding>>of(
            new Column<>("id", CopyType.UUID, Finding::id),
            new Column<>("version", CopyType.INT8, Finding::version),
            new Column<>("agency_id", CopyType.UUID, Finding::agencyId),
            text("subject", finding -> WireNames.of(finding.subject())),
            text("document_key", finding -> finding.group().documentKey()),
            text("maker_key", finding -> finding.group().makerKey()),
            text("entity_id", finding -> finding.content().screened().entityId()),
            text("role", finding -> finding.content().screened().role().name()),
            text("band", finding -> finding.content().screened().band().name()),
            text("verdict", finding -> finding.content().judged().verdict().name()),
            text("status", finding -> WireNames.of(finding.lifecycle().status())),
            text("outcome", finding -> wireName(finding.lifecycle().outcome())),
            text("decision", finding -> ofTriage(finding, triage -> WireNames.of(triage.decision()))),
            text(
                    "triaged_by",
                    finding -> ofTriage(finding, triage -> triage.by().name())),
            text(
                    "triaged_by_identity",
                    finding -> ofTriage(finding, triage -> triage.by().identity())),
            text("first_decided_by", Finding::firstDecidedBy),
            text("first_decided_by_identity", Finding::firstDecidedByIdentity),
            text("proposed_outcome", finding -> {
                FindingLifecycle.Triage triage = finding.lifecycle().triage();
                return triage == null ? null : wireName(triage.proposed());
            }),
            new Column<>("withdrawn", CopyType.BOOLEAN, Finding::isWithdrawn),
            new Column<>("joined_into", CopyType.UUID, Finding::joinedInto),
            new Column<>(
                    "amount", CopyType.NUMERIC, finding -> finding.content().amount()),
            text("leading_list", finding -> finding.content().leadingList()),
            new Column<>("first_day", CopyType.DATE, Finding::firstDay),
            text("decided_text", Finding::decidedText),
            text("decided_print", Finding::decidedPrint),
            text("content", finding -> Json.write(finding.content())),
            text("correlation_id", Finding::correlationId),
            new Column<>("opened_at", CopyType.TIMESTAMPTZ, Finding::openedAt),
            new Column<>("updated_at", CopyType.TIMESTAMPTZ, Finding::updatedAt),
            new Column<>("notified_at", CopyType.TIMESTAMPTZ, Finding::notifiedAt),
            text("purpose", finding -> wireName(finding.purpose()))));

    /** Entries of timelines. */
    static final BinaryCopy<Event> EVENTS = new BinaryCopy<>(List.<Column<Event>>of(
            new Column<>("finding_id", CopyType.UUID, event -> event.finding().id()),
            new Column<>("agency_id", CopyType.UUID, event -> event.finding().agencyId()),
            new Column<>("seq", CopyType.INT4, Event::seq),
            new Column<>("at", CopyType.TIMESTAMPTZ, event -> event.entry().at()),
            text("actor", event -> event.entry().by()),
            text("actor_role", event -> event.entry().role()),
            text("action", event -> event.entry().action().wireName()),
            text("text", event -> event.entry().text()),
            text("from_value", event -> event.entry().from()),
            text("to_value", event -> event.entry().to()),
            text("actor_identity", event -> event.entry().identity())));

    /** Versions of findings as they were said. */
    static final BinaryCopy<Kept> VERSIONS = new BinaryCopy<>(List.<Column<Kept>>of(
            new Column<>(
                    "finding_id",
                    CopyType.UUID,
                    kept -> kept.excerpt().message().id()),
            new Column<>(
                    "agency_id", CopyType.UUID, kept -> kept.excerpt().message().agencyId()),
            new Column<>(
                    "version", CopyType.INT8, kept -> kept.excerpt().message().version()),
            new Column<>("recorded_at", CopyType.TIMESTAMPTZ, Kept::at),
            text("body", kept -> kept.excerpt().body()),
            new Column<>(
                    "entries", CopyType.INT4, kept -> kept.excerpt().message().timelineCount())));

    private FindingRows() {}

    /** An entry in the place that it has in a finding's timeline. */
    record Event(Finding finding, int seq, TimelineEntry entry) {}

    /** What is kept of a version. */
    record Kept(MessageExcerpt excerpt, Instant at) {}

    private static <T> Column<T> text(String name, Function<T, @Nullable Object> value) {
        return new Column<>(name, CopyType.TEXT, value);
    }

    private static @Nullable String wireName(@Nullable Enum<?> constant) {
        return constant == null ? null : WireNames.of(constant);
    }

    private static @Nullable String ofTriage(
            Finding finding, Function<FindingLifecycle.Triage, @Nullable String> part) {
        FindingLifecycle.Triage triage = finding.lifecycle().triage();
        return triage == null ? null : part.apply(triage);
    }
}
