package org.sightline.kit.testapp;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.ConfigProvider;

/** Takes the test application's database away. */
public final class Database {

    private Database() {}

    /** Does the work while the service has no database. */
    public static void away(Runnable work) {
        try (Connection server =
                        DriverManager.getConnection(url().replaceAll("/[a-z]+$", "/postgres"), "postgres", "");
                Statement statement = server.createStatement()) {
            statement.execute("alter database inventory with allow_connections false");
            try {
                statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'inventory'");
                work.run();
            } finally {
                statement.execute("alter database inventory with allow_connections true");
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String url() {
        return ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
    }
}
