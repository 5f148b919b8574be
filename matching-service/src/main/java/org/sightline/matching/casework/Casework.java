package org.sightline.matching.casework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.finding.DismissalMemory;
import org.sightline.matching.finding.Finding;
import org.sightline.matching.finding.FindingChange;
import org.sightline.matching.finding.FindingLifecycle;
import org.sightline.matching.finding.FindingMessage;
import org.sightline.matching.finding.FindingRepository;
import org.sightline.matching.finding.TimelineEntry;
import org.sightline.matching.held.AgencyRepository;
import org.sightline.matching.held.GroupKey;
import org.sightline.matching.settlement.Settlement;
import org.sightline.matching.verdict.facts.Purpose;
import org.sightline.matching.watchlists.Watchlists;

/** What people do with a finding: analysts decide, agencies answer. Each step is an entry in the timeline. */
@ApplicationScoped
public class Casework {

    private static final int LONGEST_TEXT = 4000;
    private static final String PURPOSE = "purpose";

    private final FindingRepository findings;
    private final AgencyRepository agencies;
    private final DismissalMemory memory;
    private final Watchlists lists;
    private final Settlement settlement;
    private final CurrentCaller caller;
    private final Clock clock = Clock.systemUTC();

    Casework(
            FindingRepository findings,
            AgencyRepository agencies,
            DismissalMemory memory,
            Watchlists lists,
            Settlement settlement,
            CurrentCaller caller) {
        this.findings = findings;
        this.agencies = agencies;
        this.memory = memory;
        this.lists = lists;
        this.settlement = settlement;
        this.caller = caller;
    }

    /**
     * An analyst's decision.
     *
     * @param decision confirmed, dismissed, reopened, notified (the agency was told of it today and asked), or purpose
     * @param purpose with purpose: default (the security of a public body) or out_of_scope
     * @param outcome what to close with; null to leave it open
     * @param reason in the analyst's words; required
     */
    public record Decision(String decision, String outcome, String purpose, String reason) {}

    /**
     * An agency's answer.
     *
     * @param answer accepted, disputed, removed, planned or more_time
     * @param text in the agency's words
     * @param funding where the money came from, by the agency; recorded as a claim, judged once it is in the data
     * @param contact whom to ask
     */
    public record Response(String answer, String text, String funding, String contact) {}

    /** Decides a finding. */
    @Transactional
    public FindingMessage decide(UUID id, Decision asked, String ifMatch) {
        Finding finding = visible(findings.hold(id), Action.DECIDE);
        Caller analyst = caller.get();
        ETags.require(ifMatch, finding.version);
        String reason = required("/reason", asked.reason(), "Say why, in a sentence that the agency will read.");
        if (PURPOSE.equals(asked.decision())) {
            return purpose(finding, asked, reason, analyst.name());
        }
        FindingLifecycle before = finding.life();
        FindingLifecycle after = before.decide(analyst.name(), asked.decision(), asked.outcome());
        Instant now = clock.instant();
        String proposal = asked.outcome() != null && after.outcome() == null
                ? " (proposes: " + asked.outcome().replace('_', ' ') + "; another person closes it)"
                : "";
        finding.live(after);
        if (FindingLifecycle.NOTIFIED.equals(asked.decision()) && finding.notifiedAt == null) {
            finding.notifiedAt = now;
        }
        if (after.isNotAMatch()) {
            memory.remember(finding, lists.current(), analyst.name(), reason, now);
        } else if (before.isNotAMatch()) {
            memory.revoke(finding.id, now);
        }
        return stored(
                finding,
                now,
                new TimelineEntry(
                        now,
                        analyst.name(),
                        Caller.ANALYST,
                        asked.decision(),
                        reason + proposal,
                        stage(before),
                        stage(after)));
    }

    /** A reviewer says what the equipment is for, which some laws ask; the finding is judged by it at once. */
    private FindingMessage purpose(Finding finding, Decision asked, String reason, String by) {
        finding.life().requireOpen();
        String wanted;
        try {
            wanted = Purpose.parse(Objects.requireNonNullElse(asked.purpose(), ""))
                    .wireName();
        } catch (IllegalArgumentException unknown) {
            throw Problem.invalid("/purpose", "unknown-purpose", "Send default or out_of_scope.");
        }
        String before = Objects.requireNonNullElse(finding.purpose, Purpose.DEFAULT.wireName());
        finding.purpose = wanted;
        Instant now = clock.instant();
        findings.store(
                List.of(FindingChange.of(finding)
                        .add(new TimelineEntry(now, by, Caller.ANALYST, "purpose_set", reason, before, wanted))),
                now);
        try {
            settlement.again(
                    List.of(new GroupKey(finding.agencyId, finding.documentKey, finding.makerKey)),
                    lists.hold(),
                    "A reviewer set the purpose.");
        } catch (SQLException failed) {
            throw new IllegalStateException(
                    "A finding could not be judged by its purpose: " + failed.getMessage(), failed);
        }
        return FindingMessage.of(
                finding, findings.timelines(List.of(finding.id)).get(finding.id));
    }

    /** Answers a finding for its agency. A dispute is added; it takes nothing away. */
    @Transactional
    public FindingMessage answer(UUID id, Response asked, String ifMatch) {
        Finding finding = visible(findings.hold(id), Action.REPORT);
        Caller reporter = caller.get();
        if (ifMatch != null) {
            ETags.require(ifMatch, finding.version);
        }
        FindingLifecycle before = finding.life();
        FindingLifecycle after = before.answer(asked.answer());
        String text = Stream.of(
                        required("/text", asked.text(), "Say it in a sentence or two."),
                        labelled("Paid from: ", bounded("/funding", asked.funding())),
                        labelled("Contact: ", bounded("/contact", asked.contact())))
                .filter(part -> part != null)
                .collect(Collectors.joining("\n"));
        Instant now = clock.instant();
        finding.live(after);
        if (finding.notifiedAt == null) {
            // Who answers knows of it, whether or not anybody recorded that the office asked.
            finding.notifiedAt = now;
        }
        String action = asked.answer().equals("disputed") ? "disputed" : "answered";
        return stored(
                finding,
                now,
                new TimelineEntry(
                        now,
                        reporter.name(),
                        Caller.REPORTER,
                        action,
                        action.equals("answered") ? asked.answer().replace('_', ' ') + ": " + text : text,
                        stage(before),
                        stage(after)));
    }

    private FindingMessage stored(Finding finding, Instant now, TimelineEntry entry) {
        findings.store(List.of(FindingChange.of(finding).add(entry)), now);
        return FindingMessage.of(
                finding, findings.timelines(List.of(finding.id)).get(finding.id));
    }

    /** The finding, if the caller may do this with it; 404 where it may not even know of it. */
    private Finding visible(Finding finding, Action action) {
        if (finding == null) {
            throw Problem.notFound();
        }
        UUID agency = agencies.canonical(finding.agencyId);
        caller.require(Action.READ, agency);
        caller.require(action, agency);
        return finding;
    }

    private static String stage(FindingLifecycle life) {
        return life.outcome() == null ? life.status() : life.outcome();
    }

    private static String required(String pointer, String text, String message) {
        if (text == null || text.isBlank()) {
            throw Problem.invalid(pointer, "missing", message);
        }
        return bounded(pointer, text);
    }

    private static String bounded(String pointer, String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > LONGEST_TEXT) {
            throw Problem.invalid(pointer, "too-long", "Keep it under " + LONGEST_TEXT + " characters.");
        }
        return text.strip();
    }

    private static String labelled(String label, String text) {
        return text == null ? null : label + text;
    }
}
