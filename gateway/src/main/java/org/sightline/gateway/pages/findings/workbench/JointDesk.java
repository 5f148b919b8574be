package org.sightline.gateway.pages.findings.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.pages.findings.finding.FindingDesk;
import org.sightline.gateway.pages.findings.finding.FindingRow;
import org.sightline.gateway.relay.Relay;
import org.sightline.gateway.relay.ServiceQuery;
import org.sightline.gateway.relay.ServiceReader;
import org.sightline.gateway.relay.Unanswered;
import org.sightline.gateway.route.Part;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.Problem;

/** Decisions on findings that are alike, for the review queue; matching-service takes them. */
@ApplicationScoped
class JointDesk {

    private static final Pattern CHOICE = Pattern.compile("([0-9a-fA-F-]{36}):([0-9]{1,18})");

    private final CurrentCaller current;
    private final ViewRepository known;
    private final Relay relay;
    private final ServiceReader services;
    private final FindingDesk findings;
    private final Unanswered unanswered;

    JointDesk(
            CurrentCaller current,
            ViewRepository known,
            Relay relay,
            ServiceReader services,
            FindingDesk findings,
            Unanswered unanswered) {
        this.current = current;
        this.known = known;
        this.relay = relay;
        this.services = services;
        this.findings = findings;
        this.unanswered = unanswered;
    }

    /** Why a finding is left out. */
    record LeftOut(UUID findingId, String code, String why) {}

    /**
     * A finding that would be decided with others, or left out.
     *
     * @param refusal why it would be left out; null where it would be decided
     */
    record Listed(
            UUID id,
            long version,
            @Nullable String what,
            @Nullable String date,
            @Nullable String quantity,
            @Nullable String amount,
            @Nullable String currency,
            @Nullable LeftOut refusal) {

        /** The finding and the version that was read, as the form sends it. */
        public String choice() {
            return id + ":" + version;
        }
    }

    /**
     * What a decision would do.
     *
     * @param total how many findings are like the first, beside it
     * @param refused how many of the listed would be left out
     * @param amounts what the others cost together, by currency
     * @param findings the one that somebody looks at, then those like it
     */
    record Preview(UUID findingId, long total, int refused, Map<String, String> amounts, List<Listed> findings) {

        /** Those like the first. */
        public List<Listed> others() {
            return findings.subList(1, findings.size());
        }

        /** How many would be decided. */
        public int decided() {
            return findings.size() - refused;
        }

        /** How many are like it and not listed, because there are so many. */
        public long more() {
            return total - findings.size() + 1;
        }
    }

    /** A finding that was decided. */
    record Decided(UUID findingId, long version) {}

    /** A decision on several findings, as matching-service tells it. */
    record Joint(
            UUID id,
            long version,
            UUID findingId,
            String decision,
            String reason,
            String decidedBy,
            Instant decidedAt,
            List<Decided> decided,
            List<LeftOut> leftOut,
            @Nullable String undoneBy,
            @Nullable Instant undoneAt,
            List<LeftOut> notUndone) {}

    /** A finding of a joint decision that was left out or kept its decision; the row is null where the view has none yet. */
    record Named(UUID id, @Nullable FindingRow row, String why) {}

    /** A decision with its findings as a list shows them. */
    record Shown(Joint joint, List<FindingRow> decided, List<Named> leftOut, List<Named> notUndone) {}

    /** How many others are like a finding; null where matching-service does not answer. */
    @Nullable
    Long countAlike(UUID findingId) {
        return unanswered.read(() -> relay.get(
                        Part.MATCHING,
                        ServiceQuery.to("/findings/{}/alike", findingId).toString())
                .path("total")
                .asLong());
    }

    /**
     * What a decision on a finding and those like it would do.
     *
     * @param version of the finding that the person saw
     * @param given decision, reason and what else the form has
     * @throws Problem as matching-service refuses it; 412 where somebody changed the finding since
     */
    Preview preview(UUID findingId, long version, Map<String, String> given) {
        UUID agency = requireMayDecide(findingId);
        JsonNode answer =
                relay.ask(Part.MATCHING, path(findingId) + "/preview", given, agency, "preview joint decision");
        Preview preview = services.as(answer, Preview.class);
        ETags.require(ETags.of(version), preview.findings().getFirst().version());
        return preview;
    }

    /**
     * Decides a finding and the chosen others.
     *
     * @param chosen as {@link Listed#choice} says them
     * @throws Problem as matching-service refuses it
     */
    Joint decide(UUID findingId, long version, Map<String, String> given, List<String> chosen) {
        UUID agency = requireMayDecide(findingId);
        Map<String, Object> body = new LinkedHashMap<>(given);
        body.put("others", chosen.stream().map(JointDesk::other).toList());
        JsonNode made = relay.send(
                Part.MATCHING, "POST", path(findingId), body, ETags.of(version), agency, "decide findings jointly");
        return services.as(made, Joint.class);
    }

    private static Map<String, Object> other(String choice) {
        Matcher parts = CHOICE.matcher(choice);
        if (!parts.matches()) {
            throw Problem.malformed("other", "no-choice", "Choose findings of the list.");
        }
        return Map.of("id", parts.group(1), "version", Long.parseLong(parts.group(2)));
    }

    /** A joint decision with its findings. */
    Shown shown(UUID findingId, UUID jointId) {
        requireMayDecide(findingId);
        Joint joint = services.one(
                Part.MATCHING, ServiceQuery.to("/findings/{}/joint-decisions/{}", findingId, jointId), Joint.class);
        List<UUID> ids = Stream.concat(
                        joint.decided().stream().map(Decided::findingId),
                        joint.leftOut().stream().map(LeftOut::findingId))
                .toList();
        Map<UUID, FindingRow> rows = new LinkedHashMap<>();
        findings.rows(ids).forEach(row -> rows.put(row.id(), row));
        List<FindingRow> decided = new ArrayList<>();
        joint.decided()
                .forEach(one -> Stream.ofNullable(rows.get(one.findingId())).forEach(decided::add));
        return new Shown(joint, decided, named(joint.leftOut(), rows), named(joint.notUndone(), rows));
    }

    private static List<Named> named(List<LeftOut> some, Map<UUID, FindingRow> rows) {
        return some.stream()
                .map(one -> new Named(one.findingId(), rows.get(one.findingId()), one.why()))
                .toList();
    }

    /**
     * Takes a joint decision back.
     *
     * @param version of the joint decision that the person saw
     * @throws Problem as matching-service refuses it
     */
    void undo(UUID findingId, UUID jointId, long version) {
        UUID agency = requireMayDecide(findingId);
        relay.send(
                Part.MATCHING,
                "POST",
                path(findingId) + "/" + jointId + "/undo",
                null,
                ETags.of(version),
                agency,
                "undo joint decision");
    }

    private UUID requireMayDecide(UUID findingId) {
        UUID agency = known.finding(current.get(), findingId).agencyId();
        current.require(Action.DECIDE, agency);
        return agency;
    }

    private static String path(UUID findingId) {
        return ServiceQuery.to("/findings/{}/joint-decisions", findingId).toString();
    }
}
