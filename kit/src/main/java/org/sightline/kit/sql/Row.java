package org.sightline.kit.sql;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of an answer, read by the names of its columns. It is valid only while it is being read. A column that is
 * null gives null, unless the method says otherwise.
 */
public final class Row {

    private final ResultSet rows;

    Row(ResultSet rows) {
        this.rows = rows;
    }

    @FunctionalInterface
    public interface Reader<T extends @Nullable Object> {
        T read(Row row);
    }

    private interface Getter<T extends @Nullable Object> {
        T get() throws SQLException;
    }

    public @Nullable String text(String column) {
        return get(() -> rows.getString(column));
    }

    public @Nullable UUID uuid(String column) {
        return get(() -> rows.getObject(column, UUID.class));
    }

    public @Nullable Instant instant(String column) {
        OffsetDateTime time = get(() -> rows.getObject(column, OffsetDateTime.class));
        return time == null ? null : time.toInstant();
    }

    public @Nullable LocalDate day(String column) {
        return get(() -> rows.getObject(column, LocalDate.class));
    }

    /**
     * The text of a column that is declared not null.
     *
     * @throws IllegalStateException where it is null all the same
     */
    public String requiredText(String column) {
        return required(column, text(column));
    }

    /** The id of a column that is declared not null, as {@link #requiredText}. */
    public UUID requiredUuid(String column) {
        return required(column, uuid(column));
    }

    /** The instant of a column that is declared not null, as {@link #requiredText}. */
    public Instant requiredInstant(String column) {
        return required(column, instant(column));
    }

    private static <T> T required(String column, @Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("The column " + column + " is null");
        }
        return value;
    }

    /** A whole number; 0 where it is null. */
    public long number(String column) {
        return get(() -> rows.getLong(column));
    }

    /** A whole number of 32 bits; 0 where it is null. */
    public int integer(String column) {
        return get(() -> rows.getInt(column));
    }

    public @Nullable Long numberOrNull(String column) {
        return get(() -> rows.getObject(column, Long.class));
    }

    public @Nullable Integer integerOrNull(String column) {
        return get(() -> rows.getObject(column, Integer.class));
    }

    /** Yes or no; no where it is null. */
    public boolean flag(String column) {
        return get(() -> rows.getBoolean(column));
    }

    public @Nullable Boolean flagOrNull(String column) {
        return get(() -> rows.getObject(column, Boolean.class));
    }

    /** A floating number; 0 where it is null. */
    public double real(String column) {
        return get(() -> rows.getDouble(column));
    }

    public @Nullable BigDecimal decimal(String column) {
        return get(() -> rows.getBigDecimal(column));
    }

    /** A decimal as it stands, without exponent. */
    public @Nullable String plainDecimal(String column) {
        BigDecimal value = decimal(column);
        return value == null ? null : value.toPlainString();
    }

    public byte @Nullable [] bytes(String column) {
        return get(() -> rows.getBytes(column));
    }

    /**
     * The bytes of a column that is declared not null.
     *
     * @throws IllegalStateException where it is null all the same
     */
    public byte[] requiredBytes(String column) {
        return required(column, bytes(column));
    }

    /** A constant by its name. */
    public <E extends Enum<E>> @Nullable E constant(String column, Class<E> type) {
        String name = text(column);
        return name == null ? null : Enum.valueOf(type, name);
    }

    /** The elements of an array of text; empty where it is null. */
    public List<String> texts(String column) {
        return elements(column, String[].class);
    }

    /** The elements of an array of whole numbers (bigint); empty where it is null. */
    public List<Long> numbers(String column) {
        return elements(column, Long[].class);
    }

    /** The elements of an array of integers of four bytes; empty where it is null. */
    public List<Integer> integers(String column) {
        return elements(column, Integer[].class);
    }

    /** The elements of an array of ids; empty where it is null. */
    public List<UUID> uuids(String column) {
        return elements(column, UUID[].class);
    }

    private <T> List<T> elements(String column, Class<T[]> type) {
        Array array = get(() -> rows.getArray(column));
        return array == null ? List.of() : Arrays.asList(type.cast(get(array::getArray)));
    }

    private static <T extends @Nullable Object> T get(Getter<T> getter) {
        try {
            return getter.get();
        } catch (SQLException failed) {
            throw new SqlFailure(failed);
        }
    }
}
