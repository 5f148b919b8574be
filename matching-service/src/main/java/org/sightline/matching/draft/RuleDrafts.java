package org.sightline.matching.draft;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.approval.Proposal;
import org.sightline.kit.approval.ProposalKind;
import org.sightline.kit.approval.Proposals;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.json.Json;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.law.RuleChange;
import org.sightline.matching.law.RuleVersion;
import org.sightline.matching.law.RulesInForce;
import org.sightline.matching.settlement.Rejudging;
import org.sightline.matching.verdict.book.RuleBook;

/** What a draft of the rules changes. Findings are judged by an approved one in the background. */
@ApplicationScoped
class RuleDrafts {

    static final ProposalKind<List<RuleChange>> KIND =
            new ProposalKind<>("rules", 731_688_923, RuleChange::write, RuleChange::read);

    private final Proposals proposals;
    private final RulesInForce rules;
    private final Rejudging rejudging;
    private final Clock clock;

    RuleDrafts(Proposals proposals, RulesInForce rules, Rejudging rejudging, Clock clock) {
        this.proposals = proposals;
        this.rules = rules;
        this.rejudging = rejudging;
        this.clock = clock;
    }

    /** A draft; checked against the rules in force. */
    @Transactional
    Proposal<List<RuleChange>> draft(Caller by, @Nullable String summary, @Nullable List<RuleChange> changes) {
        if (changes == null || changes.isEmpty()) {
            throw Problem.invalid("/changes", "missing", "Give at least one change.");
        }
        applied(changes);
        return proposals.draft(KIND, by, new Proposals.Draft<>(summary == null ? "" : summary, null, null, changes));
    }

    /** The book in force after some changes, as if approved today. */
    RuleBook applied(List<RuleChange> changes) {
        return RuleChange.applyTo(rules.book(), changes, LocalDate.now(clock));
    }

    /** Judges everything by the draft, and keeps the answer with it. */
    Rejudging.Simulation simulate(UUID id) {
        Rejudging.Simulation simulation =
                rejudging.simulate(applied(proposals.find(KIND, id).content()));
        proposals.keepTrial(KIND, id, Json.write(simulation));
        return simulation;
    }

    /**
     * Puts the draft in force.
     *
     * @throws Problem as {@link Proposals#approve}; 422 where the draft no longer fits
     */
    RuleVersion approve(UUID id, @Nullable String ifMatch, Caller by) {
        return proposals.approve(
                KIND,
                id,
                ifMatch,
                by,
                draft -> rules.publish(
                        number -> RuleVersion.approved(number, applied(draft.content()), draft, by, clock.instant())));
    }
}
