package org.sightline.matching.lawwatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.approval.Proposal;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.clock.OfficeClock;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.draft.RuleDrafts;
import org.sightline.matching.law.LawLooks;
import org.sightline.matching.law.RuleChange;
import org.sightline.matching.law.RulesInForce;
import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.verdict.rule.Pending;
import org.sightline.matching.verdict.rule.Rule;
import org.sightline.matching.verdict.rule.RuleText;
import org.sightline.matching.verdict.rule.Sourcing;

/** What admins make of the documents that the law watch brought: nothing, or a draft that another admin decides. */
@ApplicationScoped
class LawDecisions {

    private static final int LONGEST = 2_000;

    private final LawWatchRepository watch;
    private final RulesInForce rules;
    private final RuleDrafts drafts;
    private final LawLooks looks;
    private final Clock clock;

    LawDecisions(LawWatchRepository watch, RulesInForce rules, RuleDrafts drafts, LawLooks looks, Clock clock) {
        this.watch = watch;
        this.rules = rules;
        this.drafts = drafts;
        this.looks = looks;
        this.clock = clock;
    }

    /**
     * Notes that a document changes nothing.
     *
     * @throws Problem 404 where there is none, 409 where it is decided, 412 where it has changed, 422 without a reason, 428
     *     where the ETag is missing
     */
    @Transactional
    FoundDocument dismiss(UUID id, @Nullable String ifMatch, @Nullable String reason, Caller by) {
        FoundDocument document = toBeDecided(id, ifMatch);
        watch.decide(id, said("/reason", reason, "Say why it changes nothing."), null, by, clock.instant());
        // Whoever says that an amendment changes nothing has looked at the text as it is now.
        looks.looked(document.source(), document.rules(), OfficeClock.today(clock));
        return watch.find(id).orElseThrow();
    }

    /**
     * Drafts that rules may change by a document: a note of what is pending, which verdicts show and which decides nothing.
     *
     * @param ruleIds the rules; those that the document is about where missing
     * @param what what may change, in a sentence
     * @param from the first day from which verdicts show it; the day of publication where missing
     * @throws Problem as {@link #dismiss}
     */
    @Transactional
    FoundDocument draft(
            UUID id,
            @Nullable String ifMatch,
            @Nullable List<String> ruleIds,
            @Nullable String what,
            @Nullable LocalDate from,
            Caller by) {
        FoundDocument document = toBeDecided(id, ifMatch);
        String words = said("/what", what, "Say what may change.");
        Pending pending = new Pending(
                from == null ? document.published() : from,
                words + " (" + document.quoted() + ", " + document.address() + ")");
        List<String> wanted = ruleIds == null ? document.rules() : ruleIds;
        if (wanted.isEmpty()) {
            throw Problem.invalid("/rules", "missing", "Choose at least one rule.");
        }
        List<RuleChange> changes = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            changes.add(pending(wanted.get(i), pending, "/rules/" + i));
        }
        Proposal<List<RuleChange>> draft = drafts.draft(by, document.quoted() + ": " + words, changes);
        watch.decide(id, null, draft.id(), by, clock.instant());
        return watch.find(id).orElseThrow();
    }

    private FoundDocument toBeDecided(UUID id, @Nullable String ifMatch) {
        FoundDocument document = watch.lock(id).orElseThrow(Problem::notFound);
        ETags.require(ifMatch, document.version());
        if (!document.isToBeDecided()) {
            throw Problem.conflict("It is already decided: " + document.status() + ".");
        }
        return document;
    }

    private static String said(String pointer, @Nullable String text, String ask) {
        String said = text == null ? "" : text.strip().replaceAll("\\s+", " ");
        if (said.isEmpty()) {
            throw Problem.invalid(pointer, "missing", ask);
        }
        if (said.length() > LONGEST) {
            throw Problem.invalid(pointer, "too-long", "Use at most " + LONGEST + " characters.");
        }
        return said;
    }

    /** The rule with a note of what is pending; whoever approves it has looked at it. */
    private RuleChange pending(String ruleId, Pending pending, String pointer) {
        RuleBook book = rules.book();
        Rule rule = book.rule(ruleId)
                .orElseThrow(() -> Problem.invalid(pointer, "unknown-rule", "There is no rule " + ruleId + "."));
        LocalDate today = OfficeClock.today(clock);
        List<Pending> all = new ArrayList<>(rule.pending());
        all.add(pending);
        Sourcing held = rule.sourcing();
        Rule changed = new Rule(
                rule.id(),
                version(book, rule, today),
                today,
                rule.title(),
                rule.jurisdiction(),
                rule.plain(),
                rule.citation(),
                new Sourcing(held.text(), held.day(), held.buyers(), today, held.passages()),
                rule.source(),
                rule.exception(),
                rule.standings(),
                all,
                rule.parts());
        return RuleChange.correct(RuleText.of(changed));
    }

    /** The version of the reading with the day, and a letter where there is one of that day. */
    private static String version(RuleBook book, Rule rule, LocalDate today) {
        String version = rule.version().replaceFirst("-\\d{4}-\\d{2}-\\d{2}[a-z]?$", "") + "-" + today;
        List<String> taken =
                book.versionsOf(rule.id()).stream().map(Rule::version).toList();
        for (char letter = 'b'; taken.contains(version) && letter <= 'z'; letter++) {
            version = version.replaceFirst("[a-z]?$", String.valueOf(letter));
        }
        return version;
    }
}
