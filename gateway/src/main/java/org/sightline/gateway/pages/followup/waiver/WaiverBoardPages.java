package org.sightline.gateway.pages.followup.waiver;

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
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.relay.RuleTitles;
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

/** The office's list: the waivers of all agencies. */
@Path("/waivers")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class WaiverBoardPages {

    private static final int SHOWN = 100;

    /** A waiver with the name of its agency. */
    record Row(Waiver waiver, String agencyName) {}

    @CheckedTemplate(basePath = "waiver")
    static class Templates {
        static native TemplateInstance board(
                Shell shell, List<Row> rows, Map<String, String> rules, @Nullable String next);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final ViewRepository agencies;
    private final ServiceReader services;
    private final RuleTitles rules;

    WaiverBoardPages(
            CurrentShell shell,
            CurrentCaller current,
            ViewRepository agencies,
            ServiceReader services,
            RuleTitles rules) {
        this.shell = shell;
        this.current = current;
        this.agencies = agencies;
        this.services = services;
        this.rules = rules;
    }

    @GET
    @Requires(Action.OVERSEE)
    @Operation(hidden = true)
    public TemplateInstance board(@QueryParam("cursor") @Nullable String cursor) {
        current.require(Action.OVERSEE, null);
        Page<Waiver> page = services.page(
                Part.MATCHING, ServiceQuery.to("/waivers").with("limit", SHOWN).with("cursor", cursor), Waiver.class);
        Map<UUID, String> names =
                agencies.agencyNames(page.items().stream().map(Waiver::agencyId).collect(Collectors.toSet()));
        List<Row> rows = page.items().stream()
                .map(one -> new Row(one, names.getOrDefault(one.agencyId(), ViewRepository.UNNAMED)))
                .toList();
        return Templates.board(
                shell.of(shell.texts(WaiverTexts.class).waivers()),
                rows,
                rules.of(page.items().stream().map(Waiver::ruleId).toList()),
                page.nextCursor());
    }
}
