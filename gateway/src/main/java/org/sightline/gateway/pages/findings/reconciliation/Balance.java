package org.sightline.gateway.pages.findings.reconciliation;

import java.math.BigDecimal;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.sightline.gateway.words.Words;
import org.sightline.kit.sql.Row;

/**
 * What was bought of a maker or a model against what became of it, in pieces. Decimals are written as texts, because records
 * have halves.
 *
 * @param purchases how many counted purchases of equipment
 * @param purchasesWithoutQuantity how many of them do not say how many pieces; they are not in {@code bought}
 * @param bought before credits and returns
 * @param returned what credits and returns in the purchase data took back
 * @param installed as the agency reports in the register
 * @param inStock as the agency reports in the register
 * @param removed as the agency reports in the register
 * @param disposed as the agency reports in the register
 * @param takenAway what lines in the purchase data say is removed, replaced, traded in, sold or given away
 * @param reported as the agency reports with proof in plans that the office accepted: pieces of purchases, or of devices where
 *     these are more
 * @param verified pieces of purchases, or of devices where these are more, whose finding the office closed as removed, after it
 *     looked at the proof, or that it verified when it completed a plan
 * @param explained what people say of the rest
 * @param difference of a model: bought less returned, installed, in stock and explained, less what is gone: what the register
 *     says is removed and disposed of, what lines say, what plans report or what the office verified, whichever is most. A device that the office saw
 *     gone is gone, whatever the register says. Below zero where more is known than was bought. Of a maker: what is left of its
 *     models together; more of one model does not stand for less of another
 * @param unexplained the difference, 0 where it is below that
 */
@Schema(description = "What was bought of a maker or a model against what became of it, in pieces")
public record Balance(
        long purchases,
        long purchasesWithoutQuantity,
        @Schema(examples = "56") String bought,
        @Schema(examples = "0") String returned,
        long installed,
        long inStock,
        long removed,
        long disposed,
        @Schema(examples = "0") String takenAway,

        @Schema(
                description =
                        "Pieces that the agency reports as gone with proof, in remediation plans that the office accepted:"
                                + " of purchases, or of devices where these are more",
                examples = "0")
        String reported,

        @Schema(
                description =
                        "Pieces of purchases, or of devices where these are more, whose finding the office closed as"
                                + " removed after it looked at the proof, or that it verified when it completed a plan",
                examples = "0")
        String verified,

        long explained,
        @Schema(examples = "46") String difference,
        @Schema(examples = "46") String unexplained) {

    static Balance read(Row row) {
        BigDecimal difference = number(row, "difference");
        return new Balance(
                row.number("purchases"),
                row.number("without_quantity"),
                Words.pieces(number(row, "bought")),
                Words.pieces(number(row, "returned")),
                row.number("installed"),
                row.number("in_stock"),
                row.number("removed"),
                row.number("disposed"),
                Words.pieces(number(row, "taken_away")),
                Words.pieces(number(row, "reported")),
                Words.pieces(number(row, "verified")),
                row.number("explained"),
                Words.pieces(difference),
                Words.pieces(difference.max(BigDecimal.ZERO)));
    }

    private static BigDecimal number(Row row, String column) {
        return Objects.requireNonNullElse(row.decimal(column), BigDecimal.ZERO);
    }

    /** Whole pieces that nobody has explained yet. */
    long open() {
        return new BigDecimal(unexplained).longValue();
    }
}
