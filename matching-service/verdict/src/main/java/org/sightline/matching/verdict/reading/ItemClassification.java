package org.sightline.matching.verdict.reading;

import org.sightline.matching.verdict.facts.ItemClass;

/**
 * What kind of thing a text describes, and by what evidence.
 *
 * @param itemClass the class, {@code UNKNOWN} when nothing says
 * @param evidence  the word, model or code that decided, as it stands in the record; empty when none did
 * @param source    description, manufacturer, model or a code scheme; empty when nothing decided
 * @param start     where the evidence begins in its source text, or -1
 * @param end       where it ends (exclusive), or -1
 * @param brandless whether the text names nothing but generic goods: no brand and no model is in the record
 */
public record ItemClassification(
        ItemClass itemClass, String evidence, String source, int start, int end, boolean brandless) {

    /** The same evidence for another class. */
    ItemClassification as(ItemClass other) {
        return new ItemClassification(other, evidence, source, start, end, brandless);
    }
}
