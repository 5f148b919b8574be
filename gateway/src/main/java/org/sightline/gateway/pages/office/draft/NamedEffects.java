package org.sightline.gateway.pages.office.draft;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.view.ViewRepository;

/**
 * The findings that a draft would touch, as far as they are named to whoever reads.
 *
 * @param rows the first of them
 * @param more how many are not among these
 * @param withheld whether there are some and none is named, because the reader reads no findings
 */
public record NamedEffects(List<Row> rows, int more, boolean withheld) {

    /** A finding, and the name of its agency. */
    public record Row(Effect effect, String agencyName) {}

    /** Nothing is touched, or nobody has tried the draft. */
    public static NamedEffects none() {
        return new NamedEffects(List.of(), 0, false);
    }

    /**
     * The findings with the names of their agencies.
     *
     * @param named the first of them; null where they are not named to the reader
     * @param touched how many there are
     */
    public static NamedEffects of(@Nullable List<Effect> named, int touched, ViewRepository agencies) {
        if (named == null) {
            return new NamedEffects(List.of(), 0, touched > 0);
        }
        Map<UUID, String> names =
                agencies.agencyNames(named.stream().map(Effect::agencyId).collect(Collectors.toSet()));
        return new NamedEffects(
                named.stream()
                        .map(effect -> new Row(effect, names.getOrDefault(effect.agencyId(), ViewRepository.UNNAMED)))
                        .toList(),
                Math.max(0, touched - named.size()),
                false);
    }
}
