package org.sightline.matching.offer;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.BoundCursor;
import org.sightline.kit.paging.Page;

/** Who offers the goods of listed makers. */
@Path("/offers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "offers")
public class OfferResource {

    private static final int PLACE_PARTS = 2;

    private final OfferRepository offers;
    private final CurrentCaller caller;

    OfferResource(OfferRepository offers, CurrentCaller caller) {
        this.offers = offers;
        this.caller = caller;
    }

    @GET
    @Requires(Action.OVERSEE)
    @Transactional
    @Operation(
            operationId = "listOffers",
            summary = "List suppliers that offer a listed maker",
            description = "From lists of suppliers. An offer is no purchase: nothing was bought, and no law is asked.")
    public Page<Offer> list(
            @Parameter(
                            description = "Of one maker, as the watchlist names it; all makers where missing",
                            example = "hikvision")
                    @QueryParam("maker")
                    @Nullable
                    String maker,
            @Parameter(description = "How many to give, 1 to 1000; 50 where missing") @QueryParam("limit") @Nullable
                    Integer limit,
            @Parameter(description = "The nextCursor of the page before") @QueryParam("cursor") @Nullable
                    String cursor) {
        caller.require(Action.OVERSEE, null);
        int most = Page.limit(limit);
        BoundCursor cursors = BoundCursor.to("offers", maker);
        BoundCursor.Place after = cursors.read(cursor, PLACE_PARTS);
        OfferRepository.Place place = after == null ? null : new OfferRepository.Place(after.text(0), after.uuid(1));
        return Page.cut(
                offers.list(maker, place, most + 1),
                most,
                offer -> cursors.after(offer.makerId(), offer.lineId()),
                offers.count(maker));
    }
}
