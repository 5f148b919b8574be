package org.sightline.matching.held;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.screening.subject.Subject;

/**
 * Reads all stored lines as fast as the database gives them: by COPY, in the order in which they lie on disk, a range of
 * blocks at a time.
 *
 * <p>Reading by blocks lets a screening go on where it stopped. A line that is stored again in the meantime moves to
 * another block, which is no loss: it is screened with the list in force as it is stored.
 */
@ApplicationScoped
public class LineScan {

    private static final String COLUMNS =
            "id, vendor_name, description, manufacturer, model, vendor_uei, vendor_cage, obligation_date, payment_date";
    private static final int FIELDS = 9;

    private final Sql sql;

    LineScan(Sql sql) {
        this.sql = sql;
    }

    /**
     * The ids of the lines in a range of blocks that are wanted.
     *
     * @param ids in the order of the table
     * @param examined how many lines were looked at
     */
    public record Found(List<UUID> ids, long examined) {}

    /** How many blocks the table has now; lines may be added after them. */
    public long blocks() {
        return sql.query("select pg_relation_size('contract_line') / current_setting('block_size')::int")
                .number();
    }

    /**
     * Looks at the lines of some blocks.
     *
     * @param from first block
     * @param to block after the last
     * @param wanted asked of each line that is not withdrawn; its date is null where no exact day is known
     */
    public Found find(long from, long to, Predicate<Subject> wanted) {
        return sql.with(connection -> find(connection, from, to, wanted));
    }

    private static Found find(Connection connection, long from, long to, Predicate<Subject> wanted)
            throws SQLException {
        // COPY takes no parameters.
        String statement = """
                copy (select %s from contract_line where ctid >= '(%d,0)' and ctid < '(%d,0)' and not withdrawn) to stdout
                """.formatted(COLUMNS, from, to);
        CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(statement);
        try {
            return read(copy, wanted);
        } finally {
            // A copy that is left open would keep the connection.
            byte[] left = new byte[0];
            while (copy.isActive() && left != null) {
                left = copy.readFromCopy();
            }
        }
    }

    private static Found read(CopyOut copy, Predicate<Subject> wanted) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        long examined = 0;
        @Nullable String[] fields = new String[FIELDS];
        for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
            split(row, fields);
            examined++;
            if (wanted.test(subject(fields))) {
                ids.add(UUID.fromString(fields[0]));
            }
        }
        return new Found(ids, examined);
    }

    private static Subject subject(@Nullable String[] f) {
        String obliged = f[7];
        String exact = obliged == null ? f[8] : obliged.length() == 10 ? obliged : null;
        LocalDate day = exact == null ? null : LocalDate.parse(exact);
        return new Subject(f[1], f[2], f[3], f[4], day, null, null, f[5], f[6], null);
    }

    /** Undoes the text format of COPY: tabs between fields, {@code \N} for null, backslash escapes. */
    private static void split(byte[] row, @Nullable String[] fields) {
        int field = 0;
        int start = 0;
        boolean escaped = false;
        for (int i = 0; i < row.length; i++) {
            byte b = row[i];
            if (b == '\\') {
                escaped = true;
                i++;
            } else if (b == '\t' || b == '\n') {
                fields[field++] = text(row, start, i, escaped);
                start = i + 1;
                escaped = false;
            }
        }
        if (field < FIELDS) {
            fields[field] = text(row, start, row.length, escaped);
        }
    }

    private static @Nullable String text(byte[] row, int start, int end, boolean escaped) {
        if (!escaped) {
            return new String(row, start, end - start, StandardCharsets.UTF_8);
        }
        if (end - start == 2 && row[start + 1] == 'N') {
            return null;
        }
        byte[] plain = new byte[end - start];
        int length = 0;
        for (int i = start; i < end; i++) {
            plain[length++] = row[i] == '\\' ? unescaped(row[++i]) : row[i];
        }
        return new String(plain, 0, length, StandardCharsets.UTF_8);
    }

    private static byte unescaped(byte letter) {
        return switch (letter) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'v' -> 0x0b;
            default -> letter;
        };
    }
}
