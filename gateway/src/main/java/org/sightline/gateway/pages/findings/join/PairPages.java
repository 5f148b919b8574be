package org.sightline.gateway.pages.findings.join;

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
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Shell;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.Page;

/** The list of findings that may be the same purchase. */
@Path("/finding-pairs")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class PairPages {

    private static final int SHOWN = 20;

    /** A pair as the list shows it. */
    record Listed(String agencyName, JoinReader.Pair pair) {}

    @CheckedTemplate(basePath = "join")
    static class Templates {
        static native TemplateInstance findingPairs(
                Shell shell, List<Listed> pairs, Map<String, String> sources, @Nullable String next);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final JoinReader joins;
    private final ViewRepository known;

    PairPages(CurrentShell shell, CurrentCaller current, JoinReader joins, ViewRepository known) {
        this.shell = shell;
        this.current = current;
        this.joins = joins;
        this.known = known;
    }

    @GET
    @Requires(Action.DECIDE)
    @Operation(hidden = true)
    public TemplateInstance pairs(@QueryParam("cursor") @Nullable String cursor) {
        current.require(Action.DECIDE, null);
        Page<JoinReader.Pair> page = joins.page(null, SHOWN, cursor);
        Map<UUID, String> names = known.agencyNames(
                page.items().stream().map(JoinReader.Pair::agencyId).collect(Collectors.toSet()));
        List<Listed> listed = page.items().stream()
                .map(pair -> new Listed(names.getOrDefault(pair.agencyId(), ViewRepository.UNNAMED), pair))
                .toList();
        Map<String, String> sources = known.sourceNames(page.items().stream()
                .flatMap(pair -> Stream.of(pair.finding(), pair.other()))
                .map(side -> side.line().sourceId())
                .distinct()
                .toList());
        return Templates.findingPairs(
                shell.of(shell.texts(JoinTexts.class).likelyPairs()), listed, sources, page.nextCursor());
    }
}
