package org.sightline.kit.sql;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The values of a statement's named parameters. */
public final class Parameters {

    private final Map<String, @Nullable Object> values = new HashMap<>();

    /**
     * Gives a value. Instants become {@code timestamptz}, constants their names, collections and arrays of ids, texts,
     * days and whole numbers become SQL arrays ({@code = any(:ids)}). Where the server cannot know the type of a null,
     * say it in the statement: {@code cast(:day as date) is null}.
     */
    public Parameters with(String name, @Nullable Object value) {
        values.put(name, value);
        return this;
    }

    void bind(PreparedStatement statement, NamedSql sql) throws SQLException {
        int place = 1;
        for (String name : sql.names()) {
            Object value = values.get(name);
            if (value == null && !values.containsKey(name)) {
                throw new IllegalArgumentException(
                        "No value was given for the parameter :" + name + " of: " + sql.positional());
            }
            bind(statement, place++, value);
        }
    }

    private static void bind(PreparedStatement statement, int place, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setNull(place, Types.NULL);
            case Instant instant -> statement.setObject(place, instant.atOffset(ZoneOffset.UTC));
            case Enum<?> constant -> statement.setString(place, constant.name());
            case Collection<?> many -> bindArray(statement, place, many.toArray());
            case byte[] bytes -> statement.setBytes(place, bytes);
            case Object[] many -> bindArray(statement, place, many);
            default -> statement.setObject(place, value);
        }
    }

    private static void bindArray(PreparedStatement statement, int place, Object[] elements) throws SQLException {
        if (elements.length == 0) {
            // Of no type: the server takes the one that the statement asks for.
            statement.setObject(place, "{}", Types.OTHER);
            return;
        }
        Connection connection = statement.getConnection();
        statement.setArray(place, connection.createArrayOf(arrayType(elements), elements));
    }

    private static String arrayType(Object[] elements) {
        for (Object element : elements) {
            switch (element) {
                case UUID id -> {
                    return "uuid";
                }
                case String text -> {
                    return "text";
                }
                case LocalDate day -> {
                    return "date";
                }
                case Long number -> {
                    return "bigint";
                }
                case Integer number -> {
                    return "integer";
                }
                case BigDecimal number -> {
                    return "numeric";
                }
                case null -> {}
                default ->
                    throw new IllegalArgumentException(
                            "No SQL array is made of " + element.getClass().getName());
            }
        }
        return "text";
    }
}
