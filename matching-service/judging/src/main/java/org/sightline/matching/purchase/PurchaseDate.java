package org.sightline.matching.purchase;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.held.ContractLine;
import org.sightline.matching.verdict.facts.ObligationDate;

/**
 * When the buyer bound itself.
 *
 * @param text as published, for the message; null where no date is known
 * @param period the days that it can have been
 */
public record PurchaseDate(@Nullable String text, ObligationDate period) {

    /** How much older than its payment an order may be, where only the payment's date is published. */
    public static final int OLDEST_ORDER_YEARS = 1;

    /** Reads the lines of one purchase, the leading line first. */
    public static PurchaseDate of(List<ContractLine> lines) {
        return lines.stream()
                .map(ContractLine::obligationDate)
                .filter(Objects::nonNull)
                .findFirst()
                .map(text -> new PurchaseDate(text, ObligationDate.parse(text)))
                .orElseGet(() -> ofPayment(lines));
    }

    /**
     * A payment date is not the date that a law asks for: the order is older. So it stands for the year up to it, and a
     * boundary in that year leaves the verdict undetermined. With a purchase card both are the same day.
     */
    private static PurchaseDate ofPayment(List<ContractLine> lines) {
        return lines.stream()
                .map(PurchaseDate::ofPayment)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> new PurchaseDate(null, ObligationDate.unknown()));
    }

    private static @Nullable PurchaseDate ofPayment(ContractLine line) {
        LocalDate paid = line.paymentDate();
        if (paid == null) {
            return null;
        }
        LocalDate earliest = line.documentType().equals("purchase_card") ? paid : paid.minusYears(OLDEST_ORDER_YEARS);
        return new PurchaseDate(paid.toString(), new ObligationDate(earliest, paid));
    }
}
