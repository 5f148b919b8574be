package org.sightline.ingest.buyer;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** This service's copy of the agencies' names: which agency a published name means. */
@ApplicationScoped
public class AgencyNames {

    private final DataSource database;

    AgencyNames(DataSource database) {
        this.database = database;
    }

    /**
     * Keeps what a message says, if it is newer than what is kept.
     *
     * @return whether it was
     */
    boolean keep(Agency agency) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                boolean newer = keepAgency(connection, agency);
                if (newer) {
                    replaceNames(connection, agency);
                }
                connection.commit();
                return newer;
            } catch (SQLException failed) {
                connection.rollback();
                throw failed;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static boolean keepAgency(Connection connection, Agency agency) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into agency (id, version, name, state, status, merged_into) values (?, ?, ?, ?, ?, ?)
                on conflict (id) do update set version = excluded.version, name = excluded.name, state = excluded.state,
                    status = excluded.status, merged_into = excluded.merged_into
                where agency.version < excluded.version""")) {
            upsert.setObject(1, agency.id());
            upsert.setLong(2, agency.version());
            upsert.setString(3, agency.name());
            upsert.setString(4, agency.state());
            upsert.setString(5, agency.status());
            upsert.setObject(6, agency.mergedInto());
            return upsert.executeUpdate() > 0;
        }
    }

    private static void replaceNames(Connection connection, Agency agency) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from agency_name where agency_id = ?");
                PreparedStatement insert = connection.prepareStatement(
                        "insert into agency_name (state, normalised, agency_id, own) values (?, ?, ?, ?)")) {
            delete.setObject(1, agency.id());
            delete.executeUpdate();
            String own = BuyerName.normalise(agency.name());
            for (String name : agency.normalisedNames()) {
                insert.setString(1, agency.state());
                insert.setString(2, name);
                insert.setObject(3, agency.id());
                insert.setBoolean(4, name.equals(own));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /**
     * Which agencies some names mean: an agency's own name goes before another's alias, a registered agency before an
     * unclaimed one; what was merged leads to what it was merged into.
     *
     * @param connection of the transaction that uses the answer
     * @param names normalised
     * @return only the names that are known
     */
    public static Map<String, UUID> resolve(Connection connection, String state, Collection<String> names)
            throws SQLException {
        Map<String, UUID> agencies = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("""
                with recursive named as (
                    select n.normalised, n.own, a.id, a.status, a.merged_into, 0 as hops
                    from agency_name n join agency a on a.id = n.agency_id
                    where n.state = ? and n.normalised = any (?)
                    union all
                    select named.normalised, named.own, a.id, a.status, a.merged_into, named.hops + 1
                    from named join agency a on a.id = named.merged_into
                    where named.status = 'merged' and named.hops < 10)
                select distinct on (normalised) normalised, id from named where status <> 'merged'
                order by normalised, (status = 'registered') desc, own desc, id""")) {
            Array wanted = connection.createArrayOf("text", names.toArray());
            select.setString(1, state);
            select.setArray(2, wanted);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    agencies.put(rows.getString(1), rows.getObject(2, UUID.class));
                }
            }
            wanted.free();
        }
        return agencies;
    }
}
