package org.sightline.matching.lifecycle;

import jakarta.persistence.AttributeConverter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Constants as they stand in messages, in the API and in columns: lower case with underscores. */
public abstract class WireNames<E extends Enum<E>> implements AttributeConverter<@Nullable E, @Nullable String> {

    private final Class<E> type;

    protected WireNames(Class<E> type) {
        this.type = type;
    }

    /** A constant as it is written. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable E constant) {
        return constant == null ? null : of(constant);
    }

    @Override
    public @Nullable E convertToEntityAttribute(@Nullable String column) {
        return column == null ? null : Enum.valueOf(type, column.toUpperCase(Locale.ROOT));
    }
}
