package org.sightline.matching.finding;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.sightline.matching.verdict.ObligationDate;

/**
 * A finding as it is stored: what it says ({@link Content}) and what became of it ({@link Life}). The version is set
 * by {@link Findings} and not by Hibernate, because it is also the version of the message.
 */
@Entity
@Table(name = "finding")
class Finding {

    @Id
    UUID id;

    long version;

    @Column(name = "agency_id")
    UUID agencyId;

    String subject;

    @Column(name = "document_key")
    String documentKey;

    @Column(name = "maker_key")
    String makerKey;

    @Column(name = "entity_id")
    String entityId;

    String role;
    String band;
    String verdict;
    String status;
    String outcome;
    String decision;

    @Column(name = "triaged_by")
    String triagedBy;

    boolean withdrawn;

    @Column(name = "first_day")
    LocalDate firstDay;

    @Column(name = "decided_text")
    String decidedText;

    @Column(name = "decided_print")
    String decidedPrint;

    @Convert(converter = ContentColumn.class)
    Content content;

    @Column(name = "correlation_id")
    String correlationId;

    @Column(name = "opened_at")
    Instant openedAt;

    @Column(name = "updated_at")
    Instant updatedAt;
    /** When the agency was first told of it, or first answered; null where neither happened. Never moved or taken back. */
    @Column(name = "notified_at")
    Instant notifiedAt;

    /** What a reviewer found the equipment is for; null while nobody said, which is in scope. */
    String purpose;

    /** Takes over what the finding now says. */
    void say(Content now) {
        content = now;
        entityId = now.entityId();
        role = now.role();
        band = now.band();
        verdict = now.verdict();
        firstDay = now.date() == null ? null : ObligationDate.parse(now.date()).first();
    }

    Life life() {
        return new Life(status, outcome, decision, triagedBy);
    }

    void live(Life life) {
        status = life.status();
        outcome = life.outcome();
        decision = life.decision();
        triagedBy = life.triagedBy();
    }
}
