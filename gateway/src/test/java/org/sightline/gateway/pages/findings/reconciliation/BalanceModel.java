package org.sightline.gateway.pages.findings.reconciliation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is there and what is gone of one agency, worked out from the words of the page and of ADR 0062, and not from the code: what
 * the purchase data says, what the agency reports, what the office verified. Nothing is ever netted over models.
 */
final class BalanceModel {

    /** What does not say its model. */
    static final String NOT_SAID = "";

    /** A purchase; without pieces where the record does not say how many. */
    static final class Purchase extends Thing {
        @Nullable
        BigDecimal left;

        BigDecimal returned = BigDecimal.ZERO;
    }

    /** A published line that takes equipment away; without pieces where it does not say how many. */
    static final class Line extends Thing {
        @Nullable
        BigDecimal pieces;
    }

    /** What the register has, in the state that the agency reports. */
    static final class Device extends Thing {
        int pieces;
        String status = "installed";

        boolean isGone() {
            return status.equals("removed") || status.equals("disposed");
        }
    }

    /** What somebody said of the rest. */
    static final class Said extends Thing {
        long pieces;
    }

    /**
     * Of a maker and a model; it counts or not; the agency reports some of it as gone with proof, in a plan; the office verified
     * some of it when it completed a plan, or closed its finding as removed.
     */
    abstract static class Thing {
        String maker = "";
        String model = NOT_SAID;
        boolean counts = true;
        boolean closedAsRemoved;
        long reportedInPlans;
        long verifiedInPlans;

        BigDecimal reported(BigDecimal all) {
            return all.min(BigDecimal.valueOf(reportedInPlans));
        }

        BigDecimal verified(BigDecimal all) {
            return closedAsRemoved ? all : all.min(BigDecimal.valueOf(verifiedInPlans));
        }

        /** What is gone of it, by whichever says more of it. */
        BigDecimal out(BigDecimal all) {
            return reported(all).max(verified(all));
        }
    }

    final List<Purchase> purchases = new ArrayList<>();
    final List<Line> lines = new ArrayList<>();
    final List<Device> devices = new ArrayList<>();
    final List<Said> said = new ArrayList<>();

    /** The figures of a maker or a model, in the order of the API. */
    record Figures(long purchases, long withoutQuantity, List<BigDecimal> pieces, BigDecimal difference) {
        BigDecimal unexplained() {
            return difference.max(BigDecimal.ZERO);
        }
    }

    Set<String> makers() {
        return names(thing -> true, thing -> thing.maker);
    }

    Set<String> models(String maker) {
        return names(thing -> thing.maker.equals(maker), thing -> thing.model);
    }

    private Set<String> names(Predicate<Thing> which, Function<Thing, String> name) {
        return Stream.of(purchases, lines, devices, said)
                .<Thing>flatMap(List::stream)
                .filter(thing -> thing.counts && which.test(thing))
                .map(name)
                .collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
    }

    /** One model: what was bought less what came back, is there, is gone, and is explained. */
    Figures of(String maker, String model) {
        Predicate<Thing> one = thing -> thing.maker.equals(maker) && thing.model.equals(model);
        BigDecimal taken = takenAway(one);
        return figures(one, rest(one, taken.max(gone(one)), explained(one)));
    }

    /** A maker: what is left of its models. What names no model stands for any of them, once it is more than what is known. */
    Figures of(String maker) {
        Predicate<Thing> all = thing -> thing.maker.equals(maker);
        BigDecimal left = BigDecimal.ZERO;
        BigDecimal gone = BigDecimal.ZERO;
        for (String model : models(maker)) {
            Predicate<Thing> one = thing -> thing.maker.equals(maker) && thing.model.equals(model);
            boolean named = !model.equals(NOT_SAID);
            BigDecimal known = named ? takenAway(one).max(gone(one)) : gone(one);
            gone = gone.add(known);
            left = left.add(
                    rest(one, known, named ? explained(one) : BigDecimal.ZERO).max(BigDecimal.ZERO));
        }
        BigDecimal linesWithout = takenAway(all).subtract(gone).max(BigDecimal.ZERO);
        left = left.subtract(linesWithout)
                .subtract(explained(thing -> all.test(thing) && thing.model.equals(NOT_SAID)));
        BigDecimal together = rest(all, gone.add(linesWithout), explained(all));
        return figures(all, left.signum() > 0 ? left : together.min(BigDecimal.ZERO));
    }

    /** What the office's list calls known of a maker: all that was bought and is neither explained nor different. */
    BigDecimal known(String maker) {
        BigDecimal gone = BigDecimal.ZERO;
        for (String model : models(maker)) {
            Predicate<Thing> one = thing -> thing.maker.equals(maker) && thing.model.equals(model);
            gone = gone.add(model.equals(NOT_SAID) ? gone(one) : takenAway(one).max(gone(one)));
        }
        Predicate<Thing> all = thing -> thing.maker.equals(maker);
        return sum(purchases, all, one -> one.returned).add(here(all)).add(gone.max(takenAway(all)));
    }

    private BigDecimal rest(Predicate<Thing> which, BigDecimal gone, BigDecimal explained) {
        return sum(purchases, which, one -> whole(one.left))
                .subtract(here(which))
                .subtract(gone)
                .subtract(explained);
    }

    /** Installed and in stock; not what is reported in plans or verified as gone though the register was not changed. */
    private BigDecimal here(Predicate<Thing> which) {
        return sum(
                devices,
                which,
                one -> one.isGone() ? BigDecimal.ZERO : pieces(one).subtract(one.out(pieces(one))));
    }

    /** Gone as devices or gone as purchases, whichever is more: they may tell of the same pieces. */
    private BigDecimal gone(Predicate<Thing> which) {
        return sum(devices, which, one -> one.isGone() ? pieces(one) : one.out(pieces(one)))
                .max(sum(purchases, which, one -> one.out(whole(one.left))));
    }

    private BigDecimal reported(Predicate<Thing> which) {
        return sum(purchases, which, one -> one.reported(whole(one.left)))
                .max(sum(devices, which, one -> one.reported(pieces(one))));
    }

    private BigDecimal verified(Predicate<Thing> which) {
        return sum(purchases, which, one -> one.verified(whole(one.left)))
                .max(sum(devices, which, one -> one.verified(pieces(one))));
    }

    private BigDecimal takenAway(Predicate<Thing> which) {
        return sum(lines, which, one -> whole(one.pieces));
    }

    private BigDecimal explained(Predicate<Thing> which) {
        return sum(said, which, one -> BigDecimal.valueOf(one.pieces));
    }

    private BigDecimal inStatus(Predicate<Thing> which, String status) {
        return sum(devices, which, one -> one.status.equals(status) ? pieces(one) : BigDecimal.ZERO);
    }

    private Figures figures(Predicate<Thing> which, BigDecimal difference) {
        List<Purchase> counted =
                purchases.stream().filter(one -> one.counts && which.test(one)).toList();
        return new Figures(
                counted.size(),
                counted.stream().filter(one -> one.left == null).count(),
                List.of(
                        sum(purchases, which, one -> whole(one.left).add(one.returned)),
                        sum(purchases, which, one -> one.returned),
                        inStatus(which, "installed"),
                        inStatus(which, "in_stock"),
                        inStatus(which, "removed"),
                        inStatus(which, "disposed"),
                        takenAway(which),
                        ofModels(which, this::reported),
                        ofModels(which, this::verified),
                        explained(which)),
                difference);
    }

    /** Model by model, too: what is said of one model says nothing of another. */
    private BigDecimal ofModels(Predicate<Thing> which, Function<Predicate<Thing>, BigDecimal> figure) {
        return names(which, thing -> thing.model).stream()
                .map(model -> figure.apply(thing -> which.test(thing) && thing.model.equals(model)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal whole(@Nullable BigDecimal pieces) {
        return pieces == null ? BigDecimal.ZERO : pieces;
    }

    private static BigDecimal pieces(Device one) {
        return BigDecimal.valueOf(one.pieces);
    }

    private static <T extends Thing> BigDecimal sum(
            List<T> things, Predicate<Thing> which, Function<T, BigDecimal> pieces) {
        return things.stream()
                .filter(one -> one.counts && which.test(one))
                .map(pieces)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
