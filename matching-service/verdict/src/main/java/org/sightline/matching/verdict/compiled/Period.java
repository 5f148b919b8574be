package org.sightline.matching.verdict.compiled;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A period in epoch days, the end exclusive; it may be empty. */
public record Period(long from, long until) {

    static final Period ALWAYS = new Period(Long.MIN_VALUE, Long.MAX_VALUE);

    /** Null means without a beginning, or without an end. */
    public static Period of(@Nullable LocalDate from, @Nullable LocalDate until) {
        return new Period(
                from == null ? Long.MIN_VALUE : from.toEpochDay(), until == null ? Long.MAX_VALUE : until.toEpochDay());
    }

    Period and(Period other) {
        return new Period(Math.max(from, other.from), Math.min(until, other.until));
    }

    public boolean isEmpty() {
        return until <= from;
    }

    public boolean contains(long day) {
        return from <= day && day < until;
    }
}
