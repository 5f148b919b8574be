package org.sightline.gateway.relay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.audit.AuditFact;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.gateway.audit.AuditQueue;
import org.sightline.kit.audit.Concerning;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.correlation.Correlation;
import org.sightline.kit.fault.FaultPoint;
import org.sightline.kit.problem.Problem;

/** Calls to the services that stand in the audit log, with what came of them. */
@ApplicationScoped
class AuditedCalls {

    private final ServiceClient services;
    private final AuditLog audit;
    private final AuditQueue queue;
    private final Clock clock;
    private final CurrentCaller current;
    private final ObjectMapper json;

    AuditedCalls(
            ServiceClient services,
            AuditLog audit,
            AuditQueue queue,
            CurrentCaller current,
            Clock clock,
            ObjectMapper json) {
        this.json = json;
        this.services = services;
        this.audit = audit;
        this.queue = queue;
        this.clock = clock;
        this.current = current;
    }

    /**
     * A change: the log has a row before the call and one after it.
     *
     * @param chain the agency whose log it is, or {@link AuditLog#OFFICE}
     * @param action a verb or two
     * @throws Problem 503 where the service does not answer
     */
    HttpResponse<InputStream> change(UUID chain, String action, ServiceClient.Call call) {
        write(Set.of(chain), action, call, "requested", null);
        FaultPoint.reached("relay.before-call", FaultPoint.Failure.DATABASE);
        HttpResponse<InputStream> answer;
        try {
            answer = services.send(call);
        } catch (Problem unavailable) {
            write(Set.of(chain), action, call, "failed", null);
            throw unavailable;
        }
        FaultPoint.reached("relay.answered", FaultPoint.Failure.DATABASE);
        write(chains(chain, answer), action, call, outcome("done", answer.statusCode()), null);
        return answer;
    }

    /**
     * Data that leaves as a file: the log has one row, which says whether it left, and so has that of each agency whose
     * rows are in it, with their number. Otherwise as {@link #change}.
     */
    HttpResponse<InputStream> export(UUID chain, String action, ServiceClient.Call call) {
        HttpResponse<InputStream> answer = services.send(call);
        int status = answer.statusCode();
        String question = Objects.requireNonNullElse(call.query(), "none");
        Optional<String> agencies = answer.headers().firstValue(Concerning.AGENCIES_AT);
        if (status < 400 && agencies.isPresent()) {
            audit.exported(
                    agencies(answer, call, agencies.get()), current.get(), action, "/api" + call.path(), question);
        }
        String filter = "filter: " + question;
        String rows = answer.headers()
                .firstValue(Concerning.ROWS)
                .map(count -> "rows: " + count + "; ")
                .orElse("");
        write(
                chains(chain, answer),
                action,
                call,
                status < 400 ? "exported" : outcome("exported", status),
                rows + filter);
        return answer;
    }

    /** Whose rows are in a file. Where the service does not say, nothing leaves. */
    private Map<UUID, Long> agencies(HttpResponse<InputStream> file, ServiceClient.Call call, String at) {
        try {
            String address = call.query() == null ? at : at + "?" + call.query();
            JsonNode counts = ServiceAnswer.of(services.send(ServiceClient.Call.get(call.part(), address, Map.of())))
                    .tree(json);
            Map<UUID, Long> rows = new TreeMap<>();
            counts.path("items")
                    .forEach(each -> rows.put(
                            UUID.fromString(each.path("agencyId").asText()),
                            each.path("rows").asLong()));
            return rows;
        } catch (RuntimeException unsaid) {
            closed(file);
            throw unsaid;
        }
    }

    private static void closed(HttpResponse<InputStream> file) {
        try {
            file.body().close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /**
     * A question that changes nothing but that the log should know of: one row, which nobody waits for. Otherwise as
     * {@link #change}.
     */
    HttpResponse<InputStream> ask(UUID chain, String action, ServiceClient.Call call) {
        HttpResponse<InputStream> answer = services.send(call);
        queue.add(AuditFact.of(
                        chain,
                        clock.instant(),
                        current.get(),
                        action,
                        "/api" + call.path(),
                        outcome("done", answer.statusCode()),
                        null)
                .within(Correlation.current()));
        return answer;
    }

    /** The chain that was known before, and those of the agencies that the service says it was about. */
    private static Set<UUID> chains(UUID chain, HttpResponse<InputStream> answer) {
        Set<UUID> chains = new TreeSet<>(ServiceClient.concerned(answer.headers()));
        chains.add(chain);
        return chains;
    }

    private void write(
            Set<UUID> chains, String action, ServiceClient.Call call, String outcome, @Nullable String detail) {
        audit.write(chains, current.get(), action, "/api" + call.path(), outcome, detail);
    }

    private static String outcome(String good, int status) {
        return (status < 400 ? good : status < 500 ? "refused" : "failed") + " " + status;
    }
}
