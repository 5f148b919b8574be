package org.sightline.kit.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;
import org.sightline.kit.sql.Statement;

/**
 * The life of a proposal: drafted by one person, tried out, approved by another or discarded. The table is in {@code
 * proposal.sql.txt} beside this class and belongs into a service's migrations.
 */
@ApplicationScoped
public class Proposals {

    private final Sql sql;
    private final Clock clock;

    Proposals(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * What somebody proposes.
     *
     * @param base the version of what it changes; null where that has none
     */
    public record Draft<T>(
            String summary,
            @Nullable LocalDate effectiveOn,
            @Nullable Long base,
            T content) {}

    /**
     * Who answers for a proposal, and so may not approve it.
     *
     * @param identity issuer and subject of a person
     * @param name the name to show; that of the job where a job made the proposal for the person
     */
    public record Proposer(String identity, String name) {

        public static Proposer of(Caller caller) {
            return new Proposer(caller.identity(), caller.name());
        }
    }

    /**
     * Keeps a new proposal.
     *
     * @throws Problem 422 where it has no summary
     */
    @Transactional
    public <T> Proposal<T> draft(ProposalKind<T> kind, Caller by, Draft<T> draft) {
        return draft(kind, Proposer.of(by), draft);
    }

    /**
     * As {@link #draft(ProposalKind, Caller, Draft)}, also for a job that proposes something for a person.
     *
     * @throws Problem 422 where it has no summary
     */
    @Transactional
    public <T> Proposal<T> draft(ProposalKind<T> kind, Proposer by, Draft<T> draft) {
        if (draft.summary() == null || draft.summary().isBlank()) {
            throw Problem.invalid("/summary", "missing", "Say in a sentence what the change is for.");
        }
        Proposal<T> proposal = new Proposal<>(
                UUID.randomUUID(),
                0,
                draft.summary().strip(),
                draft.effectiveOn(),
                draft.base(),
                draft.content(),
                by.identity(),
                by.name(),
                clock.instant(),
                null);
        insert(kind, proposal);
        return proposal;
    }

    private <T> void insert(ProposalKind<T> kind, Proposal<T> proposal) {
        sql.query("""
                insert into proposal (id, kind, version, summary, effective_on, base, content, proposed_by,
                                      proposed_by_name, created_at)
                values (:id, :kind, :version, :summary, :effectiveOn, :base, :content, :by, :byName, :createdAt)""")
                .with("id", proposal.id())
                .with("kind", kind.name())
                .with("version", proposal.version())
                .with("summary", proposal.summary())
                .with("effectiveOn", proposal.effectiveOn())
                .with("base", proposal.base())
                .with("content", kind.write().apply(proposal.content()))
                .with("by", proposal.proposedBy())
                .with("byName", proposal.proposedByName())
                .with("createdAt", proposal.createdAt())
                .change();
    }

    /** All open proposals of a kind, the newest first. */
    public <T> List<Proposal<T>> all(ProposalKind<T> kind) {
        return sql.query("select * from proposal where kind = :kind order by created_at desc, id")
                .with("kind", kind.name())
                .list(row -> proposal(kind, row));
    }

    /**
     * An open proposal without what it proposes.
     *
     * @param kind the name of its kind
     */
    public record Open(
            String kind,
            UUID id,
            String summary,
            @Nullable LocalDate effectiveOn,
            @Nullable String proposedBy,
            String proposedByName,
            Instant createdAt) {

        /** As {@link Proposal#isOf}. */
        public boolean isOf(Caller caller) {
            return proposedBy == null ? proposedByName.equals(caller.name()) : proposedBy.equals(caller.identity());
        }
    }

    /** All open proposals without what they propose, which may be large; the oldest first. */
    public List<Open> open() {
        return sql.query("""
                        select kind, id, summary, effective_on, proposed_by, proposed_by_name, created_at
                        from proposal
                        order by created_at, id
                        """)
                .list(row -> new Open(
                        row.requiredText("kind"),
                        row.requiredUuid("id"),
                        row.requiredText("summary"),
                        row.day("effective_on"),
                        row.text("proposed_by"),
                        row.requiredText("proposed_by_name"),
                        row.requiredInstant("created_at")));
    }

    /**
     * One open proposal.
     *
     * @throws Problem 404 where there is none of this id and kind
     */
    public <T> Proposal<T> find(ProposalKind<T> kind, UUID id) {
        return found(kind, one("select * from proposal where id = :id and kind = :kind", kind, id));
    }

    /** Keeps with a proposal what a dry run of it said, as JSON. */
    @Transactional
    public <T> Proposal<T> keepTrial(ProposalKind<T> kind, UUID id, String trial) {
        one("update proposal set trial = :trial, version = version + 1 where id = :id and kind = :kind", kind, id)
                .with("trial", trial)
                .change();
        return find(kind, id);
    }

    /**
     * Puts a proposal in force and ends it, in one transaction. Proposals of a kind are approved one after the other.
     *
     * @param ifMatch the ETag that the approver has seen
     * @param apply does what is proposed; whatever it throws leaves all as it was
     * @throws Problem 404 where there is none, 403 where the approver proposed it, 409 where it is not due yet, 412 where
     *     it was changed, 428 where the ETag is missing
     */
    @Transactional
    public <T, R> R approve(
            ProposalKind<T> kind, UUID id, @Nullable String ifMatch, Caller by, Function<Proposal<T>, R> apply) {
        sql.lock(kind.lock());
        Proposal<T> proposal = locked(kind, id, ifMatch);
        if (proposal.isOf(by)) {
            throw Problem.forbidden("You cannot approve your own draft. Ask another admin.");
        }
        LocalDate effective = proposal.effectiveOn();
        if (effective != null && effective.isAfter(LocalDate.now(clock))) {
            throw Problem.conflict("This change takes effect on " + effective + ". Approve it on or after that day.");
        }
        R result = apply.apply(proposal);
        remove(kind, id);
        return result;
    }

    /**
     * Throws a proposal away.
     *
     * @param ifMatch the ETag that the caller has seen
     * @throws Problem 404 where there is none, 412 where it was changed, 428 where the ETag is missing
     */
    @Transactional
    public <T> void discard(ProposalKind<T> kind, UUID id, @Nullable String ifMatch) {
        locked(kind, id, ifMatch);
        remove(kind, id);
    }

    /**
     * Takes back a proposal that a newer one of the same proposer replaces.
     *
     * @return false where it was approved or discarded before
     */
    @Transactional
    public boolean replace(ProposalKind<?> kind, UUID id) {
        return one("delete from proposal where id = :id and kind = :kind", kind, id)
                        .change()
                == 1;
    }

    private <T> Proposal<T> locked(ProposalKind<T> kind, UUID id, @Nullable String ifMatch) {
        Proposal<T> proposal =
                found(kind, one("select * from proposal where id = :id and kind = :kind for update", kind, id));
        ETags.require(ifMatch, proposal.version());
        return proposal;
    }

    private <T> void remove(ProposalKind<T> kind, UUID id) {
        one("delete from proposal where id = :id and kind = :kind", kind, id).change();
    }

    private Statement one(String statement, ProposalKind<?> kind, UUID id) {
        return sql.query(statement).with("id", id).with("kind", kind.name());
    }

    private static <T> Proposal<T> found(ProposalKind<T> kind, Statement statement) {
        return statement.<Proposal<T>>first(row -> proposal(kind, row)).orElseThrow(Problem::notFound);
    }

    private static <T> Proposal<T> proposal(ProposalKind<T> kind, Row row) {
        return new Proposal<>(
                row.requiredUuid("id"),
                row.number("version"),
                row.requiredText("summary"),
                row.day("effective_on"),
                row.numberOrNull("base"),
                kind.read().apply(row.requiredText("content")),
                row.text("proposed_by"),
                row.requiredText("proposed_by_name"),
                row.requiredInstant("created_at"),
                row.text("trial"));
    }
}
