package org.sightline.matching.finding;

import jakarta.persistence.Converter;
import org.sightline.matching.verdict.facts.Purpose;

/** A {@link Purpose} as its column holds it. */
@Converter(autoApply = true)
class PurposeColumn extends WireNames<Purpose> {
    PurposeColumn() {
        super(Purpose.class);
    }
}
