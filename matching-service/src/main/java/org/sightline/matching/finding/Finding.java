package org.sightline.matching.finding;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.sightline.matching.verdict.facts.ObligationDate;

/**
 * A finding as it is stored: what it says ({@link FindingContent}) and what became of it ({@link FindingLifecycle}). The version is set
 * by {@link FindingRepository} and not by Hibernate, because it is also the version of the message.
 */
@Entity
@Table(name = "finding")
public class Finding {

    @Id
    public UUID id;

    public long version;

    @Column(name = "agency_id")
    public UUID agencyId;

    public String subject;

    @Column(name = "document_key")
    public String documentKey;

    @Column(name = "maker_key")
    public String makerKey;

    @Column(name = "entity_id")
    public String entityId;

    public String role;
    public String band;
    public String verdict;
    public String status;
    public String outcome;
    public String decision;

    @Column(name = "triaged_by")
    public String triagedBy;

    public boolean withdrawn;

    @Column(name = "first_day")
    public LocalDate firstDay;

    @Column(name = "decided_text")
    public String decidedText;

    @Column(name = "decided_print")
    public String decidedPrint;

    @Convert(converter = FindingContentColumn.class)
    public FindingContent content;

    @Column(name = "correlation_id")
    public String correlationId;

    @Column(name = "opened_at")
    public Instant openedAt;

    @Column(name = "updated_at")
    public Instant updatedAt;
    /** When the agency was first told of it, or first answered; null where neither happened. Never moved or taken back. */
    @Column(name = "notified_at")
    public Instant notifiedAt;

    /** What a reviewer found the equipment is for; null while nobody said, which is in scope. */
    public String purpose;

    /** Takes over what the finding now says. */
    public void say(FindingContent now) {
        content = now;
        entityId = now.entityId();
        role = now.role();
        band = now.band();
        verdict = now.verdict();
        firstDay = now.date() == null ? null : ObligationDate.parse(now.date()).first();
    }

    public FindingLifecycle life() {
        return new FindingLifecycle(status, outcome, decision, triagedBy);
    }

    public void live(FindingLifecycle life) {
        status = life.status();
        outcome = life.outcome();
        decision = life.decision();
        triagedBy = life.triagedBy();
    }
}
