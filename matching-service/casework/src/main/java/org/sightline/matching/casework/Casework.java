package org.sightline.matching.casework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
import org.sightline.matching.finding.Finding;
import org.sightline.matching.finding.FindingAccess;
import org.sightline.matching.finding.FindingChange;
import org.sightline.matching.finding.FindingMessage;
import org.sightline.matching.finding.FindingRepository;
import org.sightline.matching.finding.TimelineEntry;
import org.sightline.matching.finding.Wording;
import org.sightline.matching.language.Phrase;
import org.sightline.matching.language.Value;
import org.sightline.matching.lifecycle.Answer;
import org.sightline.matching.lifecycle.FindingLifecycle;
import org.sightline.matching.notification.Notification;
import org.sightline.matching.notification.Notifications;
import org.sightline.matching.settlement.Settlement;
import org.sightline.matching.task.Tasks;
import org.sightline.matching.template.NotificationKind;
import org.sightline.matching.verdict.facts.Purpose;
import org.sightline.matching.watchlists.Watchlists;

/** What people do with a finding: analysts decide, agencies answer. Each step is an entry in the timeline. */
@ApplicationScoped
class Casework {

    private static final int MOST_ANSWERS = 100;
    private static final int MOST_ANSWERS_AN_HOUR = 20;

    private final FindingRepository findings;
    private final FindingAccess access;
    private final Decisions decisions;
    private final Watchlists lists;
    private final Settlement settlement;
    private final Tasks tasks;
    private final Notifications notifications;
    private final CurrentCaller caller;
    private final Clock clock;

    Casework(
            FindingRepository findings,
            FindingAccess access,
            Decisions decisions,
            Watchlists lists,
            Settlement settlement,
            Tasks tasks,
            Notifications notifications,
            CurrentCaller caller,
            Clock clock) {
        this.findings = findings;
        this.access = access;
        this.decisions = decisions;
        this.lists = lists;
        this.settlement = settlement;
        this.tasks = tasks;
        this.notifications = notifications;
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

    /**
     * Decides a finding.
     *
     * @throws Problem 401 where it closes the finding and the caller signed in too long ago
     */
    @Transactional
    FindingMessage decide(UUID id, DecisionRequest request, @Nullable String ifMatch) {
        Finding finding = access.require(findings.lock(id), Action.DECIDE);
        ETags.require(ifMatch, finding.version());
        access.requireOffice(finding);
        Decisions.Asked asked = Decisions.asked(request);
        if (asked.kind() == DecisionRequest.Kind.PURPOSE) {
            return setPurpose(finding, request.purpose(), asked.reason());
        }
        Decisions.Step step = decisions.step(finding, asked);
        if (step.after().outcome() != null) {
            caller.requireFreshSignIn();
        }
        Instant now = clock.instant();
        decisions.takeBackVerified(step, now);
        return store(decisions.take(step, "", now), now);
    }

    /** A reviewer says what the equipment is for, which some laws ask; the finding is judged by it at once. */
    private FindingMessage setPurpose(Finding finding, @Nullable Purpose asked, String reason) {
        finding.lifecycle().requireOpen();
        Purpose wanted = Wording.required("/purpose", asked, "Send default or out_of_scope.");
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
        // Nobody acts for the office and for the agency on the same finding.
        if (findings.hasActed(id, caller.get(), Caller.ANALYST)) {
            throw Problem.forbidden("You worked on this finding for the office, so another person must answer it.");
        }
        Answer answer = Wording.required("/answer", asked.answer(), "Say what the agency answers.");
        requireRoom(id);
        LocalDate day = asked.promisedOn();
        tasks.requireAhead("/promisedOn", day);
        String said = Stream.of(
                        Wording.text("/text", asked.text(), "Say it in a sentence or two."),
                        Wording.labelled("Paid from: ", Wording.detail("/funding", asked.funding())),
                        Wording.labelled("By: ", day == null ? null : day.toString()),
                        Wording.labelled("Contact: ", Wording.detail("/contact", asked.contact())))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
        FindingLifecycle before = finding.lifecycle();
        FindingLifecycle after = before.answer(answer);
        Instant now = clock.instant();
        finding.enter(after);
        // Who answers knows of it, whether or not a notice was sent.
        finding.agencyKnows(now);
        tellOffice(finding, answer, tasks.answered(finding, answer, day));
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

    /** Whoever sees to the finding is told; the whole office where nobody does. */
    private void tellOffice(Finding finding, Answer answer, boolean toRead) {
        Notification news = Notification.of(
                        NotificationKind.ANSWER,
                        finding.agencyId(),
                        Map.of("author", Value.text(caller.get().name()), "answer", Value.said(inWords(answer))),
                        "/findings/" + finding.id())
                .to(tasks.ownerOf(finding.id()));
        notifications.tell(toRead ? news.until("finding " + finding.id() + " review") : news);
    }

    private static Phrase inWords(Answer answer) {
        return switch (answer) {
            case ACCEPTED -> Phrase.ANSWER_ACCEPTED;
            case DISPUTED -> Phrase.ANSWER_DISPUTED;
            case REMOVED -> Phrase.ANSWER_REMOVED;
            case PLANNED -> Phrase.ANSWER_PLANNED;
            case MORE_TIME -> Phrase.ANSWER_MORE_TIME;
        };
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
        return store(FindingChange.of(finding).add(entry.by(caller.get())), entry.at());
    }

    private FindingMessage store(FindingChange change, Instant now) {
        return findings.store(List.of(change), now).getFirst();
    }
}
