package org.sightline.localstack.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a start does to a database and need not do again while it would do the same. It is noted in the database itself, as its
 * comment, so it is kept, restored and lost with what it is about.
 */
public final class DoneSteps {

    private DoneSteps() {}

    /**
     * Does a step unless it was done to this database with this state.
     *
     * @param port of the server on 127.0.0.1
     * @param step a word
     * @param state what the step depends on, all of it: the step is done again when it is another one
     */
    public static void once(int port, String database, String step, byte[] state, Runnable work) {
        String wanted = digest(state);
        if (wanted.equals(noted(port, database).get(step))) {
            return;
        }
        work.run();
        Map<String, String> done = noted(port, database);
        done.put(step, wanted);
        note(port, database, done);
    }

    private static String digest(byte[] state) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(state));
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private static Map<String, String> noted(int port, String database) {
        Map<String, String> done = new TreeMap<>();
        for (String one : comment(port, database).split(" ", -1)) {
            int equals = one.indexOf('=');
            if (equals > 0) {
                done.put(one.substring(0, equals), one.substring(equals + 1));
            }
        }
        return done;
    }

    private static String comment(int port, String database) {
        try (Connection connection = DriverManager.getConnection(Postgres.superuserUrl(port, database));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select shobj_description(oid, 'pg_database') from pg_database"
                        + " where datname = current_database()")) {
            @Nullable String comment = rows.next() ? rows.getString(1) : null;
            return comment == null ? "" : comment;
        } catch (SQLException cause) {
            throw new IllegalStateException("The comment of the database " + database + " cannot be read", cause);
        }
    }

    private static void note(int port, String database, Map<String, String> done) {
        StringBuilder comment = new StringBuilder();
        done.forEach(
                (step, state) -> comment.append(step).append('=').append(state).append(' '));
        try (Connection connection = DriverManager.getConnection(Postgres.superuserUrl(port, database));
                Statement statement = connection.createStatement()) {
            statement.execute("comment on database " + database + " is '"
                    + comment.toString().strip().replace("'", "''") + "'");
        } catch (SQLException cause) {
            throw new IllegalStateException("The comment of the database " + database + " cannot be written", cause);
        }
    }

    /** The bytes of some texts, to be given as a state. */
    public static byte[] state(Object... parts) {
        StringBuilder state = new StringBuilder();
        for (Object part : parts) {
            state.append(part).append('\n');
        }
        return state.toString().getBytes(StandardCharsets.UTF_8);
    }
}
