package org.sightline.matching.purchase;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.held.ContractLine;

/**
 * What is left of a purchase once returns, credits and cancellations are taken off. An order, its receipt, its invoice and
 * its payment say the same money again, each in its kind of document and in each source, so they are not added up: the
 * largest sum of one kind in one source counts.
 *
 * @param amount in the lines' currency; null where no line says it
 * @param quantity null where no line says it
 * @param end why nothing is left; {@link End#NONE} where something is
 */
public record NetPurchase(@Nullable String amount, @Nullable String quantity, End end) {

    /** Why a purchase is none, or none any more. */
    public enum End {
        NONE(""),
        /** Credits or returns of as much as was bought. */
        RETURNED("What was bought was given back in full: credits and returns are as much as it cost."),
        /** The order was cancelled and nothing was paid. */
        CANCELLED("The order was cancelled, and no payment is published."),
        /** Somebody asked for it and nobody has ordered it. */
        REQUESTED("It was only asked for: no order, contract or payment is published.");

        private final String words;

        End(String words) {
            this.words = words;
        }

        /** For the timeline: a sentence. */
        public String words() {
            return words;
        }
    }

    /** A kind of document that is published as a payment. */
    static final String INVOICE = "invoice";

    private static final Set<String> ORDERING = Set.of("contract", "award", "purchase_order", "requisition");

    /** Reads the lines of one purchase, the leading line first. */
    public static NetPurchase of(List<ContractLine> lines) {
        boolean cancelled = lines.stream().anyMatch(NetPurchase::isCancellation);
        List<ContractLine> back = lines.stream().filter(NetPurchase::goesBack).toList();
        List<ContractLine> bought = lines.stream()
                .filter(line -> !goesBack(line) && !isCancellation(line))
                .filter(line -> !cancelled || !isOrder(line))
                .toList();
        if (bought.isEmpty()) {
            return new NetPurchase(null, null, cancelled ? End.CANCELLED : End.NONE).orAsPublished(lines);
        }
        if (bought.stream().allMatch(line -> line.documentType().equals("requisition"))) {
            return new NetPurchase(
                    first(lines, ContractLine::amount), first(lines, ContractLine::quantity), End.REQUESTED);
        }
        return net(bought, back);
    }

    /** A refund alone, and a cancelled order, show what they say. */
    private NetPurchase orAsPublished(List<ContractLine> lines) {
        return new NetPurchase(first(lines, ContractLine::amount), first(lines, ContractLine::quantity), end);
    }

    private static NetPurchase net(List<ContractLine> bought, List<ContractLine> back) {
        String amount = first(bought, ContractLine::amount);
        String quantity = first(bought, ContractLine::quantity);
        BigDecimal backAmount = sum(back, ContractLine::amount);
        if (backAmount == null) {
            return new NetPurchase(amount, quantity, End.NONE);
        }
        BigDecimal cost = sum(bought, ContractLine::amount);
        if (cost != null && backAmount.compareTo(cost) >= 0) {
            return new NetPurchase(amount, quantity, End.RETURNED);
        }
        return new NetPurchase(
                cost == null ? amount : cost.subtract(backAmount).toPlainString(),
                left(sum(bought, ContractLine::quantity), sum(back, ContractLine::quantity), quantity),
                End.NONE);
    }

    /** What is left of a number of pieces; as it was where that cannot be said. */
    private static @Nullable String left(
            @Nullable BigDecimal number, @Nullable BigDecimal back, @Nullable String before) {
        return number == null || back == null || number.compareTo(back) <= 0
                ? before
                : number.subtract(back).stripTrailingZeros().toPlainString();
    }

    /** The largest sum of one kind of document in one source, without signs; null where no line has a number. */
    private static @Nullable BigDecimal sum(List<ContractLine> lines, Function<ContractLine, @Nullable String> number) {
        Map<String, BigDecimal> sums = new HashMap<>();
        for (ContractLine line : lines) {
            String text = number.apply(line);
            if (text != null) {
                sums.merge(kind(line) + "|" + line.sourceId(), new BigDecimal(text).abs(), BigDecimal::add);
            }
        }
        return sums.values().stream().max(BigDecimal::compareTo).orElse(null);
    }

    /** The kind of document. A payment without a day of its own is an invoice: the same money before it is paid. */
    static String kind(ContractLine line) {
        return line.documentType().equals("payment") && line.paymentDate() == null ? INVOICE : line.documentType();
    }

    /** Whether money or goods go back to the buyer or are taken off the order. */
    static boolean goesBack(ContractLine line) {
        return line.documentType().equals("credit")
                || isNegative(line.amount())
                || line.amount() == null && isNegative(line.quantity());
    }

    static boolean isCancellation(ContractLine line) {
        return line.documentType().equals("cancellation");
    }

    /** Whether the line is of the order, and not of what follows it. */
    static boolean isOrder(ContractLine line) {
        return ORDERING.contains(line.documentType()) && !goesBack(line);
    }

    private static boolean isNegative(@Nullable String number) {
        return number != null && new BigDecimal(number).signum() < 0;
    }

    private static @Nullable String first(List<ContractLine> lines, Function<ContractLine, @Nullable String> field) {
        return lines.stream().map(field).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** The lines that end it, for people. */
    public static String backWords(List<ContractLine> lines) {
        return lines.stream()
                .filter(line -> goesBack(line) || isCancellation(line))
                .map(line -> line.documentType().replace('_', ' ') + " "
                        + Objects.requireNonNullElse(line.documentNumber(), "without number")
                        + (line.amount() == null ? "" : ", " + line.amount() + " " + line.currency()))
                .collect(Collectors.joining("; "));
    }
}
