package org.sightline.matching.screening.role;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * A linear model: the log-odds of a purchase are the sum of the weights of the features that are there. The weights are data
 * ({@code weights.txt}, thousandths); the program that makes them is {@code TrainRoles} among the tests.
 *
 * <p>They lie in one table of numbers, 48 bits of a name's hash and 16 bits of its weight each: a quarter of a million names with boxed
 * numbers would take thirty megabytes and three reads of memory for each feature. Two names of one hash are refused; that a name that is
 * not in the file is taken for one that is has a chance of one in a billion.
 */
final class RoleModel implements ToDoubleFunction<Set<String>> {

    private static final RoleModel BUILT_IN = new RoleModel(Resources.lines("weights.txt"));

    private static final double THOUSANDTHS = 1000;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    /** The upper bits of an entry are a name's, the others its weight. */
    private static final long NAME = -1L << 16;

    /** Entries, 0 where there is none: one and a half times as many places as names, and more. */
    private final long[] entries;

    RoleModel(List<String> lines) {
        entries = new long[Integer.highestOneBit(Math.max(1, 3 * lines.size() / 2)) * 2];
        for (String line : lines) {
            int tab = line.indexOf('\t');
            long name = name(line.substring(tab + 1));
            int place = place(name);
            if (entries[place] != 0) {
                throw new IllegalArgumentException("Two features of one hash or name: " + line);
            }
            entries[place] = name | thousandths(line.substring(0, tab)) & ~NAME;
        }
    }

    private static short thousandths(String weight) {
        long thousandths = Math.round(Double.parseDouble(weight) * THOUSANDTHS);
        if (thousandths != (short) thousandths) {
            throw new IllegalArgumentException("A weight beyond 32: " + weight);
        }
        return (short) thousandths;
    }

    static RoleModel builtIn() {
        return BUILT_IN;
    }

    @Override
    public double applyAsDouble(Set<String> features) {
        Sum sum = sum();
        features.forEach(sum);
        return sum.odds();
    }

    /** An empty sum. */
    Sum sum() {
        return new Sum();
    }

    /** The hash of a name in the upper bits, never 0. */
    private static long name(String name) {
        long hash = 0;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * MULTIPLIER;
            hash ^= hash >>> 32;
        }
        long upper = hash * MULTIPLIER & NAME;
        return upper == 0 ? 1L << 16 : upper;
    }

    /** Where a name is, or the empty place where it would be. */
    private int place(long name) {
        int mask = entries.length - 1;
        int place = (int) (name >>> 16) & mask;
        while (entries[place] != 0 && (entries[place] & NAME) != name) {
            place = place + 1 & mask;
        }
        return place;
    }

    /** A weight in thousandths. */
    private int weight(int place) {
        return (short) entries[place];
    }

    /** The features of one name as they are found: each counts once, and those without a weight not at all. */
    final class Sum implements Consumer<String> {

        private final List<String> names = new ArrayList<>();
        private int[] places = new int[256];
        private int count;
        private int[] seen = new int[1024];
        private int odds;

        @Override
        public void accept(String feature) {
            int place = place(name(feature));
            int weight = weight(place);
            if (weight != 0 && isNew(place)) {
                if (count == places.length) {
                    places = Arrays.copyOf(places, 2 * count);
                }
                places[count++] = place;
                names.add(feature);
                odds += weight;
            }
        }

        /** Whether a place was not there before; it is then. */
        private boolean isNew(int place) {
            if (2 * count >= seen.length) {
                seen = new int[2 * seen.length];
                for (int i = 0; i < count; i++) {
                    note(places[i]);
                }
            }
            return note(place);
        }

        private boolean note(int place) {
            int at = place & (seen.length - 1);
            while (seen[at] != 0) {
                if (seen[at] == place + 1) {
                    return false;
                }
                at = (at + 1) & (seen.length - 1);
            }
            seen[at] = place + 1;
            return true;
        }

        /** The log-odds of a purchase. */
        double odds() {
            return odds / THOUSANDTHS;
        }

        /** The features that weighed most for an outcome, heaviest first, by name where they weigh the same. */
        List<String> heaviest(boolean purchase, int most) {
            long[] order = new long[count];
            int some = 0;
            for (int i = 0; i < count; i++) {
                int weight = weight(places[i]);
                if (weight > 0 == purchase) {
                    order[some++] = (long) -Math.abs(weight) << 32 | i;
                }
            }
            Arrays.sort(order, 0, some);
            List<String> heaviest = new ArrayList<>();
            for (int from = 0; from < some && heaviest.size() < most; ) {
                int to = from + 1;
                while (to < some && order[to] >> 32 == order[from] >> 32) {
                    to++;
                }
                Arrays.stream(order, from, to)
                        .mapToObj(one -> names.get((int) one))
                        .sorted(Comparator.naturalOrder())
                        .forEach(heaviest::add);
                from = to;
            }
            return heaviest.subList(0, Math.min(most, heaviest.size()));
        }
    }
}
