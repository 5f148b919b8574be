package org.sightline.samples.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invented public body.
 *
 * @param id a short name that the samples use among themselves; the services derive their own ids
 * @param name the official name
 * @param kind what it is
 * @param county the county in which it lies, without the word County
 * @param registered whether it is registered before any data is loaded; otherwise it is only seen in the data
 * @param size people or pupils, or null where the number would mean nothing
 * @param aliases abbreviations that nobody could derive from the name; empty if there are none
 */
public record Body(
        String id,
        String name,
        Kind kind,
        String county,
        boolean registered,
        @Nullable Integer size,
        List<String> aliases) {

    /**
     * The ways in which publishers write the name, the official one first. A body that is not registered is written
     * only in ways that differ by case, order of words and department, since nobody vouches for an abbreviation.
     */
    public List<String> publishedNames() {
        return PublishedNames.of(this);
    }
}
