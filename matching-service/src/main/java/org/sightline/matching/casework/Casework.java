package org.sightline.matching.casework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.finding.DismissalMemory;
import org.sightline.matching.finding.Finding;
import org.sightline.matching.finding.FindingAccess;
import org.sightline.matching.finding.FindingChange;
import org.sightline.matching.finding.FindingMessage;
import org.sightline.matching.finding.FindingRepository;
import org.sightline.matching.finding.TimelineEntry;
import org.sightline.matching.lifecycle.Answer;
import org.sightline.matching.lifecycle.FindingLifecycle;
import org.sightline.matching.lifecycle.FindingLifecycle.Person;
import org.sightline.matching.lifecycle.Outcome;
import org.sightline.matching.plan.PlanRepository;
import org.sightline.matching.settlement.Settlement;
import org.sightline.matching.task.Tasks;
import org.sightline.matching.verdict.facts.Purpose;
import org.sightline.matching.waiver.WaiverRepository;
import org.sightline.matching.watchlists.Watchlists;

/** What people do with a finding: analysts decide, agencies answer. Each step is an entry in the timeline. */
@ApplicationScoped
class Casework {

    private static final int LONGEST_TEXT = 4000;
    private static final int LONGEST_DETAIL = 500;
    private static final int MOST_ANSWERS = 100;
    private static final int MOST_ANSWERS_AN_HOUR = 20;

    private final FindingRepository findings;
    private final FindingAccess access;
    private final DismissalMemory memory;
    private final Watchlists lists;
    private final Settlement settlement;
    private final Tasks tasks;
    private final PlanRepository plans;
    private final WaiverRepository waivers;
    private final CurrentCaller caller;
    private final Clock clock;

    Casework(
            FindingRepository findings,
            FindingAccess access,
            DismissalMemory memory,
            Watchlists lists,
            Settlement settlement,
            Tasks tasks,
            PlanRepository plans,
            WaiverRepository waivers,
            CurrentCaller caller,
            Clock clock) {
        this.findings = findings;
        this.access = access;
        this.memory = memory;
        this.lists = lists;
        this.settlement = settlement;
        this.tasks = tasks;
        this.plans = plans;
        this.waivers = waivers;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Lets the request go on where the caller may do this with the finding.
     *
     * @throws Problem 404 where the caller may not know of it, 403 where it may not do this
     */
    @Transactional
    void require(UUID id, Action action) {
        access.require(findings.findById(id), action);
    }

    /** Decides a finding. */
    @Transactional
    FindingMessage decide(UUID id, DecisionRequest asked, @Nullable String ifMatch) {
        Finding finding = access.require(findings.lock(id), Action.DECIDE);
        ETags.require(ifMatch, finding.version());
        refuse(finding, Caller.REPORTER, "You answered this finding for its agency, so another person decides it.");
        refuse(finding, Caller.CERTIFIER, "You added to this finding for its agency, so another person decides it.");
        DecisionRequest.Kind kind = required("/decision", asked.decision(), "Say what you decide.");
        String reason = text("/reason", asked.reason(), "Say why, in a sentence that the agency will read.");
        return kind == DecisionRequest.Kind.PURPOSE
                ? setPurpose(finding, asked.purpose(), reason)
                : decide(finding, asked, kind, reason);
    }

    private FindingMessage decide(Finding finding, DecisionRequest asked, DecisionRequest.Kind kind, String reason) {
        Caller analyst = caller.get();
        Outcome outcome = asked.outcome();
        FindingLifecycle before = finding.lifecycle();
        FindingLifecycle after = kind.step(before, new Person(analyst.name(), analyst.identity()), outcome);
        String evidence = labelled("Evidence: ", bounded("/evidence", asked.evidence(), LONGEST_DETAIL));
        if (after.outcome() == Outcome.CONFIRMED_REMOVED && evidence == null) {
            throw Problem.invalid(
                    "/evidence",
                    "missing",
                    "Say what shows that it was removed, such as a disposal record or an invoice, and where it is"
                            + " kept.");
        }
        requireGround(finding, after);
        Instant now = clock.instant();
        finding.enter(after);
        tasks.decided(finding, analyst);
        if (after.isNotAMatch()) {
            memory.remember(finding, lists.current(), analyst.name(), reason, now);
        } else if (before.isNotAMatch()) {
            memory.revoke(finding.id(), now);
        }
        String proposal = outcome == null || after.outcome() != null
                ? ""
                : " (proposes: " + outcome.wireName().replace('_', ' ') + "; another person closes it)";
        return store(
                finding,
                new TimelineEntry(
                        now,
                        analyst.name(),
                        Caller.ANALYST,
                        kind.action(),
                        reason + proposal + (evidence == null ? "" : "\n" + evidence),
                        before.stage(),
                        after.stage()));
    }

    /** Nobody closes a finding as planned without a plan, or as waived without a waiver. */
    private void requireGround(Finding finding, FindingLifecycle after) {
        if (after.outcome() == Outcome.CONFIRMED_REMEDIATION_PLANNED && !plans.isPlanned(finding.id())) {
            throw Problem.invalid(
                    "/outcome",
                    "no-plan",
                    "The finding is in no remediation plan that the office has accepted. Accept the agency's plan first.");
        }
        if (after.outcome() == Outcome.CONFIRMED_WAIVED && !waivers.isWaived(finding.id())) {
            throw Problem.invalid(
                    "/outcome", "no-waiver", "No waiver holds for this finding. Record first that one was granted.");
        }
    }

    /** A reviewer says what the equipment is for, which some laws ask; the finding is judged by it at once. */
    private FindingMessage setPurpose(Finding finding, @Nullable Purpose asked, String reason) {
        finding.lifecycle().requireOpen();
        Purpose wanted = required("/purpose", asked, "Send default or out_of_scope.");
        Purpose before = Objects.requireNonNullElse(finding.purpose(), Purpose.DEFAULT);
        finding.setPurpose(wanted);
        store(
                finding,
                new TimelineEntry(
                        clock.instant(),
                        caller.get().name(),
                        Caller.ANALYST,
                        TimelineEntry.Action.PURPOSE_SET,
                        reason,
                        before.wireName(),
                        wanted.wireName()));
        settlement.again(List.of(finding.group()), lists.hold(), "A reviewer set the purpose.");
        return findings.message(finding);
    }

    /** Answers a finding for its agency. A dispute is added; it takes nothing away. */
    @Transactional
    FindingMessage answer(UUID id, AnswerRequest asked, @Nullable String ifMatch) {
        Finding finding = access.require(findings.lock(id), Action.REPORT);
        ETags.require(ifMatch, finding.version());
        refuse(finding, Caller.ANALYST, "You worked on this finding for the office, so another person answers it.");
        Answer answer = required("/answer", asked.answer(), "Say what the agency answers.");
        requireRoom(id);
        LocalDate day = asked.promisedOn();
        tasks.requireAhead("/promisedOn", day);
        String said = Stream.of(
                        text("/text", asked.text(), "Say it in a sentence or two."),
                        labelled("Paid from: ", bounded("/funding", asked.funding(), LONGEST_DETAIL)),
                        labelled("By: ", day == null ? null : day.toString()),
                        labelled("Contact: ", bounded("/contact", asked.contact(), LONGEST_DETAIL)))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
        FindingLifecycle before = finding.lifecycle();
        FindingLifecycle after = before.answer(answer);
        Instant now = clock.instant();
        finding.enter(after);
        // Who answers knows of it, whether or not a notice was sent.
        finding.agencyKnows(now);
        tasks.answered(finding, answer, day);
        boolean disputed = answer == Answer.DISPUTED;
        return store(
                finding,
                new TimelineEntry(
                        now,
                        caller.get().name(),
                        Caller.REPORTER,
                        disputed ? TimelineEntry.Action.DISPUTED : TimelineEntry.Action.ANSWERED,
                        disputed ? said : answer.wireName().replace('_', ' ') + ": " + said,
                        before.stage(),
                        after.stage()));
    }

    /** Nobody acts for the office and for the agency on the same finding. */
    private void refuse(Finding finding, String otherRole, String reason) {
        if (findings.hasActed(finding.id(), caller.get(), otherRole)) {
            throw Problem.forbidden(reason);
        }
    }

    /** Nobody can fill a finding: what an agency says of it is meant for people to read. */
    private void requireRoom(UUID finding) {
        if (findings.answersSince(finding, Instant.EPOCH) >= MOST_ANSWERS) {
            throw Problem.conflict(
                    "The finding has " + MOST_ANSWERS + " answers, and more are not taken. Call the oversight office.");
        }
        if (findings.answersSince(finding, clock.instant().minus(Duration.ofHours(1))) >= MOST_ANSWERS_AN_HOUR) {
            throw Problem.of(
                    429,
                    "too-many-answers",
                    "Too many answers",
                    "A finding takes " + MOST_ANSWERS_AN_HOUR
                            + " answers an hour. Wait an hour, or put more into one.");
        }
    }

    private FindingMessage store(Finding finding, TimelineEntry entry) {
        return findings.store(List.of(FindingChange.of(finding).add(entry.by(caller.get()))), entry.at())
                .getFirst();
    }

    private static <T> T required(String pointer, @Nullable T value, String message) {
        if (value == null) {
            throw Problem.invalid(pointer, "missing", message);
        }
        return value;
    }

    private static String text(String pointer, @Nullable String text, String message) {
        return required(pointer, bounded(pointer, text, LONGEST_TEXT), message);
    }

    private static @Nullable String bounded(String pointer, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > longest) {
            throw Problem.invalid(pointer, "too-long", "Use at most " + longest + " characters.");
        }
        return text.strip();
    }

    private static @Nullable String labelled(String label, @Nullable String text) {
        return text == null ? null : label + text;
    }
}
