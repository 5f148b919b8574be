package org.sightline.matching.verdict.rule;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reading of a law rests on.
 *
 * @param text     how sure we are of what it says
 * @param day      how sure we are of its first day, where that is less sure than the text; else null
 * @param buyers   how sure we are of whom it binds, where that is less sure than the text; else null
 * @param looked   the day on which somebody last looked whether it still stands so; null where that was not noted
 * @param passages what was read; at least one where the text was found
 */
public record Sourcing(
        Certainty text,
        @Nullable Certainty day,
        @Nullable Certainty buyers,
        @Nullable LocalDate looked,
        List<Passage> passages) {

    public Sourcing {
        passages = List.copyOf(passages);
    }

    /** A reading of which nothing more is known. */
    public static Sourcing of(Certainty text) {
        return new Sourcing(text, null, null, null, List.of());
    }

    /** Whether nothing of it is less than found. */
    public boolean isVerified() {
        return text.isVerified() && (day == null || day.isVerified()) && (buyers == null || buyers.isVerified());
    }

    /** The same, found by somebody who looked on that day. */
    Sourcing found(LocalDate on) {
        return new Sourcing(Certainty.FOUND, day, buyers, on, passages);
    }
}
