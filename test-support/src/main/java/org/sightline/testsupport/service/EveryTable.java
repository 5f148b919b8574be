package org.sightline.testsupport.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/**
 * What holds for every table of a service: whose its rows are is decided, the database keeps to it, and each hole that is
 * made on purpose is seen. A service's test class implements this and says what was decided.
 */
public interface EveryTable {

    /** Whose the rows of each table are. */
    RowSecurity decided();

    /** The JDBC address of the service's database. */
    String address();

    /** As whom the service signs in there. */
    String login();

    @Test
    default void theDatabaseKeepsToWhatWasDecidedAboutEachTable() throws SQLException {
        try (Connection superuser = superuser()) {
            assertThat(decided().faults(superuser, login())).isEmpty();
        }
    }

    @Test
    default void everyHoleThatIsMadeOnPurposeIsSeen() throws SQLException {
        try (Connection superuser = superuser()) {
            int made = decided().mutations(superuser).size();
            assertThat(made).isPositive();
            assertThat(decided().survivors(superuser)).isEmpty();
            System.out.printf("%s: %d of %d holes that were made on purpose were seen%n", address(), made, made);
        }
    }

    private Connection superuser() throws SQLException {
        Connection connection = DriverManager.getConnection(address() + "?user=postgres");
        connection.setAutoCommit(false);
        return connection;
    }
}
