package org.sightline.matching.draft;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.sightline.matching.law.RuleChange;

/** A change of the rules that somebody proposes and another person has to approve. */
@Entity
@Table(name = "rule_draft")
public class RuleDraft {

    @Id
    public UUID id;

    @Version
    public long version;

    public String summary;
    public String changes;

    @Column(name = "drafted_by")
    public String draftedBy;

    @Column(name = "created_at")
    public Instant createdAt;

    public String simulation;

    public List<RuleChange> changes() {
        return RuleChange.read(changes);
    }
}
