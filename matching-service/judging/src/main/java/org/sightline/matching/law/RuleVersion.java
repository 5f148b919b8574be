package org.sightline.matching.law;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.approval.Proposal;
import org.sightline.kit.caller.Caller;
import org.sightline.matching.verdict.book.RuleBook;

/** An approved change of the rules. Never changed, but for the note that everything was judged by it. */
@Entity
@Table(name = "rule_version")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
public class RuleVersion {

    @Id
    private int version;

    @Column(name = "rule_book_version", updatable = false)
    private String ruleBookVersion;

    @Column(updatable = false)
    private String summary;

    @Column(name = "drafted_by", updatable = false)
    private String draftedBy;

    @Column(name = "approved_by", updatable = false)
    private String approvedBy;

    @Column(name = "drafted_by_identity", updatable = false)
    private @Nullable String draftedByIdentity;

    @Column(name = "approved_by_identity", updatable = false)
    private @Nullable String approvedByIdentity;

    @Column(name = "published_at", updatable = false)
    private Instant publishedAt;

    @Column(updatable = false)
    private String changes;

    @Column(name = "rejudged_at")
    private @Nullable Instant rejudgedAt;

    /** For Hibernate. */
    protected RuleVersion() {}

    /** A version that two people made. */
    public static RuleVersion approved(
            int version, RuleBook book, Proposal<List<RuleChange>> draft, Caller by, Instant now) {
        RuleVersion made = new RuleVersion();
        made.version = version;
        made.ruleBookVersion = book.version();
        made.summary = draft.summary();
        made.draftedBy = draft.proposedByName();
        made.draftedByIdentity = draft.proposedBy();
        made.approvedBy = by.name();
        made.approvedByIdentity = by.identity();
        made.publishedAt = now;
        made.changes = RuleChange.write(draft.content());
        return made;
    }

    int version() {
        return version;
    }

    String summary() {
        return summary;
    }

    /**
     * The book with the changes of this version. On the rules of a later release it counts as recorded when those were.
     *
     * @throws org.sightline.kit.problem.Problem 422 where one does not fit
     */
    RuleBook applyTo(RuleBook book) {
        LocalDate published = publishedAt.atZone(ZoneOffset.UTC).toLocalDate();
        LocalDate last = book.lastRecorded();
        return RuleChange.applyTo(book, RuleChange.read(changes), published.isBefore(last) ? last : published);
    }

    /**
     * An approved change, as the API shows it.
     *
     * @param publishedAt UTC
     * @param rejudgedAt when all findings had been judged by it, UTC; null while that is under way
     * @param judging how far that is; null before it began and once all are judged
     */
    @Schema(name = "RuleVersion")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record View(
            int version,
            String ruleBookVersion,
            String summary,
            String draftedBy,
            String approvedBy,
            Instant publishedAt,
            List<RuleChange> changes,
            @Nullable Instant rejudgedAt,
            RuleJudgingRepository.@Nullable Progress judging) {}

    /** @param judging how far judging all findings by it is; null where that has not begun */
    public View view(RuleJudgingRepository.@Nullable Progress judging) {
        return new View(
                version,
                ruleBookVersion,
                summary,
                draftedBy,
                approvedBy,
                publishedAt,
                RuleChange.read(changes),
                rejudgedAt,
                rejudgedAt == null ? judging : null);
    }
}
