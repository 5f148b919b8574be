package org.sightline.matching.linestore;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.copy.BinaryCopy;
import org.sightline.kit.copy.CopyType;
import org.sightline.kit.json.Json;
import org.sightline.kit.sql.Row;
import org.sightline.matching.held.ContractLine;

/**
 * A contract line as a row. The columns follow from the components of {@link ContractLine}: {@code vendorName} is stored
 * in {@code vendor_name}, and lists are stored as JSON. So a field is added to the record and to the table, and nowhere
 * else.
 */
final class LineColumns {

    private static final Pattern CAPITAL = Pattern.compile("([A-Z])");
    private static final RecordComponent[] COMPONENTS = ContractLine.class.getRecordComponents();
    private static final String[] COLUMNS =
            Arrays.stream(COMPONENTS).map(LineColumns::column).toArray(String[]::new);
    private static final JavaType[] TYPES = Arrays.stream(COMPONENTS)
            .map(component -> Json.MAPPER.constructType(component.getGenericType()))
            .toArray(JavaType[]::new);
    private static final Constructor<ContractLine> CONSTRUCTOR = constructor();

    private static final int MOST_KEPT = 2_000;
    private static final int LONGEST_KEPT = 500;
    private static final Map<List<?>, String> WRITTEN = new ConcurrentHashMap<>();

    private static final Map<Class<?>, CopyType> COPY_TYPES = Map.of(
            UUID.class, CopyType.UUID,
            long.class, CopyType.INT8,
            int.class, CopyType.INT4,
            boolean.class, CopyType.BOOLEAN,
            LocalDate.class, CopyType.DATE,
            Instant.class, CopyType.TIMESTAMPTZ);

    /** Writes lines to the table, many at a time. */
    static final BinaryCopy<ContractLine> COPY =
            new BinaryCopy<>(Arrays.stream(COMPONENTS).map(LineColumns::copied).toList());

    /** Those of the columns that a line has which is stored with a {@link LinePack}. */
    private static final Set<String> OPEN = Set.of(
            "id",
            "version",
            "agencyId",
            "obligationDate",
            "paymentDate",
            "vendorName",
            "vendorUei",
            "vendorCage",
            "description",
            "manufacturer",
            "model",
            "withdrawn");

    private static final String PACK = "pack";

    /** Writes lines to the same table with a {@link LinePack} in place of the columns that only few read. */
    static final BinaryCopy<ContractLine> PACKED = new BinaryCopy<>(Stream.concat(
                    Arrays.stream(COMPONENTS)
                            .filter(component -> OPEN.contains(component.getName()))
                            .map(LineColumns::copied),
                    Stream.of(new BinaryCopy.Column<ContractLine>(PACK, CopyType.BYTEA, LinePack::of)))
            .toList());

    private LineColumns() {}

    private static String column(RecordComponent component) {
        // "row" is a word of SQL.
        return component.getName().equals("row")
                ? "row_number"
                : CAPITAL.matcher(component.getName()).replaceAll("_$1").toLowerCase(java.util.Locale.ROOT);
    }

    private static BinaryCopy.Column<ContractLine> copied(RecordComponent component) {
        return new BinaryCopy.Column<>(
                column(component),
                COPY_TYPES.getOrDefault(component.getType(), CopyType.TEXT),
                line -> value(component, line));
    }

    private static Constructor<ContractLine> constructor() {
        try {
            return ContractLine.class.getDeclaredConstructor(
                    Arrays.stream(COMPONENTS).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException never) {
            throw new IllegalStateException("Every record has this constructor", never);
        }
    }

    private static @Nullable Object value(RecordComponent component, ContractLine line) {
        try {
            Object value = component.getAccessor().invoke(line);
            return value instanceof List<?> list ? list.isEmpty() ? null : written(list) : value;
        } catch (ReflectiveOperationException never) {
            throw new IllegalStateException("The accessors of a record are public", never);
        }
    }

    /** Codes and funds are the same ones in thousands of lines, so what was written of short lists is kept for a while. */
    private static String written(List<?> list) {
        String known = WRITTEN.get(list);
        if (known != null) {
            return known;
        }
        String text = Json.write(list);
        if (text.length() <= LONGEST_KEPT) {
            if (WRITTEN.size() >= MOST_KEPT) {
                WRITTEN.clear();
            }
            WRITTEN.put(list, text);
        }
        return text;
    }

    /** The line of a row. */
    static ContractLine read(Row row) {
        byte[] pack = row.bytes(PACK);
        if (pack != null) {
            return LinePack.line(LinePack.Open.read(row), pack);
        }
        Object[] values = new Object[COMPONENTS.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(row, COLUMNS[i], TYPES[i]);
        }
        try {
            return CONSTRUCTOR.newInstance(values);
        } catch (ReflectiveOperationException never) {
            throw new IllegalStateException("A stored line could not be read", never);
        }
    }

    private static @Nullable Object value(Row row, String column, JavaType type) {
        Class<?> raw = type.getRawClass();
        if (raw == String.class) {
            return row.text(column);
        } else if (raw == UUID.class) {
            return row.uuid(column);
        } else if (raw == long.class) {
            return row.number(column);
        } else if (raw == int.class) {
            return row.integer(column);
        } else if (raw == boolean.class) {
            return row.flag(column);
        } else if (raw == LocalDate.class) {
            return row.day(column);
        } else if (raw == Instant.class) {
            return row.instant(column);
        }
        String list = row.text(column);
        return list == null ? null : list(list, type);
    }

    private static Object list(String column, JavaType type) {
        try {
            return Json.MAPPER.readValue(column, type);
        } catch (JsonProcessingException cannot) {
            throw new IllegalStateException("A stored line could not be read", cannot);
        }
    }
}
