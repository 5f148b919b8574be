package org.sightline.gateway.pages.office.design;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sightline.gateway.pages.agencies.agency.AgencyRow;
import org.sightline.gateway.pages.findings.finding.FindingRow;
import org.sightline.gateway.pages.office.overview.Overview;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Query;
import org.sightline.gateway.shell.Shell;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;

/** Every part of the pages once, with invented data. */
@Path("/design")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class DesignPages {

    /** What the parts show. */
    record Examples(List<FindingRow> findings, List<AgencyRow> agencies, List<Overview.Group> groups) {}

    @CheckedTemplate(basePath = "design")
    static class Templates {
        static native TemplateInstance design(
                Shell shell,
                Page<FindingRow> page,
                List<AgencyRow> agencies,
                List<Overview.Group> groups,
                Query query,
                List<Problem.Fault> faults);
    }

    private final CurrentShell shell;
    private final ObjectMapper json;
    private final boolean shown;

    DesignPages(
            CurrentShell shell,
            ObjectMapper json,
            @ConfigProperty(name = "sightline.design", defaultValue = "false") boolean shown) {
        this.shell = shell;
        this.json = json;
        this.shown = shown;
    }

    @GET
    @Requires(Action.SIGNED_IN)
    @Operation(hidden = true)
    public TemplateInstance design() {
        if (!shown) {
            throw Problem.notFound();
        }
        Examples examples = examples();
        return Templates.design(
                shell.of("Parts of the pages"),
                new Page<>(
                        examples.findings(), "next", (long) examples.findings().size()),
                examples.agencies(),
                examples.groups(),
                new Query("/design", Map.of("verdict", List.of("PROHIBITED"), "q", List.of("dome")), Map.of()),
                List.of(
                        new Problem.Fault("design-name", "missing", "Give a name."),
                        new Problem.Fault("design-state", "unknown", "QQ is not a state.")));
    }

    private Examples examples() {
        try (InputStream file = Objects.requireNonNull(DesignPages.class.getResourceAsStream("/design.json"))) {
            return json.readValue(file, Examples.class);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
