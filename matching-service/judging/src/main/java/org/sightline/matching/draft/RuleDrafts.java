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
import org.sightline.matching.law.ShippedRules;
import org.sightline.matching.settlement.Rejudging;
import org.sightline.matching.verdict.book.RuleBook;

/** What a draft of the rules changes. Findings are judged by an approved one in the background. */
@ApplicationScoped
public class RuleDrafts {

    static final ProposalKind<List<RuleChange>> KIND =
            new ProposalKind<>("rules", 731_688_923, RuleChange::write, RuleChange::read);

    private final Proposals proposals;
    private final RulesInForce rules;
    private final Rejudging rejudging;
    private final ShippedRules shipped;
    private final Clock clock;

    RuleDrafts(Proposals proposals, RulesInForce rules, Rejudging rejudging, ShippedRules shipped, Clock clock) {
        this.proposals = proposals;
        this.rules = rules;
        this.rejudging = rejudging;
        this.shipped = shipped;
        this.clock = clock;
    }

    /**
     * A draft; checked against the rules in force.
     *
     * @throws Problem 422 where a change is missing or does not fit
     */
    @Transactional
    public Proposal<List<RuleChange>> draft(Caller by, @Nullable String summary, @Nullable List<RuleChange> changes) {
        if (changes == null || changes.isEmpty()) {
            throw Problem.invalid("/changes", "missing", "Give at least one change.");
        }
        applied(changes);
        return proposals.draft(KIND, by, new Proposals.Draft<>(summary == null ? "" : summary, null, null, changes));
    }

    /**
     * Drafts that the rules of this release judge from now on, also what is on record. Its summary names the approved changes of the
     * office that no longer fit these rules.
     *
     * @throws Problem 409 where they do already, or it is drafted already
     */
    @Transactional
    Proposal<List<RuleChange>> adoptShipped(Caller by) {
        if (!shipped.areToBeAdopted()) {
            throw Problem.conflict("The rules of this release are adopted already.");
        }
        if (proposals.all(KIND).stream()
                .flatMap(draft -> draft.content().stream())
                .anyMatch(RuleChange::adoptsShipped)) {
            throw Problem.conflict("It is already drafted. Another admin must approve the draft.");
        }
        String version = ShippedRules.version();
        String summary =
                "The rules that ship with this release (" + version + ") judge from now on, also what is on record.";
        List<String> leftOut = rules.overShipped().leftOut();
        return draft(
                by,
                leftOut.isEmpty()
                        ? summary
                        : summary + " Left out, because it no longer fits: " + String.join("; ", leftOut) + ".",
                List.of(RuleChange.adoptShipped(version)));
    }

    /**
     * The book in force after some changes, as if approved today.
     *
     * @throws Problem 422 where one does not fit
     */
    RuleBook applied(List<RuleChange> changes) {
        for (int i = 0; i < changes.size(); i++) {
            RuleChange change = changes.get(i);
            if (change.adoptsShipped() && !ShippedRules.version().equals(change.version())) {
                throw Problem.invalid(
                        "/changes/" + i + "/version",
                        "does-not-fit",
                        "The rules that ship with this release are version " + ShippedRules.version()
                                + ". Draft that they judge what is on record.");
            }
        }
        RuleBook book = adopts(changes) ? rules.overShipped().book() : rules.book();
        RuleChange.requireNoMaker(book, changes);
        return RuleChange.applyTo(book, changes, LocalDate.now(clock));
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
        return proposals.approve(KIND, id, ifMatch, by, draft -> publish(draft, by));
    }

    private RuleVersion publish(Proposal<List<RuleChange>> draft, Caller by) {
        RuleBook book = applied(draft.content());
        if (adopts(draft.content())) {
            shipped.adopted();
        }
        return rules.publish(number -> RuleVersion.approved(number, book, draft, by, clock.instant()));
    }

    private static boolean adopts(List<RuleChange> changes) {
        return changes.stream().anyMatch(RuleChange::adoptsShipped);
    }
}
