package org.sightline.gateway.pages.office.purchasedata;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.relay.ServiceQuery;
import org.sightline.gateway.relay.ServiceReader;
import org.sightline.gateway.route.Part;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Query;
import org.sightline.gateway.shell.Shell;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.Page;

/** The sources of purchase data: what each one is, what is held of it, how old that is, and which feed reads it. */
@Path("/sources")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class SourcePages {

    private static final int SHOWN = 50;
    private static final int MOST_FEEDS = 1000;

    /** A source, as ingest-service shows it. */
    record Source(
            String id,
            String name,
            @Nullable String state,
            @Nullable String documentType) {}

    /**
     * A source with all that the page says of it.
     *
     * @param held null where no line of it is held
     * @param days since its last import; 0 where it had none
     */
    record Seen(Source source, HeldRepository.@Nullable Held held, long days, List<FeedPages.Feed> feeds) {}

    @CheckedTemplate(basePath = "purchasedata")
    static class Templates {
        static native TemplateInstance sources(Shell shell, Page<Seen> page, Query query);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final ServiceReader services;
    private final HeldRepository held;
    private final Clock clock;

    SourcePages(CurrentShell shell, CurrentCaller current, ServiceReader services, HeldRepository held, Clock clock) {
        this.shell = shell;
        this.current = current;
        this.services = services;
        this.held = held;
        this.clock = clock;
    }

    @GET
    @Requires(Action.OVERSEE)
    @Operation(hidden = true)
    public TemplateInstance list(@QueryParam("cursor") @Nullable String cursor, UriInfo uri) {
        current.require(Action.OVERSEE, null);
        ServiceQuery asked = ServiceQuery.to("/sources").with("limit", SHOWN).with("cursor", cursor);
        Page<Source> sources = services.page(Part.INGEST, asked, Source.class);
        Map<String, HeldRepository.Held> lines =
                held.of(sources.items().stream().map(Source::id).toList());
        Map<String, List<FeedPages.Feed>> feeds = feeds();
        Page<Seen> page = new Page<>(
                sources.items().stream()
                        .map(source -> seen(source, lines.get(source.id()), feeds))
                        .toList(),
                sources.nextCursor(),
                sources.total());
        return Templates.sources(shell.of(texts().sources()), page, Query.of(uri));
    }

    private Map<String, List<FeedPages.Feed>> feeds() {
        return services
                .page(Part.INGEST, ServiceQuery.to("/feeds").with("limit", MOST_FEEDS), FeedPages.Feed.class)
                .items()
                .stream()
                .collect(Collectors.groupingBy(FeedPages.Feed::source));
    }

    private Seen seen(Source source, HeldRepository.@Nullable Held lines, Map<String, List<FeedPages.Feed>> feeds) {
        return new Seen(
                source,
                lines,
                lines == null
                        ? 0
                        : Duration.between(lines.lastImportAt(), clock.instant())
                                .toDays(),
                feeds.getOrDefault(source.id(), List.of()));
    }

    private PurchaseDataTexts texts() {
        return shell.texts(PurchaseDataTexts.class);
    }
}
