package org.sightline.matching.finding;

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
import org.sightline.matching.list.ListInForce;
import org.sightline.matching.verdict.Purpose;

/** What people do with a finding: analysts decide, agencies answer. Each step is an entry in the timeline. */
@ApplicationScoped
class Casework {

    private static final int LONGEST_TEXT = 4000;
    private static final String PURPOSE = "purpose";

    private final Findings findings;
    private final Agencies agencies;
    private final Memory memory;
    private final ListInForce lists;
    private final Settlement settlement;
    private final CurrentCaller caller;
    private final Clock clock = Clock.systemUTC();

    Casework(
            Findings findings,
            Agencies agencies,
            Memory memory,
            ListInForce lists,
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
    record Decision(String decision, String outcome, String purpose, String reason) {}

    /**
     * An agency's answer.
     *
     * @param answer accepted, disputed, removed, planned or more_time
     * @param text in the agency's words
     * @param funding where the money came from, by the agency; recorded as a claim, judged once it is in the data
     * @param contact whom to ask
     */
    record Response(String answer, String text, String funding, String contact) {}

    /** Decides a finding. */
    @Transactional
    FindingMessage decide(UUID id, Decision asked, String ifMatch) {
        Finding finding = visible(findings.hold(id), Action.DECIDE);
        Caller analyst = caller.get();
        ETags.require(ifMatch, finding.version);
        String reason = required("/reason", asked.reason(), "Say why, in a sentence that the agency will read.");
        if (PURPOSE.equals(asked.decision())) {
            return purpose(finding, asked, reason, analyst.name());
        }
        Life before = finding.life();
        Life after = before.decide(analyst.name(), asked.decision(), asked.outcome());
        Instant now = clock.instant();
        String proposal = asked.outcome() != null && after.outcome() == null
                ? " (proposes: " + asked.outcome().replace('_', ' ') + "; another person closes it)"
                : "";
        finding.live(after);
        if (Life.NOTIFIED.equals(asked.decision()) && finding.notifiedAt == null) {
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
                List.of(Change.of(finding)
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
    FindingMessage answer(UUID id, Response asked, String ifMatch) {
        Finding finding = visible(findings.hold(id), Action.REPORT);
        Caller reporter = caller.get();
        if (ifMatch != null) {
            ETags.require(ifMatch, finding.version);
        }
        Life before = finding.life();
        Life after = before.answer(asked.answer());
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
        findings.store(List.of(Change.of(finding).add(entry)), now);
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

    private static String stage(Life life) {
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
