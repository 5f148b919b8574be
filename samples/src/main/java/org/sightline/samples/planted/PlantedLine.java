package org.sightline.samples.planted;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The truth about one planted line.
 *
 * @param file name of the file
 * @param row number of the record in it, the header being 1
 * @param purchase names the purchase or other case; lines with the same name are one purchase
 * @param place which file this is; a payment may add evidence to an order that stands in another
 * @param body sample id of the body that bought
 * @param publishedBuyer the body as this line writes it
 * @param role whether the line buys, only mentions, or neither
 * @param maker the designated maker: hikvision, dahua, huawei, zte or hytera; empty if there is none
 * @param basis how the item leads to the maker; null if there is none
 * @param item camera, recorder, intercom, radio, network, hotspot, accessory, service, or none
 * @param ordered the day that decides; for a payment, that of its order if the order is on file
 * @param funding where the money came from, all lines of the purchase taken together
 * @param evidence the part of the text that tells
 * @param verdict the expected verdict of the purchase; null unless it is a purchase
 * @param band match or review; null unless it is a purchase
 * @param why one line for the person who wonders
 */
public record PlantedLine(
        String file,
        long row,
        String purchase,
        Place place,
        String body,
        String publishedBuyer,
        Role role,
        String maker,
        @Nullable Basis basis,
        String item,
        LocalDate ordered,
        Funding funding,
        String evidence,
        @Nullable Verdict verdict,
        @Nullable Band band,
        String why) {

    public static PlantedLine of(String file, long row, Place place, PlantedCase planted, int cycle) {
        return new PlantedLine(
                file,
                row,
                planted.purchase(cycle),
                place,
                planted.body().id(),
                planted.publishedBuyer(place, cycle),
                planted.role(),
                planted.maker(),
                planted.basis(),
                planted.item(),
                planted.ordered(),
                planted.funding(),
                planted.evidence(),
                planted.verdict(),
                planted.band(),
                planted.why());
    }
}
