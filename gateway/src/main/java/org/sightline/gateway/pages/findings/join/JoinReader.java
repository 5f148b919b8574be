package org.sightline.gateway.pages.findings.join;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.relay.Relay;
import org.sightline.gateway.relay.ServiceQuery;
import org.sightline.gateway.relay.ServiceReader;
import org.sightline.gateway.relay.Unanswered;
import org.sightline.gateway.route.Part;
import org.sightline.gateway.view.View;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;

/** Findings that may be the same purchase, for those who decide; matching-service keeps what is said of them. */
@ApplicationScoped
public class JoinReader {

    private final CurrentCaller current;
    private final ViewRepository known;
    private final View view;
    private final Relay relay;
    private final ServiceReader services;
    private final Unanswered unanswered;

    JoinReader(
            CurrentCaller current,
            ViewRepository known,
            View view,
            Relay relay,
            ServiceReader services,
            Unanswered unanswered) {
        this.current = current;
        this.known = known;
        this.view = view;
        this.relay = relay;
        this.services = services;
        this.unanswered = unanswered;
    }

    /** The line that leads a finding. */
    public record Line(
            UUID id,
            String sourceId,
            String documentType,
            @Nullable String documentNumber,
            @Nullable LocalDate paymentDate,
            @Nullable String vendorName,
            @Nullable String description,
            @Nullable String model) {}

    /** One finding of a pair. */
    public record Side(
            UUID id,
            long version,
            String what,
            Line line,
            int lineCount,
            @Nullable String date,
            @Nullable String quantity,
            @Nullable String amount,
            @Nullable String currency,
            String status,
            @Nullable String decision) {}

    /** Two findings that may be the same purchase. */
    public record Pair(UUID agencyId, Side finding, Side other, Set<String> agrees, Set<String> differs) {

        /** Whether both say the same of a field, or not; neither where one says nothing. */
        public String says(String field) {
            return agrees.contains(field) ? "agrees" : differs.contains(field) ? "differs" : "unknown";
        }
    }

    /** What a person said of findings. */
    public record Said(
            UUID id,
            long version,
            String kind,
            UUID findingId,
            @Nullable UUID otherId,
            List<UUID> lines,
            String reason,
            String saidBy,
            Instant saidAt,
            boolean waits,
            @Nullable String agreedBy,
            @Nullable Instant agreedAt,
            @Nullable String undoneBy,
            @Nullable Instant undoneAt) {}

    /** The likely pairs of a finding, and what was said of it. */
    public record Pairs(UUID findingId, List<Pair> pairs, List<Said> said) {}

    /** Those of a finding; null where matching-service does not answer. */
    public @Nullable Pairs of(UUID findingId) {
        return unanswered.read(
                () -> services.one(Part.MATCHING, ServiceQuery.to("/findings/{}/pairs", findingId), Pairs.class));
    }

    Page<Pair> page(@Nullable UUID agencyId, int limit, @Nullable String cursor) {
        return services.page(
                Part.MATCHING,
                ServiceQuery.to("/finding-pairs")
                        .with("agencyId", agencyId)
                        .with("limit", limit)
                        .with("cursor", cursor),
                Pair.class);
    }

    /**
     * Says what a person chose: that two findings are one purchase or two, or that lines are a purchase of their own.
     *
     * @param version of the finding that the person saw
     * @param given kind, otherId, otherVersion and joinReason
     * @param lines the ids of the lines that are parted; empty for nothing
     * @throws Problem as matching-service refuses it
     */
    public Said say(UUID findingId, long version, Map<String, String> given, List<String> lines) {
        Map<String, Object> body = new LinkedHashMap<>();
        Stream.of("kind", "otherId", "otherVersion")
                .filter(given::containsKey)
                .forEach(name -> body.put(name, given.get(name)));
        body.put("reason", given.getOrDefault("joinReason", ""));
        if (!lines.isEmpty()) {
            body.put("lines", lines);
        }
        return send(findingId, "/joins", body, version, "join findings");
    }

    /**
     * Takes back what was said.
     *
     * @param version of what was said
     * @throws Problem as matching-service refuses it
     */
    public Said undo(UUID findingId, UUID joinId, long version) {
        return send(findingId, "/joins/" + joinId + "/undo", Map.of(), version, "undo join of findings");
    }

    /** The next page shows the findings at once, before their messages have come round. */
    private Said send(UUID findingId, String below, Map<String, ?> body, long version, String action) {
        UUID agency = known.finding(current.get(), findingId).agencyId();
        current.require(Action.DECIDE, agency);
        JsonNode answer = relay.send(
                Part.MATCHING, "POST", "/findings/" + findingId + below, body, ETags.of(version), agency, action);
        Said said = services.as(answer, Said.class);
        Stream.of(findingId, said.findingId(), said.otherId()).distinct().forEach(this::showNow);
        return said;
    }

    private void showNow(@Nullable UUID finding) {
        JsonNode now = finding == null ? null : relay.get(Part.MATCHING, "/findings/" + finding);
        if (now != null && now.hasNonNull("timeline")) {
            view.findingAnswered(now.toString());
        }
    }
}
