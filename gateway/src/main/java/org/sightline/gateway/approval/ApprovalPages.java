package org.sightline.gateway.approval;

import io.quarkus.arc.All;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Shell;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.problem.Problem;

/** Everything of the office that waits for a second person, on one page. */
@Path("/approvals")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class ApprovalPages {

    /** The most rows of the page; the first ones are shown, and the page says how many there are. */
    static final int MOST_SHOWN = 200;

    /** What waits, with the name of its agency; null where it is the office's. */
    record Row(Approval approval, @Nullable String agencyName) {}

    /** How many of a kind wait for the reader. */
    record Count(String kind, long number) {}

    @CheckedTemplate(basePath = "approval")
    static class Templates {
        static native TemplateInstance approvals(
                Shell shell, String kind, List<Count> counts, long total, List<Row> waiting, List<Row> own);

        static native TemplateInstance count(long count);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final ViewRepository agencies;
    private final List<ApprovalSource> sources;

    ApprovalPages(
            CurrentShell shell, CurrentCaller current, ViewRepository agencies, @All List<ApprovalSource> sources) {
        this.shell = shell;
        this.current = current;
        this.agencies = agencies;
        this.sources = sources;
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Operation(hidden = true)
    public TemplateInstance list(@QueryParam("kind") @Nullable String kind) {
        List<Approval> all = all(current.require(Action.SEE_OFFICE, null));
        List<Approval> waiting = all.stream().filter(one -> !one.own()).toList();
        String wanted = kind == null ? "" : kind;
        return Templates.approvals(
                shell.of(shell.labels().approvals()),
                wanted,
                counts(waiting),
                waiting.size(),
                rows(waiting, wanted),
                rows(all.stream().filter(Approval::own).toList(), wanted));
    }

    /** For the head of every page, which is there before it; nothing where a service does not answer. */
    @GET
    @Requires(Action.SEE_OFFICE)
    @Path("count")
    @Operation(hidden = true)
    public TemplateInstance count() {
        Caller caller = current.require(Action.SEE_OFFICE, null);
        try {
            return Templates.count(
                    sources.stream().mapToLong(source -> source.count(caller)).sum());
        } catch (Problem refused) {
            if (refused.status() != 503) {
                throw refused;
            }
            return Templates.count(0);
        }
    }

    /** The oldest first, and what has no time of its own by the day on which it is due. */
    private List<Approval> all(Caller caller) {
        return sources.stream()
                .flatMap(source -> source.waiting(caller).stream())
                .sorted(Comparator.comparing(Approval::askedAt, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(Approval::dueOn, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    private static List<Count> counts(List<Approval> waiting) {
        return waiting.stream()
                .collect(Collectors.groupingBy(Approval::kind, Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(count -> new Count(count.getKey(), count.getValue()))
                .toList();
    }

    private List<Row> rows(List<Approval> some, String kind) {
        List<Approval> shown = some.stream()
                .filter(one -> kind.isEmpty() || one.kind().equals(kind))
                .limit(MOST_SHOWN)
                .toList();
        Map<UUID, String> names = agencies.agencyNames(
                shown.stream().map(Approval::agencyId).filter(Objects::nonNull).collect(Collectors.toSet()));
        return shown.stream()
                .map(one -> new Row(
                        one,
                        one.agencyId() == null ? null : names.getOrDefault(one.agencyId(), ViewRepository.UNNAMED)))
                .toList();
    }
}
