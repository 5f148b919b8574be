package org.sightline.gateway.pages.people.people;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.gateway.grant.Accounts;
import org.sightline.gateway.grant.GrantRepository;
import org.sightline.kit.approval.Proposal;
import org.sightline.kit.approval.ProposalKind;
import org.sightline.kit.approval.Proposals;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.Giving;
import org.sightline.kit.json.Json;
import org.sightline.kit.problem.Problem;

/**
 * Roles in agencies: one person drafts, another approves, as {@link Giving} says. The account of who is new is made when
 * the role is approved.
 */
@ApplicationScoped
class RoleDrafts {

    /** The most drafts that are looked at for the office, the oldest. */
    static final int MOST_SHOWN = 100;

    private static final ProposalKind<Content> KIND =
            new ProposalKind<>("agency-role", 7_316_889_200_303L, Json::write, text -> Json.read(text, Content.class));

    private final Proposals proposals;
    private final GrantRepository grants;
    private final Accounts accounts;
    private final Grants people;
    private final AuditLog audit;

    RoleDrafts(Proposals proposals, GrantRepository grants, Accounts accounts, Grants people, AuditLog audit) {
        this.proposals = proposals;
        this.grants = grants;
        this.accounts = accounts;
        this.people = people;
        this.audit = audit;
    }

    /**
     * A role to give.
     *
     * @param subject of the account with this user name; null where there was none
     */
    record Content(Grants.Wanted wanted, @Nullable String subject) {}

    /** A draft with those of the agency who held a role before it was made. */
    record Waiting(Proposal<Content> proposal, Giving.Draft draft, List<Giving.Holder> holders) {

        boolean mayBeApprovedBy(Caller caller) {
            return Giving.mayApprove(caller, draft, holders);
        }

        boolean waitsForOffice() {
            return Giving.waitsForOffice(draft, holders);
        }

        RoleDraft shown() {
            Grants.Wanted wanted = proposal.content().wanted();
            return new RoleDraft(
                    proposal.id(),
                    proposal.version(),
                    wanted.agency(),
                    wanted.username(),
                    wanted.email(),
                    wanted.name(),
                    wanted.role(),
                    wanted.until(),
                    wanted.body(),
                    proposal.content().subject() != null,
                    proposal.proposedByName(),
                    proposal.createdAt(),
                    waitsForOffice() ? "office" : "agency");
        }
    }

    /**
     * Drafts a role. Drafting the same again changes nothing.
     *
     * @return null where the person holds the role already
     * @throws Problem 403 where the caller may not give it, 409 where the user name is another person's or a machine's,
     *     one person would both report and certify for the agency, or somebody else's draft of it waits
     */
    @Nullable
    RoleDraft draft(Caller by, Grants.Wanted wanted) {
        Optional<Accounts.Account> found = accounts.find(wanted.username());
        String subject = found.map(Accounts.Account::subject).orElse(null);
        Content content = new Content(wanted, subject);
        Giving.requireDrafter(by, asked(content, by.identity()));
        found.ifPresent(account -> refuseUnfit(account, wanted));
        if (subject != null && grants.holds(role(subject, wanted), wanted.until())) {
            return null;
        }
        Optional<Waiting> same = of(wanted.agency()).stream()
                .filter(open -> isSame(open.proposal().content().wanted(), wanted))
                .findFirst();
        if (same.isPresent()) {
            return sameAgain(same.get(), by, wanted);
        }
        String summary = wanted.name() + " as " + wanted.role();
        Proposal<Content> proposal = proposals.draft(KIND, by, new Proposals.Draft<>(summary, null, null, content));
        write(wanted, "drafted", by);
        return waiting(proposal).shown();
    }

    private void refuseUnfit(Accounts.Account account, Grants.Wanted wanted) {
        Grants.requireFit(account, wanted);
        grants.requireNotBoth(role(account.subject(), wanted));
    }

    private static boolean isSame(Grants.Wanted one, Grants.Wanted other) {
        return one.username().equals(other.username()) && one.role().equals(other.role());
    }

    private static RoleDraft sameAgain(Waiting open, Caller by, Grants.Wanted wanted) {
        if (!open.proposal().isOf(by) || !open.proposal().content().wanted().equals(wanted)) {
            throw Problem.conflict("A draft that makes " + wanted.username() + " " + wanted.role()
                    + " waits already. Approve it, or throw it away first.");
        }
        return open.shown();
    }

    /** What waits in an agency, the oldest first. */
    List<Waiting> of(UUID agency) {
        List<GrantRepository.Holding> holders = grants.holders(agency);
        return open().stream()
                .filter(proposal -> proposal.content().wanted().agency().equals(agency))
                .map(proposal -> waiting(proposal, holders))
                .toList();
    }

    /** What waits for the office, the oldest first. */
    List<Waiting> forOffice() {
        return each().filter(Waiting::waitsForOffice).limit(MOST_SHOWN).toList();
    }

    /** What waits in all agencies, the oldest first. */
    List<Waiting> all() {
        return each().toList();
    }

    private Stream<Waiting> each() {
        Map<UUID, List<GrantRepository.Holding>> holders = new HashMap<>();
        return open().stream()
                .map(proposal -> waiting(
                        proposal,
                        holders.computeIfAbsent(proposal.content().wanted().agency(), grants::holders)));
    }

    private List<Proposal<Content>> open() {
        return proposals.all(KIND).reversed();
    }

    /**
     * Gives what was drafted: makes the account where there is none, and mails its owner.
     *
     * @throws Problem 404 where the agency has no such draft, 403 where another person approves it, 409 as {@link #draft},
     *     412 and 428 for the version
     */
    Invited approve(Caller by, UUID agency, UUID id, @Nullable String ifMatch) {
        require(agency, id);
        return proposals.approve(KIND, id, ifMatch, by, proposal -> {
            Waiting waiting = waiting(proposal);
            Giving.requireApprover(by, waiting.draft(), waiting.holders());
            Grants.Wanted wanted = proposal.content().wanted();
            return people.give(
                    wanted,
                    new GrantRepository.Agreed(proposal.proposedBy(), proposal.proposedByName(), by, wanted.body()));
        });
    }

    /**
     * Throws a draft away.
     *
     * @throws Problem 404 where the agency has no such draft, 403 where the caller could neither draft nor approve it, 412
     *     and 428 for the version
     */
    void discard(Caller by, UUID agency, UUID id, @Nullable String ifMatch) {
        Waiting waiting = waiting(require(agency, id));
        if (!Access.allows(by, Action.MANAGE_PEOPLE, agency) && !waiting.mayBeApprovedBy(by)) {
            throw Problem.forbidden("Whoever manages the agency's people, or may approve it, throws a draft away.");
        }
        proposals.discard(KIND, id, ifMatch);
        write(waiting.proposal().content().wanted(), "threw away draft of", by);
    }

    private Proposal<Content> require(UUID agency, UUID id) {
        Proposal<Content> proposal = proposals.find(KIND, id);
        if (!proposal.content().wanted().agency().equals(agency)) {
            throw Problem.notFound();
        }
        return proposal;
    }

    /**
     * Gives what was chosen, each by itself and recorded by itself: one that is refused keeps the others from nothing.
     *
     * @param agency whose they are; null where they may be of any
     * @return why some were not given
     */
    List<Problem> approveAll(Caller by, @Nullable UUID agency, List<RoleDraftList.Chosen> chosen) {
        List<Problem> refused = new ArrayList<>();
        for (RoleDraftList.Chosen one : chosen) {
            try {
                approve(by, agency == null ? agencyOf(one.id()) : agency, one.id(), one.tag());
            } catch (Problem problem) {
                refused.add(problem);
            }
        }
        return refused;
    }

    /** Throws one away, as {@link #discard(Caller, UUID, UUID, String)}. */
    void discard(Caller by, @Nullable UUID agency, RoleDraftList.Chosen chosen) {
        discard(by, agency == null ? agencyOf(chosen.id()) : agency, chosen.id(), chosen.tag());
    }

    private UUID agencyOf(UUID id) {
        return proposals.find(KIND, id).content().wanted().agency();
    }

    private Waiting waiting(Proposal<Content> proposal) {
        return waiting(proposal, grants.holders(proposal.content().wanted().agency()));
    }

    private Waiting waiting(Proposal<Content> proposal, List<GrantRepository.Holding> holders) {
        return new Waiting(
                proposal,
                asked(proposal.content(), String.valueOf(proposal.proposedBy())),
                holders.stream()
                        .map(holding -> holding.before(proposal.createdAt()))
                        .toList());
    }

    private Giving.Draft asked(Content content, String draftedBy) {
        Grants.Wanted wanted = content.wanted();
        return new Giving.Draft(
                wanted.role(),
                wanted.agency(),
                draftedBy,
                content.subject() == null ? null : grants.identity(content.subject()),
                grants.givers(wanted.agency(), Giving.apartFrom(wanted.role())));
    }

    private static GrantRepository.Role role(String subject, Grants.Wanted wanted) {
        return new GrantRepository.Role(subject, wanted.username(), wanted.agency(), wanted.role());
    }

    private void write(Grants.Wanted wanted, String action, Caller by) {
        audit.write(
                wanted.agency(),
                by,
                action + " " + wanted.role(),
                "/api/agencies/" + wanted.agency() + "/people/" + wanted.username() + "/" + wanted.role(),
                "done");
    }
}
