package org.sightline.matching.held;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * The stored contract lines. Written thousands at a time by COPY, because storing is most of what a line costs; all
 * methods work in the transaction that is there.
 */
@ApplicationScoped
public class LineRepository {

    private final DataSource database;

    LineRepository(DataSource database) {
        this.database = database;
    }

    /**
     * Stores the lines that are newer than what is held.
     *
     * @param lines at most one of each id
     * @return what was stored: fresh lines, and newer versions of lines that were held
     */
    public Stored store(List<ContractLine> lines) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Map<UUID, Long> held = versions(connection, lines);
            List<ContractLine> taken = new ArrayList<>(lines.size());
            Set<UUID> changed = new HashSet<>();
            for (ContractLine line : lines) {
                Long version = held.get(line.id());
                if (version == null || version < line.version()) {
                    taken.add(line);
                }
                if (version != null && version < line.version()) {
                    changed.add(line.id());
                }
            }
            delete(connection, changed);
            copy(connection, taken);
            return new Stored(taken, changed);
        }
    }

    /**
     * What a batch changed.
     *
     * @param taken all lines stored
     * @param changed the ids of those that were held before in an older version
     */
    public record Stored(List<ContractLine> taken, Set<UUID> changed) {}

    private static Map<UUID, Long> versions(Connection connection, List<ContractLine> lines) throws SQLException {
        Map<UUID, Long> versions = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement("select id, version from contract_line where id = any (?)")) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", lines.stream().map(ContractLine::id).toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    versions.put(row.getObject(1, UUID.class), row.getLong(2));
                }
            }
        }
        return versions;
    }

    private static void delete(Connection connection, Set<UUID> ids) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement("delete from contract_line where id = any (?)")) {
            delete.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            delete.executeUpdate();
        }
    }

    private static void copy(Connection connection, List<ContractLine> lines) throws SQLException {
        if (lines.isEmpty()) {
            return;
        }
        StringBuilder rows = new StringBuilder(lines.size() * 400);
        lines.forEach(line -> LineColumns.write(rows, line));
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy contract_line (" + LineColumns.NAMES + ") from stdin",
                            new StringReader(rows.toString()));
        } catch (IOException impossible) {
            throw new IllegalStateException("A text in memory cannot fail to be read", impossible);
        }
    }

    /** The lines of these ids, in no order. */
    public List<ContractLine> lines(Collection<UUID> ids) throws SQLException {
        List<ContractLine> lines = new ArrayList<>(ids.size());
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select " + LineColumns.NAMES + " from contract_line where id = any (?)")) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    lines.add(LineColumns.read(row));
                }
            }
        }
        return lines;
    }

    /** Waits until nobody else settles any of these groups; until the transaction ends nobody else will. */
    public void lock(Collection<GroupKey> groups) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement lock = connection.prepareStatement(
                        "select pg_advisory_xact_lock(k) from (select distinct k from unnest(?) k order by k) keys")) {
            lock.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint",
                            groups.stream()
                                    .map(GroupKey::lock)
                                    .sorted()
                                    .distinct()
                                    .toArray()));
            lock.executeQuery().close();
        }
    }

    /** The groups that these lines were in until now. */
    public Set<GroupKey> groupsOf(Collection<UUID> lineIds) throws SQLException {
        Set<GroupKey> groups = new HashSet<>();
        if (lineIds.isEmpty()) {
            return groups;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select agency_id, document_key, maker_key from matched_line where line_id = any (?)")) {
            select.setArray(1, connection.createArrayOf("uuid", lineIds.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    groups.add(new GroupKey(row.getObject(1, UUID.class), row.getString(2), row.getString(3)));
                }
            }
        }
        return groups;
    }

    /** Says in which groups these lines are now; in no others. */
    public void regroup(Collection<UUID> before, Map<UUID, List<GroupKey>> now) throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (!before.isEmpty()) {
                try (PreparedStatement delete =
                        connection.prepareStatement("delete from matched_line where line_id = any (?)")) {
                    delete.setArray(1, connection.createArrayOf("uuid", before.toArray()));
                    delete.executeUpdate();
                }
            }
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into matched_line (line_id, maker_key, agency_id, document_key) values (?, ?, ?, ?)")) {
                for (Map.Entry<UUID, List<GroupKey>> line : now.entrySet()) {
                    for (GroupKey group : line.getValue()) {
                        insert.setObject(1, line.getKey());
                        insert.setString(2, group.makerKey());
                        insert.setObject(3, group.agencyId());
                        insert.setString(4, group.documentKey());
                        insert.addBatch();
                    }
                }
                insert.executeBatch();
            }
        }
    }

    /** The ids of the lines in each of these groups. */
    public Map<GroupKey, List<UUID>> linesOf(Collection<GroupKey> groups) throws SQLException {
        Map<GroupKey, List<UUID>> lines = new HashMap<>();
        List<GroupKey> ordered = List.copyOf(groups);
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select m.agency_id, m.document_key, m.maker_key, m.line_id from matched_line m"
                                + " join unnest(?, ?, ?) as g (agency_id, document_key, maker_key)"
                                + " using (agency_id, document_key, maker_key)")) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", ordered.stream().map(GroupKey::agencyId).toArray()));
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "text", ordered.stream().map(GroupKey::documentKey).toArray()));
            select.setArray(
                    3,
                    connection.createArrayOf(
                            "text", ordered.stream().map(GroupKey::makerKey).toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    GroupKey group = new GroupKey(row.getObject(1, UUID.class), row.getString(2), row.getString(3));
                    lines.computeIfAbsent(group, fresh -> new ArrayList<>()).add(row.getObject(4, UUID.class));
                }
            }
        }
        return lines;
    }
}
