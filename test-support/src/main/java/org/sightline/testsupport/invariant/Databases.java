package org.sightline.testsupport.invariant;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.sightline.localstack.stack.Layout;
import org.sightline.localstack.stack.Part;

/** Looks into the services' databases as the server's first superuser, past all relays and policies. */
public final class Databases {

    private final Layout layout;

    public Databases(Layout layout) {
        this.layout = layout;
    }

    /**
     * The rows of a query, each as text with bars between the columns.
     *
     * @throws IllegalStateException where PostgreSQL does not answer
     */
    public List<String> rows(Part service, String query) {
        try (Connection connection = connect(service.database());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> all = new ArrayList<>();
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    row.append(i == 1 ? "" : " | ").append(Objects.toString(rows.getString(i), ""));
                }
                all.add(row.toString());
            }
            return all;
        } catch (SQLException cause) {
            throw new IllegalStateException(service.title() + "'s database does not answer: " + query, cause);
        }
    }

    public long number(Part service, String query) {
        return Long.parseLong(rows(service, query).getFirst());
    }

    /** How many connections there are to all databases. */
    public long connections() {
        return number(Part.GATEWAY, "select count(*) from pg_stat_activity where datname is not null");
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + layout.port(Part.POSTGRESQL) + "/"
                + database + "?user=postgres&connectTimeout=5&socketTimeout=60");
    }
}
