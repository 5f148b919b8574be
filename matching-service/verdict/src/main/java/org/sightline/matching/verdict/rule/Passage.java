package org.sightline.matching.verdict.rule;

import java.time.LocalDate;

/**
 * Words of a source that were read.
 *
 * @param place where they stand: document, section, and the copy that was read
 * @param read  the day of the reading
 * @param words the words themselves
 */
public record Passage(String place, LocalDate read, String words) {

    public Passage {
        if (place.isBlank() || words.isBlank()) {
            throw new IllegalArgumentException("a passage needs its place, the day of reading and its words");
        }
    }
}
