package org.sightline.gateway.pages.followup.plan;

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
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.relay.ServiceQuery;
import org.sightline.gateway.relay.ServiceReader;
import org.sightline.gateway.route.Part;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Shell;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.Page;

/** The office's board: how far the remediation plans of each agency are, and what is left in all, month by month. */
@Path("/plans")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class PlanBoardPages {

    private static final int SHOWN = 100;

    /** How far one agency is. */
    record Standing(UUID agencyId, String agencyName, PlanProgress progress) {}

    @CheckedTemplate(basePath = "plan")
    static class Templates {
        static native TemplateInstance board(
                Shell shell, List<Standing> agencies, @Nullable String next, PlanProgress.Sum sum);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final ViewRepository agencies;
    private final ServiceReader services;

    PlanBoardPages(CurrentShell shell, CurrentCaller current, ViewRepository agencies, ServiceReader services) {
        this.shell = shell;
        this.current = current;
        this.agencies = agencies;
        this.services = services;
    }

    @GET
    @Requires(Action.OVERSEE)
    @Operation(hidden = true)
    public TemplateInstance board(@QueryParam("cursor") @Nullable String cursor) {
        current.require(Action.OVERSEE, null);
        Page<PlanProgress> page = services.page(
                Part.MATCHING,
                ServiceQuery.to("/plans").with("limit", SHOWN).with("cursor", cursor),
                PlanProgress.class);
        PlanProgress.Sum sum = services.one(Part.MATCHING, ServiceQuery.to("/plans/progress"), PlanProgress.Sum.class);
        return Templates.board(
                shell.of(shell.texts(PlanTexts.class).plans()), standings(page.items()), page.nextCursor(), sum);
    }

    private List<Standing> standings(List<PlanProgress> progress) {
        Map<UUID, String> names = agencies.agencyNames(progress.stream()
                .map(one -> Objects.requireNonNull(one.agencyId()))
                .collect(Collectors.toSet()));
        return progress.stream()
                .map(one -> {
                    UUID agency = Objects.requireNonNull(one.agencyId());
                    return new Standing(agency, names.getOrDefault(agency, ViewRepository.UNNAMED), one);
                })
                .toList();
    }
}
