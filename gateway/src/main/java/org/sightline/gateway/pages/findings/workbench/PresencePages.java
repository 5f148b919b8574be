package org.sightline.gateway.pages.findings.workbench;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;

/** Who else of the office has a finding open, as a part of the review queue. It is asked once, when the page is opened. */
@Path("/workbench/presence/{findingId}")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class PresencePages {

    @CheckedTemplate(basePath = "workbench")
    static class Templates {
        static native TemplateInstance presence(List<String> others);
    }

    private final CurrentCaller current;
    private final PresenceRepository presence;
    private final Clock clock;

    PresencePages(CurrentCaller current, PresenceRepository presence, Clock clock) {
        this.current = current;
        this.presence = presence;
        this.clock = clock;
    }

    @GET
    @Requires(Action.OVERSEE)
    @Transactional
    @Operation(hidden = true)
    public TemplateInstance others(UUID findingId) {
        Caller caller = current.require(Action.OVERSEE, null);
        Instant now = clock.instant();
        presence.opened(caller, findingId, now);
        return Templates.presence(presence.others(caller, findingId, now));
    }
}
