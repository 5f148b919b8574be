package org.sightline.matching.law;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/** An approved change of the rules. Never changed, but for the note that everything was judged anew. */
@Entity
@Table(name = "rule_version")
class RuleVersion {

    @Id
    int version;

    @Column(name = "rule_book_version", updatable = false)
    String ruleBookVersion;

    @Column(updatable = false)
    String summary;

    @Column(name = "drafted_by", updatable = false)
    String draftedBy;

    @Column(name = "approved_by", updatable = false)
    String approvedBy;

    @Column(name = "published_at", updatable = false)
    Instant publishedAt;

    @Column(updatable = false)
    String changes;

    @Column(name = "rejudged_at")
    Instant rejudgedAt;

    List<RuleChange> changes() {
        return RuleChange.read(changes);
    }
}
