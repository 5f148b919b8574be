package org.sightline.matching.law;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/** An approved change of the rules. Never changed, except for the note that everything was judged again. */
@Entity
@Table(name = "rule_version")
public class RuleVersion {

    @Id
    public int version;

    @Column(name = "rule_book_version", updatable = false)
    public String ruleBookVersion;

    @Column(updatable = false)
    public String summary;

    @Column(name = "drafted_by", updatable = false)
    public String draftedBy;

    @Column(name = "approved_by", updatable = false)
    public String approvedBy;

    @Column(name = "published_at", updatable = false)
    public Instant publishedAt;

    @Column(updatable = false)
    public String changes;

    @Column(name = "rejudged_at")
    public Instant rejudgedAt;

    public List<RuleChange> changes() {
        return RuleChange.read(changes);
    }
}
