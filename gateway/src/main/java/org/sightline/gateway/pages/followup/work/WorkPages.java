package org.sightline.gateway.pages.followup.work;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Shell;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;

/** What waits for whoever asks. */
@Path("/work")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class WorkPages {

    /** A task with the name of its agency. */
    record Row(Task task, String agencyName) {}

    /** A task of a plan with the name of its agency. */
    record PlanRow(PlanTask task, String agencyName) {}

    @CheckedTemplate(basePath = "work")
    static class Templates {
        static native TemplateInstance work(
                Shell shell,
                List<Row> waiting,
                boolean more,
                List<PlanRow> plans,
                List<ReturnTasks.ReturnTask> returns,
                List<Awaited> others,
                List<Row> late);

        static native TemplateInstance first(
                List<Row> waiting,
                List<PlanRow> plans,
                List<ReturnTasks.ReturnTask> returns,
                List<Awaited> others,
                boolean showAgency);
    }

    private static final int FIRST = 5;

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final ViewRepository agencies;
    private final TaskReader tasks;
    private final ReturnTasks returns;

    WorkPages(
            CurrentShell shell, CurrentCaller current, ViewRepository agencies, TaskReader tasks, ReturnTasks returns) {
        this.shell = shell;
        this.current = current;
        this.agencies = agencies;
        this.tasks = tasks;
        this.returns = returns;
    }

    @GET
    @Requires(value = Action.READ, agency = Requires.Agency.OF_CALLER)
    @Operation(hidden = true)
    public TemplateInstance work(@QueryParam("agencyId") @Nullable UUID agencyId) {
        Caller caller = caller(agencyId);
        List<Task> waiting = tasks.waiting(caller, agencyId);
        List<Task> late = caller.readsAll() ? tasks.overdueAtAgencies(agencyId) : List.of();
        List<PlanTask> plans = tasks.waitingPlans(caller, agencyId);
        List<ReturnTasks.ReturnTask> ofReturns = returns.of(caller, agencyId);
        Map<UUID, String> names = names(Stream.concat(waiting.stream(), late.stream()), plans);
        return Templates.work(
                shell.of(shell.labels().yourWork()),
                rows(waiting, names),
                waiting.size() == TaskReader.SHOWN,
                planRows(plans, names),
                ofReturns,
                others(agencyId, waiting, plans, ofReturns),
                rows(late, names));
    }

    /** The first of it, as a part of other pages, which are there before it. */
    @GET
    @Requires(value = Action.READ, agency = Requires.Agency.OF_CALLER)
    @Path("first")
    @Operation(hidden = true)
    public TemplateInstance first(@QueryParam("agencyId") @Nullable UUID agencyId) {
        Caller caller = caller(agencyId);
        List<Task> waiting = tasks.waiting(caller, agencyId);
        List<PlanTask> plans = tasks.waitingPlans(caller, agencyId);
        List<ReturnTasks.ReturnTask> ofReturns = returns.of(caller, agencyId);
        Map<UUID, String> names = names(waiting.stream(), plans);
        return Templates.first(
                rows(first(waiting), names),
                planRows(first(plans), names),
                ofReturns,
                first(others(agencyId, waiting, plans, ofReturns)),
                agencyId == null);
    }

    private static <T> List<T> first(List<T> all) {
        return all.stream().limit(FIRST).toList();
    }

    /** What else waits for the caller by the inbox, without what the page has already. */
    private List<Awaited> others(
            @Nullable UUID agencyId, List<Task> some, List<PlanTask> plans, List<ReturnTasks.ReturnTask> ofReturns) {
        Set<String> shown = Stream.of(
                        some.stream().map(task -> "/findings/" + task.findingId()),
                        plans.stream().map(plan -> "/agencies/" + plan.agencyId() + "/plans/" + plan.planId()),
                        ofReturns.stream().map(one -> "/agencies/" + one.agencyId() + "/returns/" + one.year()))
                .flatMap(paths -> paths)
                .collect(Collectors.toSet());
        return tasks.awaited(shell.locale()).stream()
                .filter(one -> agencyId == null || agencyId.equals(one.agencyId()))
                .filter(one -> !shown.contains(one.path()))
                .toList();
    }

    private Caller caller(@Nullable UUID agencyId) {
        return agencyId == null ? current.get() : current.require(Action.READ, agencyId);
    }

    private Map<UUID, String> names(Stream<Task> some, List<PlanTask> plans) {
        return agencies.agencyNames(
                Stream.concat(some.map(Task::agencyId), plans.stream().map(PlanTask::agencyId))
                        .collect(Collectors.toSet()));
    }

    private static List<PlanRow> planRows(List<PlanTask> some, Map<UUID, String> names) {
        return some.stream()
                .map(task -> new PlanRow(task, names.getOrDefault(task.agencyId(), ViewRepository.UNNAMED)))
                .toList();
    }

    private static List<Row> rows(List<Task> some, Map<UUID, String> names) {
        return some.stream()
                .map(task -> new Row(task, names.getOrDefault(task.agencyId(), ViewRepository.UNNAMED)))
                .toList();
    }
}
