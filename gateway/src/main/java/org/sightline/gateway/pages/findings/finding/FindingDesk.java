package org.sightline.gateway.pages.findings.finding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.relay.Relay;
import org.sightline.gateway.relay.ServiceReader;
import org.sightline.gateway.route.Part;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Faults;
import org.sightline.gateway.shell.Formats;
import org.sightline.gateway.view.View;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.gateway.words.Verdict;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;

/** Findings for the pages that work through them: a list, one with its evidence and rulings, and a decision on it. */
@ApplicationScoped
public class FindingDesk {

    /** How a form says that a reviewer sets the purpose, with the purpose after it. */
    static final String PURPOSE = "purpose:";

    private static final int CHANGED_FIRST = 412;

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final FindingLists lists;
    private final FindingRepository findings;
    private final ViewRepository known;
    private final ServiceReader services;
    private final Relay relay;
    private final View view;
    private final LastChecks checks;
    private final ObjectMapper json;

    FindingDesk(
            CurrentShell shell,
            CurrentCaller current,
            FindingLists lists,
            FindingRepository findings,
            ViewRepository known,
            ServiceReader services,
            Relay relay,
            View view,
            LastChecks checks,
            ObjectMapper json) {
        this.shell = shell;
        this.current = current;
        this.lists = lists;
        this.findings = findings;
        this.known = known;
        this.services = services;
        this.relay = relay;
        this.view = view;
        this.checks = checks;
        this.json = json;
    }

    /**
     * A finding as it is now.
     *
     * @param unverified whether no law that decides the verdict was read in its own text yet
     * @param sources the names of the sources of its lines, by their ids
     * @param bearing the rulings that say something of it, gravest first
     * @param others the rulings that do not cover it
     */
    public record Seen(
            Finding finding,
            boolean unverified,
            String agencyName,
            List<MarkedLine> lines,
            Map<String, String> sources,
            List<Finding.Ruling> bearing,
            List<Finding.Ruling> others) {

        /** Where a line comes from, by name. */
        public String sourceOf(Finding.Line line) {
            return sources.getOrDefault(line.sourceId(), line.sourceId());
        }

        /** What tells this finding from others: what it is, whose, and when. */
        String title(FindingTexts texts) {
            String day = finding.date();
            return day == null
                    ? texts.titleOfFinding(finding.what(), agencyName)
                    : texts.titleWithDay(finding.what(), agencyName, Formats.day(day));
        }
    }

    /**
     * Why a change of a finding was refused.
     *
     * @param why in words
     * @param since what others did with the finding since the person read it; empty where that is not why
     */
    public record Refusal(String why, List<Finding.Event> since) {

        /** A refusal that has nothing to do with what others did. */
        public static Refusal of(String why) {
            return new Refusal(why, List.of());
        }
    }

    /** Those of these findings that the caller may see, in the order of the ids. */
    public List<FindingRow> rows(List<UUID> ids) {
        return findings.rows(current.get(), ids);
    }

    /** The findings that were joined to one, and to those in turn, as they were then; the last one that was joined first. */
    List<Finding> joinedTo(UUID findingId) {
        return findings.joinedTo(current.get(), findingId).stream()
                .map(body -> services.as(read(body), Finding.class))
                .toList();
    }

    /** How many findings the person may see that fit; null where they are not counted to the end. */
    public @Nullable Long total(FindingFilter filter) {
        return findings.total(current.get(), filter);
    }

    /** A page of the findings that the caller may see. */
    public Page<FindingRow> page(FindingFilter filter) {
        return lists.page(current.get(), filter);
    }

    /**
     * One finding, as far as a message holds it.
     *
     * @throws Problem 404 where there is none that the caller may see
     */
    public Seen seen(UUID findingId) {
        ViewRepository.Stored stored = known.finding(current.get(), findingId);
        return seen(stored.agencyId(), read(stored.json()));
    }

    /** One finding with the day of the last look at each law as it is known now. */
    Seen seen(UUID agencyId, JsonNode stored) {
        Finding finding = services.as(stored, Finding.class);
        return seen(agencyId, stored, finding, checks.asKnownNow(finding.verdicts()));
    }

    /** One finding as it was said on an earlier day. */
    Seen seenThen(UUID agencyId, JsonNode stored) {
        Finding finding = services.as(stored, Finding.class);
        return seen(agencyId, stored, finding, finding.verdicts());
    }

    private Seen seen(UUID agencyId, JsonNode stored, Finding finding, List<Finding.Ruling> rulings) {
        return new Seen(
                finding,
                FindingRow.unverified(stored),
                known.agencyName(agencyId),
                MarkedLine.of(finding),
                known.sourceNames(
                        finding.lines().stream().map(Finding.Line::sourceId).toList()),
                rulings(rulings, true),
                rulings(rulings, false));
    }

    /** The rulings that say something of the purchase, gravest first, or those that do not cover it. */
    private static List<Finding.Ruling> rulings(List<Finding.Ruling> rulings, boolean bearing) {
        return rulings.stream()
                .filter(ruling -> bearing != ruling.verdict().equals("NOT_COVERED"))
                .sorted(Comparator.comparingInt(ruling -> Verdict.codes().indexOf(ruling.verdict())))
                .toList();
    }

    /**
     * Records a decision.
     *
     * @param version of the finding that the person saw
     * @param given decision, reason and what else the form has; the decision may be a purpose
     * @throws Problem as matching-service refuses it
     */
    public void decide(UUID findingId, long version, Map<String, ?> given) {
        send(findingId, version, Action.DECIDE, "/decisions", "decide finding", given);
    }

    /**
     * Changes a finding. The answer is the changed finding: the next page shows it at once, before its message has come
     * round.
     *
     * @param may what the caller must be allowed to do in the finding's agency
     * @param below the end of the address, after the finding's own
     * @param action for the audit log
     */
    JsonNode send(UUID findingId, long version, Action may, String below, String action, Map<String, ?> body) {
        Caller caller = current.get();
        ViewRepository.Stored stored = known.finding(caller, findingId);
        current.require(may, stored.agencyId());
        JsonNode changed = relay.send(
                Part.MATCHING,
                "POST",
                "/findings/" + findingId + below,
                body,
                ETags.of(version),
                stored.agencyId(),
                action);
        view.findingAnswered(changed.toString());
        return changed;
    }

    /**
     * Why a change was refused, for the person who asked. Where somebody changed the finding first, the view takes it over
     * as it is now, so that the page shows it.
     *
     * @param read when the finding that the person saw was last changed, ISO; null where the form did not say
     */
    public Refusal refusal(UUID findingId, Problem refused, @Nullable String read) {
        if (refused.status() != CHANGED_FIRST) {
            return Refusal.of(Faults.words(refused));
        }
        String why = shell.texts(FindingTexts.class).someoneElseUpdatedIt();
        try {
            JsonNode now = relay.get(Part.MATCHING, "/findings/" + findingId);
            if (!now.hasNonNull("timeline")) {
                return Refusal.of(why);
            }
            view.findingAnswered(now.toString());
            Instant from = read == null ? Instant.MAX : Instant.parse(read);
            return new Refusal(
                    why,
                    services.as(now, Finding.class).timeline().stream()
                            .filter(event -> event.at().isAfter(from))
                            .toList());
        } catch (Problem | DateTimeParseException unknown) {
            return Refusal.of(why);
        }
    }

    JsonNode read(@Nullable String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("A stored finding cannot be read", unreadable);
        }
    }
}
