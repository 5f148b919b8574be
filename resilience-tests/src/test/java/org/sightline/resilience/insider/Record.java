package org.sightline.resilience.insider;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sightline.localstack.stack.Part;
import org.sightline.testsupport.whole.Sightline;

/** What the record says that takes two people, as the databases' superuser reads it. Not for two threads. */
final class Record implements AutoCloseable {

    private static final String SIGNED = """
            select count(*) from agency_return
            where status <> 'draft' and split_part(certified_by_identity, '|', 2) = any (?)
            """;

    /** Nobody else held the view by which a finding of the town is closed. */
    private static final String CLOSED = """
            select count(*) from finding f
            where f.agency_id = any (?) and f.status = 'closed' and not exists (
                select 1 from finding_event e
                where e.finding_id = f.id and e.action = f.decision and e.actor_identity is not null
                  and split_part(e.actor_identity, '|', 2) <> all (?)
                  and e.seq > coalesce((select max(r.seq) from finding_event r
                                        where r.finding_id = f.id and r.action = 'reopened'), 0))
            """;

    private static final String PUBLISHED = """
            select count(*) from open_data_edition
            where state <> 'draft' and drafted_by = any (?) and published_by = any (?)
            """;

    private static final String CORRECTED = """
            select count(*) from dead_letter
            where state = 'replayed' and split_part(draft_by_identity, '|', 2) = any (?)
              and split_part(decided_by_identity, '|', 2) = any (?)
            """;

    private final Map<Part, Connection> connections = new EnumMap<>(Part.class);

    /** How many of each kind there are that one person made alone, with all of their accounts and machines. */
    Map<String, Long> madeAlone(Insider insider) {
        Object[] subjects = insider.subjects();
        Object[] names = insider.names().toArray();
        Map<String, Long> alone = new LinkedHashMap<>();
        alone.put("signed a return", count(Part.INVENTORY, SIGNED, List.of(new Of("text", subjects))));
        alone.put(
                "closed a finding",
                count(
                        Part.MATCHING,
                        CLOSED,
                        List.of(new Of("uuid", new Object[] {insider.place.id()}), new Of("text", subjects))));
        alone.put(
                "published an edition",
                count(Part.GATEWAY, PUBLISHED, List.of(new Of("text", names), new Of("text", names))));
        Of own = new Of("text", subjects);
        alone.put("corrected a message", count(Part.MATCHING, CORRECTED, List.of(own, own)));
        return alone;
    }

    /** Wrong codes are counted by address, and all who claim here have one address. */
    void forgetWrongCodes() {
        count(
                Part.GATEWAY,
                "with gone as (delete from claim_attempt where person like 'address %' returning 1) select count(*) from gone",
                List.of());
    }

    private record Of(String type, Object[] values) {}

    private long count(Part service, String query, List<Of> arrays) {
        try {
            Connection connection = connection(service);
            try (PreparedStatement statement = connection.prepareStatement(query)) {
                for (int i = 0; i < arrays.size(); i++) {
                    statement.setArray(
                            i + 1,
                            connection.createArrayOf(
                                    arrays.get(i).type(), arrays.get(i).values()));
                }
                try (ResultSet rows = statement.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        } catch (SQLException cause) {
            throw new IllegalStateException("The record cannot be read: " + query, cause);
        }
    }

    private Connection connection(Part service) throws SQLException {
        Connection open = connections.get(service);
        if (open == null) {
            open = DriverManager.getConnection(Sightline.stack().jdbcUrl(service) + "?user=postgres");
            connections.put(service, open);
        }
        return open;
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections.values()) {
            connection.close();
        }
    }
}
