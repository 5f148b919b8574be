package org.sightline.kit.copy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Objects;

/** A type of PostgreSQL, and how a value of it stands in a binary COPY. */
public enum CopyType {

    /** Text and varchar, from a {@link String}. */
    TEXT {
        @Override
        void write(CopyBytes out, Object value) {
            out.text((String) value);
        }
    },

    /** From a {@link java.util.UUID}. */
    UUID {
        @Override
        void write(CopyBytes out, Object value) {
            java.util.UUID id = (java.util.UUID) value;
            out.int8(id.getMostSignificantBits());
            out.int8(id.getLeastSignificantBits());
        }
    },

    /** Integer, from any {@link Number} that fits. */
    INT4 {
        @Override
        void write(CopyBytes out, Object value) {
            out.int4(exact(value, () -> Math.toIntExact(((Number) value).longValue())));
        }
    },

    /** Bigint, from an {@link Integer} or a {@link Long}. */
    INT8 {
        @Override
        void write(CopyBytes out, Object value) {
            out.int8(((Number) value).longValue());
        }
    },

    /** From a {@link BigDecimal}, or from a {@link String} that is one. */
    NUMERIC {
        @Override
        void write(CopyBytes out, Object value) {
            if (value instanceof BigDecimal decimal) {
                CopyNumeric.write(out, decimal);
            } else {
                CopyNumeric.write(out, (String) value);
            }
        }
    },

    /** From a {@link LocalDate}, or from a {@link String} as it prints one. */
    DATE {
        @Override
        void write(CopyBytes out, Object value) {
            LocalDate day = value instanceof LocalDate given ? given : LocalDate.parse((String) value);
            if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
                throw new IllegalArgumentException("The database knows no day " + day);
            }
            out.int4((int) (day.toEpochDay() - EPOCH.toEpochDay()));
        }
    },

    /** From an {@link Instant}; what is less than a microsecond is left out. */
    TIMESTAMPTZ {
        @Override
        void write(CopyBytes out, Object value) {
            Instant time = (Instant) value;
            LocalDate day = exact(value, () -> LocalDate.ofEpochDay(Math.floorDiv(time.getEpochSecond(), 86_400L)));
            if (day.isBefore(FIRST_DAY) || day.getYear() > LAST_YEAR_OF_TIMES) {
                throw new IllegalArgumentException("The database knows no time " + time);
            }
            out.int8(ChronoUnit.MICROS.between(EPOCH_TIME, time.truncatedTo(ChronoUnit.MICROS)));
        }
    },

    /** From a {@link Boolean}. */
    BOOLEAN {
        @Override
        void write(CopyBytes out, Object value) {
            out.int1((Boolean) value ? 1 : 0);
        }
    },

    /** From a {@link String} of JSON. */
    JSONB {
        @Override
        void write(CopyBytes out, Object value) {
            out.int1(JSONB_VERSION);
            out.text((String) value);
        }
    },

    /** From a {@code byte[]}. */
    BYTEA {
        @Override
        void write(CopyBytes out, Object value) {
            out.bytes((byte[]) value);
        }
    },

    /** An array of text, from a collection of texts that may be null. */
    TEXT_ARRAY {
        @Override
        void write(CopyBytes out, Object value) {
            Collection<?> elements = (Collection<?>) value;
            out.int4(elements.isEmpty() ? 0 : 1);
            out.int4(elements.stream().anyMatch(Objects::isNull) ? 1 : 0);
            out.int4(TEXT_OID);
            if (!elements.isEmpty()) {
                out.int4(elements.size());
                out.int4(1);
                elements.forEach(element -> out.value(TEXT, element));
            }
        }
    };

    private static final int JSONB_VERSION = 1;
    private static final int TEXT_OID = 25;
    private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);
    private static final Instant EPOCH_TIME = Instant.parse("2000-01-01T00:00:00Z");
    /** November 24 of the year 4714 before Christ, where PostgreSQL's calendar begins. */
    private static final LocalDate FIRST_DAY = LocalDate.of(-4713, 11, 24);

    private static final LocalDate LAST_DAY = LocalDate.of(5_874_897, 12, 31);
    private static final int LAST_YEAR_OF_TIMES = 294_276;

    /** Writes a value that is not null, without its length. */
    abstract void write(CopyBytes out, Object value);

    private interface Exact<R> {
        R get();
    }

    private static <R> R exact(Object value, Exact<R> conversion) {
        try {
            return conversion.get();
        } catch (ArithmeticException | java.time.DateTimeException outside) {
            throw new IllegalArgumentException("The database has no place for " + value, outside);
        }
    }
}
