package org.sightline.matching.finding;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.held.GroupKey;
import org.sightline.matching.lifecycle.Decision;
import org.sightline.matching.lifecycle.FindingLifecycle;
import org.sightline.matching.lifecycle.FindingLifecycle.Person;
import org.sightline.matching.lifecycle.FindingLifecycle.Triage;
import org.sightline.matching.lifecycle.Outcome;
import org.sightline.matching.lifecycle.Status;
import org.sightline.matching.lifecycle.WireNames;
import org.sightline.matching.screening.match.Band;
import org.sightline.matching.screening.match.Role;
import org.sightline.matching.verdict.facts.ObligationDate;
import org.sightline.matching.verdict.facts.Purpose;
import org.sightline.matching.verdict.rule.Verdict;

/**
 * A finding as it is stored: what it says ({@link FindingContent}) and where it stands ({@link FindingLifecycle}). The
 * version is set by {@link FindingRepository} and not by Hibernate, because it is also the version of the message.
 */
@Entity
@Table(name = "finding")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
public class Finding {

    @Id
    private UUID id;

    private long version;

    @Column(name = "agency_id")
    private UUID agencyId;

    private FindingSubject subject;

    @Column(name = "document_key")
    private String documentKey;

    @Column(name = "maker_key")
    private String makerKey;

    @Column(name = "entity_id")
    private String entityId;

    // Written for what asks the database; the code reads the message.
    @SuppressWarnings("UnusedVariable")
    @Enumerated(EnumType.STRING)
    private Role role;

    @SuppressWarnings("UnusedVariable")
    @Enumerated(EnumType.STRING)
    private Band band;

    @SuppressWarnings("UnusedVariable")
    @Enumerated(EnumType.STRING)
    private Verdict verdict;

    private Status status;
    private @Nullable Outcome outcome;
    private @Nullable Decision decision;

    @Column(name = "triaged_by")
    private @Nullable String triagedBy;

    @Column(name = "triaged_by_identity")
    private @Nullable String triagedByIdentity;

    @Column(name = "first_decided_by")
    private @Nullable String firstDecidedBy;

    @Column(name = "first_decided_by_identity")
    private @Nullable String firstDecidedByIdentity;

    @Column(name = "proposed_outcome")
    private @Nullable Outcome proposedOutcome;

    private boolean withdrawn;

    @Column(name = "joined_into")
    private @Nullable UUID joinedInto;

    @SuppressWarnings("UnusedVariable")
    private @Nullable BigDecimal amount;

    @SuppressWarnings("UnusedVariable")
    @Column(name = "leading_list")
    private @Nullable String leadingList;

    @Column(name = "first_day")
    private @Nullable LocalDate firstDay;

    @Column(name = "decided_text")
    private @Nullable String decidedText;

    @Column(name = "decided_print")
    private @Nullable String decidedPrint;

    @Convert(converter = FindingContentColumn.class)
    private FindingContent content;

    @Column(name = "correlation_id")
    private @Nullable String correlationId;

    @Column(name = "opened_at")
    private Instant openedAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "notified_at")
    private @Nullable Instant notifiedAt;

    private @Nullable Purpose purpose;

    /** For Hibernate. */
    protected Finding() {}

    /** A finding that is opened now; it still has to be stored. */
    public static Finding opened(
            UUID id,
            GroupKey group,
            FindingSubject subject,
            FindingContent content,
            @Nullable String correlationId,
            Instant now) {
        Finding finding = new Finding();
        finding.id = id;
        finding.agencyId = group.agencyId();
        finding.documentKey = group.documentKey();
        finding.makerKey = group.makerKey();
        finding.subject = subject;
        finding.openedAt = now;
        finding.say(content, correlationId);
        finding.enter(new FindingLifecycle.New());
        return finding;
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public UUID agencyId() {
        return agencyId;
    }

    /** Within which lines of one purchase are looked for. */
    public GroupKey group() {
        return new GroupKey(agencyId, documentKey, makerKey);
    }

    /** It rests on lines of another document from now on, of the same agency and maker. */
    void moveTo(GroupKey group) {
        documentKey = group.documentKey();
    }

    public FindingSubject subject() {
        return subject;
    }

    public FindingContent content() {
        return content;
    }

    public boolean isWithdrawn() {
        return withdrawn;
    }

    public Instant openedAt() {
        return openedAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    /** Of the work that last changed what it says; null where that had none. */
    public @Nullable String correlationId() {
        return correlationId;
    }

    /** The first day on which the purchase or installation can have been; null where no date is known. */
    public @Nullable LocalDate firstDay() {
        return firstDay;
    }

    /** When the agency was first told of it, or first answered; null where neither happened. */
    public @Nullable Instant notifiedAt() {
        return notifiedAt;
    }

    /** What a reviewer found the equipment is for; null while nobody said, which counts as in scope. */
    public @Nullable Purpose purpose() {
        return purpose;
    }

    /** The sign-in name of who decided first, where another person's decision took its place; null otherwise. */
    @Nullable
    String firstDecidedBy() {
        return firstDecidedBy;
    }

    /** Its {@link Person#identity}; null where nothing else is known either. */
    @Nullable
    String firstDecidedByIdentity() {
        return firstDecidedByIdentity;
    }

    /** The hash of the text that was decided to be no match; null where it was not. */
    @Nullable
    String decidedText() {
        return decidedText;
    }

    /** What the list said of the entity at that time, as a hash; null where it was not decided. */
    @Nullable
    String decidedPrint() {
        return decidedPrint;
    }

    /** Whether it rests on one of these lines, or on this device. */
    public boolean restsOn(Set<UUID> sources) {
        return content.restsOn(sources);
    }

    /** Takes over what the finding now says. */
    public void say(FindingContent now, @Nullable String by) {
        content = now;
        entityId = now.screened().entityId();
        role = now.screened().role();
        band = now.screened().band();
        verdict = now.judged().verdict();
        String date = now.particulars().date();
        firstDay = date == null ? null : ObligationDate.parse(date).first();
        amount = now.amount();
        leadingList = now.leadingList();
        correlationId = by;
    }

    public FindingLifecycle lifecycle() {
        return FindingLifecycle.of(status, triage(), outcome);
    }

    private @Nullable Triage triage() {
        if (decision == null || triagedBy == null) {
            return null;
        }
        Person by = new Person(triagedBy, triagedByIdentity);
        Person first = firstDecidedBy == null ? by : new Person(firstDecidedBy, firstDecidedByIdentity);
        return new Triage(decision, by, proposedOutcome, first);
    }

    /** Takes the step to another state. */
    public void enter(FindingLifecycle state) {
        Triage triage = state.triage();
        status = state.status();
        outcome = state.outcome();
        decision = triage == null ? null : triage.decision();
        triagedBy = triage == null ? null : triage.by().name();
        triagedByIdentity = triage == null ? null : triage.by().identity();
        proposedOutcome = triage == null ? null : triage.proposed();
        Person first = triage == null || triage.first().equals(triage.by()) ? null : triage.first();
        firstDecidedBy = first == null ? null : first.name();
        firstDecidedByIdentity = first == null ? null : first.identity();
    }

    /** Remembers which text, and which word of the list on its entity, was decided to be no match. */
    void decidedFor(String text, String print) {
        decidedText = text;
        decidedPrint = print;
    }

    /** The agency knows of it from now on; the first time counts, and is never moved or taken back. */
    public void agencyKnows(Instant now) {
        if (notifiedAt == null) {
            notifiedAt = now;
        }
    }

    public void setPurpose(Purpose found) {
        purpose = found;
    }

    public void withdraw() {
        withdrawn = true;
    }

    public void restore() {
        withdrawn = false;
        joinedInto = null;
    }

    /** A person joined it to another finding of the same purchase, which goes on. */
    public void joinTo(UUID other) {
        withdrawn = true;
        joinedInto = other;
    }

    /** The finding that a person joined this one to; null where nobody did, or this was undone. */
    public @Nullable UUID joinedInto() {
        return joinedInto;
    }

    void nextVersion(Instant now) {
        version++;
        updatedAt = now;
    }

    /** A {@link Purpose} as its column holds it. */
    @Converter(autoApply = true)
    static class PurposeColumn extends WireNames<Purpose> {
        PurposeColumn() {
            super(Purpose.class);
        }
    }
}
