package org.sightline.gateway.pages.office.purchasedata;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
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

/** Who offers the goods of listed makers, by lists of suppliers. Nothing on this page is a purchase. */
@Path("/offers")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class OfferPages {

    private static final int SHOWN = 100;

    /** An offer, as matching-service shows it. */
    record Offer(
            UUID lineId,
            String makerId,
            @Nullable String supplier,
            String listKeeper,
            String sourceId,
            @Nullable String brands,
            @Nullable String description,
            @Nullable String contract,
            @Nullable LocalDate endDate) {}

    @CheckedTemplate(basePath = "purchasedata")
    static class Templates {
        static native TemplateInstance offers(
                Shell shell, Page<Offer> offers, Map<String, String> makers, Map<String, String> sources);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final ServiceReader services;
    private final ViewRepository known;

    OfferPages(CurrentShell shell, CurrentCaller current, ServiceReader services, ViewRepository known) {
        this.shell = shell;
        this.current = current;
        this.services = services;
        this.known = known;
    }

    @GET
    @Requires(Action.OVERSEE)
    @Operation(hidden = true)
    public TemplateInstance list(@QueryParam("cursor") @Nullable String cursor) {
        current.require(Action.OVERSEE, null);
        ServiceQuery asked = ServiceQuery.to("/offers").with("limit", SHOWN).with("cursor", cursor);
        Page<Offer> offers = services.page(Part.MATCHING, asked, Offer.class);
        return Templates.offers(
                shell.of(shell.texts(PurchaseDataTexts.class).suppliersThatOffer()),
                offers,
                known.makerNames(offers.items().stream().map(Offer::makerId).toList()),
                known.sourceNames(offers.items().stream().map(Offer::sourceId).toList()));
    }
}
