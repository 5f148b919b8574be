package org.sightline.kit.message;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Lists in messages that only grow: an entry may take an earlier one back, and then neither of the two counts. */
public final class TakenBack {

    private TakenBack() {}

    /**
     * The entries that count, in their order.
     *
     * @param takesBack the number of the entry that an entry takes back, the first being 1; null where it takes none back
     * @return their places, the first being 0
     */
    public static <T> List<Integer> counting(List<T> entries, Function<T, @Nullable Integer> takesBack) {
        Set<Integer> takenBack =
                entries.stream().map(takesBack).filter(Objects::nonNull).collect(Collectors.toSet());
        return IntStream.range(0, entries.size())
                .filter(place -> takesBack.apply(entries.get(place)) == null && !takenBack.contains(place + 1))
                .boxed()
                .toList();
    }
}
