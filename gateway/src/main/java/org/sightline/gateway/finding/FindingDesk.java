package org.sightline.gateway.finding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.relay.Relay;
import org.sightline.gateway.relay.ServiceReader;
import org.sightline.gateway.route.Part;
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

    private final CurrentCaller current;
    private final FindingLists lists;
    private final ViewRepository known;
    private final ServiceReader services;
    private final Relay relay;
    private final View view;
    private final ObjectMapper json;

    FindingDesk(
            CurrentCaller current,
            FindingLists lists,
            ViewRepository known,
            ServiceReader services,
            Relay relay,
            View view,
            ObjectMapper json) {
        this.current = current;
        this.lists = lists;
        this.known = known;
        this.services = services;
        this.relay = relay;
        this.view = view;
        this.json = json;
    }

    /**
     * A finding as it is now.
     *
     * @param unverified whether no law that decides the verdict was read in its own text yet
     * @param bearing the rulings that say something of it, gravest first
     * @param others the rulings that do not cover it
     */
    public record Seen(
            Finding finding,
            boolean unverified,
            String agencyName,
            List<MarkedLine> lines,
            List<Finding.Ruling> bearing,
            List<Finding.Ruling> others) {}

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

    Seen seen(UUID agencyId, JsonNode stored) {
        Finding finding = services.as(stored, Finding.class);
        return new Seen(
                finding,
                FindingRow.unverified(stored),
                known.agencyName(agencyId),
                MarkedLine.of(finding),
                rulings(finding, true),
                rulings(finding, false));
    }

    /** The rulings that say something of the purchase, gravest first, or those that do not cover it. */
    private static List<Finding.Ruling> rulings(Finding finding, boolean bearing) {
        return finding.verdicts().stream()
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
    void send(UUID findingId, long version, Action may, String below, String action, Map<String, ?> body) {
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
    }

    /** Why something was refused, for the person who asked. */
    public static String words(Problem refused) {
        return FindingPage.words(refused);
    }

    JsonNode read(@Nullable String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("A stored finding cannot be read", unreadable);
        }
    }
}
