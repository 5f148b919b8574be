package org.sightline.kit.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose rows a transaction sees and writes. The database's policies go by it (row-level security): a transaction
 * without a scope sees no row of any agency. It is bound at the begin of each transaction, by {@link Sql} and nowhere
 * else, and ends with the transaction, so nothing of it is left on a pooled connection.
 *
 * @param kind which policies apply
 * @param who the person or job, for the database's own log
 * @param agencies of persons and messages; the database adds what these were merged into or from. Empty otherwise
 */
public record RowScope(Kind kind, String who, Set<UUID> agencies) {

    /** No row of any agency. */
    public static final RowScope NONE = new RowScope(Kind.NONE, "", Set.of());

    private static final ScopedValue<RowScope> BOUND = ScopedValue.newInstance();
    private static final String BIND = "select bind_scope(?, ?, ?)";

    public enum Kind {
        NONE,
        /** A person of agencies: their rows. */
        AGENCIES,
        /** A person of the office: all rows. */
        OFFICE,
        /** Messages: the rows of the agencies that they name. */
        CONSUMER,
        /** Work in the background that is about all agencies: all rows. */
        JOB
    }

    public RowScope {
        agencies = Set.copyOf(agencies);
    }

    /** All rows, for a person of the office. */
    public static RowScope office(String who) {
        return new RowScope(Kind.OFFICE, who, Set.of());
    }

    /** The rows of a person's agencies. */
    public static RowScope agencies(String who, Collection<UUID> agencies) {
        return new RowScope(Kind.AGENCIES, who, Set.copyOf(agencies));
    }

    /** The rows of the agencies that messages name. */
    public static RowScope consumer(String topic, Collection<UUID> agencies) {
        return new RowScope(Kind.CONSUMER, topic, Set.copyOf(agencies));
    }

    /** All rows, for work in the background; the name says which. */
    public static RowScope job(String name) {
        return new RowScope(Kind.JOB, name, Set.of());
    }

    /** What was bound around the running code by {@link Sql#as}; null where nothing was. */
    static @Nullable RowScope bound() {
        return BOUND.isBound() ? BOUND.get() : null;
    }

    <T> T around(ScopedValue.CallableOp<T, RuntimeException> work) {
        return ScopedValue.where(BOUND, this).call(work);
    }

    /** Tells the database, for the running transaction. */
    void bindTo(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BIND)) {
            statement.setString(1, kind.name().toLowerCase(Locale.ROOT));
            statement.setString(2, who);
            statement.setArray(3, connection.createArrayOf("uuid", agencies.toArray()));
            statement.execute();
        }
    }
}
