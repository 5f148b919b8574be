package org.sightline.localstack.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.sightline.localstack.process.Child;
import org.sightline.localstack.process.Directories;
import org.sightline.localstack.process.Refused;
import org.sightline.localstack.process.Root;

/**
 * A PostgreSQL server on the loopback address. Each service has a database of its own name, an owner role
 * {@code <service>_owner} that migrates it, an application role {@code <service>_app} that owns nothing and sees the rows
 * of the agencies that a transaction is about, and a role {@code <service>_office} that nobody signs in as: the
 * application takes it for a transaction that is about all agencies.
 */
public final class Postgres implements AutoCloseable {

    /** The services that keep data, each in a database of this name. */
    public static final List<String> SERVICES = List.of("ingest", "matching", "inventory", "gateway");

    /** Only the first superuser comes in without a password, and only from this machine. */
    private static final String WHO_MAY_CONNECT = """
        local all postgres trust
        host  all postgres 127.0.0.1/32 trust
        host  all all      127.0.0.1/32 scram-sha-256
        """;

    /** Until there is a backup, the log is not kept. */
    private static final String NOT_BACKED_UP = "\narchive_command = '/bin/true'\n";

    /** The variable with settings of the server besides the usual ones. */
    private static final String SETTINGS = "SIGHTLINE_POSTGRES_SETTINGS";

    private static final Duration LONGEST_RECOVERY = Duration.ofHours(1);

    private final EmbeddedPostgres server;
    private final Child watcher;
    private final Path directory;

    private Postgres(EmbeddedPostgres server, Child watcher, Path directory) {
        this.server = server;
        this.watcher = watcher;
        this.directory = directory;
    }

    /** As {@link #start(Path, int, boolean, Path)}, with the log beside the data directory. */
    public static Postgres start(Path directory, int port, boolean durable) {
        return start(directory, port, durable, directory.resolveSibling(directory.getFileName() + ".log"));
    }

    /**
     * Starts a server, on a fresh or an existing data directory, and makes sure that every service's database and roles
     * exist.
     *
     * @param directory the data directory; created when absent, kept when the server stops
     * @param port the port on 127.0.0.1
     * @param durable true: a commit is on the disk when it returns (fsync). False: fast, for tests
     * @param log where the server's output goes, appended
     */
    public static Postgres start(Path directory, int port, boolean durable, Path log) {
        Path data = directory.toAbsolutePath();
        Directories.create(Directories.of(data));
        Directories.create(Directories.of(log));
        endLeftover(data);
        ProcessBuilder.Redirect output = ProcessBuilder.Redirect.appendTo(log.toFile());
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(programs())
                .setDataDirectoryCustomizer(Postgres::configure)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setErrorRedirector(output)
                .setOutputRedirector(output)
                .setLocaleConfig("locale", "C.UTF-8")
                .setPort(port);
        settings(durable).forEach(builder::setServerConfig);
        try {
            EmbeddedPostgres server = builder.start();
            Postgres postgres = new Postgres(server, watch(data, log), data);
            postgres.awaitRecovered();
            postgres.prepare();
            return postgres;
        } catch (IOException cause) {
            throw new UncheckedIOException("PostgreSQL did not start on port " + port + ". Look at " + log, cause);
        }
    }

    private static Map<String, String> settings(boolean durable) {
        Map<String, String> settings = new HashMap<>(usualSettings(durable));
        settings.putAll(settings(System.getenv(SETTINGS)));
        return settings;
    }

    /**
     * Settings that a person gives to compare, as {@code max_wal_size=1GB;shared_buffers=512MB}.
     *
     * @param given null where there are none
     */
    static Map<String, String> settings(@Nullable String given) {
        Map<String, String> settings = new HashMap<>();
        for (String one : given == null ? new String[0] : given.split(";", -1)) {
            int equals = one.indexOf('=');
            if (equals > 0) {
                settings.put(
                        one.substring(0, equals).strip(),
                        one.substring(equals + 1).strip());
            } else if (!one.isBlank()) {
                throw new Refused(SETTINGS + " has \"" + one + "\". Write name=value, with ; between two.");
            }
        }
        return settings;
    }

    private static Map<String, String> usualSettings(boolean durable) {
        String safe = durable ? "on" : "off";
        return Map.ofEntries(
                Map.entry("listen_addresses", "127.0.0.1"),
                Map.entry("fsync", safe),
                Map.entry("synchronous_commit", safe),
                Map.entry("full_page_writes", safe),
                Map.entry("max_connections", "120"),
                // With 10 million lines held 64 to 512 MB made no difference to loading; the system keeps pages as
                // well.
                Map.entry("shared_buffers", durable ? "128MB" : "64MB"),
                // After each checkpoint the first change of a page is logged as the whole page. Ids of lines lie in no
                // order, so with many lines nearly every line touches such a page: with 1 GB the log was two to three
                // times as long, and a line took 2 microseconds more.
                Map.entry("max_wal_size", durable ? "4GB" : "1GB"),
                Map.entry("checkpoint_timeout", "15min"),
                Map.entry("wal_buffers", "16MB"),
                // Until the server has counted a large load, lists of it are planned as if it were small.
                Map.entry("autovacuum_naptime", "15s"),
                // On, so that a backup can begin without a restart; what is done with the log says archive_command.
                Map.entry("archive_mode", "on"),
                Map.entry("timezone", "UTC"),
                Map.entry("log_timezone", "UTC"));
    }

    private static File programs() {
        return Directories.create(Root.kept().resolve("postgresql")).toFile();
    }

    private static void configure(File data) {
        Path settings = data.toPath().resolve("postgresql.conf");
        try {
            Files.writeString(data.toPath().resolve("pg_hba.conf"), WHO_MAY_CONNECT);
            if (!Files.readString(settings).contains(NOT_BACKED_UP)) {
                Files.writeString(settings, NOT_BACKED_UP, StandardOpenOption.APPEND);
            }
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** The server is not a child of ours, so a small one ends it when this JVM is gone (SIGINT: fast shutdown). */
    private static Child watch(Path data, Path log) {
        String script = "trap '' INT; cat >/dev/null; pid=$(head -n 1 \"$1\" 2>/dev/null) && kill -INT \"$pid\"";
        return Child.watch(
                "postgresql watcher",
                script,
                log,
                List.of(data.resolve("postmaster.pid").toString()));
    }

    /** Ends a server that a killed run left on this data directory. */
    private static void endLeftover(Path data) {
        Path pidFile = data.resolve("postmaster.pid");
        if (Files.exists(pidFile)) {
            ProcessHandle.of(pidIn(pidFile))
                    .filter(process -> process.info().command().orElse("").endsWith("postgres"))
                    .ifPresent(Postgres::end);
        }
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        awaitEnd(process);
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(60, TimeUnit.SECONDS);
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException cause) {
            throw new IllegalStateException(
                    "PostgreSQL (pid " + process.pid() + ") does not stop. Stop it first.", cause);
        }
    }

    private static long pidIn(Path pidFile) {
        try {
            return Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
        } catch (IOException cause) {
            throw new UncheckedIOException("Could not read " + pidFile, cause);
        }
    }

    /** A server that is being restored answers before it is done, and takes no changes until then. */
    private void awaitRecovered() {
        Instant deadline = Instant.now().plus(LONGEST_RECOVERY);
        while (!absent("SELECT 1 WHERE pg_is_in_recovery()")) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("PostgreSQL is still being restored");
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private void prepare() {
        for (String service : SERVICES) {
            prepareService(service);
        }
        createRole(Keycloak.DATABASE);
        createDatabase(Keycloak.DATABASE, Keycloak.DATABASE);
    }

    private void prepareService(String service) {
        String owner = service + "_owner";
        String app = service + "_app";
        String office = service + "_office";
        createRole(owner);
        createRole(app);
        createRole(office);
        createDatabase(service, owner);
        execute(
                service,
                "GRANT CONNECT, TEMPORARY ON DATABASE " + service + " TO " + app,
                "GRANT TEMPORARY ON DATABASE " + service + " TO " + office,
                "ALTER SCHEMA public OWNER TO " + owner,
                "GRANT USAGE ON SCHEMA public TO " + app + ", " + office,
                // The rights of the office come only by SET ROLE. The inheritance that a grant gives is that of its
                // moment.
                "ALTER ROLE " + office + " NOLOGIN",
                "ALTER ROLE " + app + " NOINHERIT",
                "REVOKE " + office + " FROM " + app,
                "GRANT " + office + " TO " + app,
                // A new table belongs to nobody until its migration says so.
                "ALTER DEFAULT PRIVILEGES FOR ROLE " + owner + " IN SCHEMA public REVOKE ALL ON TABLES FROM " + app,
                "ALTER DEFAULT PRIVILEGES FOR ROLE " + owner + " IN SCHEMA public REVOKE ALL ON SEQUENCES FROM " + app);
    }

    private void createRole(String role) {
        if (absent("SELECT 1 FROM pg_roles WHERE rolname = '" + role + "'")) {
            execute(
                    "postgres",
                    "CREATE ROLE " + role + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD '"
                            + password(role) + "'");
        }
    }

    private void createDatabase(String database, String owner) {
        if (absent("SELECT 1 FROM pg_database WHERE datname = '" + database + "'")) {
            execute("postgres", "CREATE DATABASE " + database + " OWNER " + owner);
            execute("postgres", "REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
        }
    }

    private boolean absent(String query) {
        try (Connection connection = superuser("postgres");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return !rows.next();
        } catch (SQLException cause) {
            throw new IllegalStateException("PostgreSQL refused: " + query, cause);
        }
    }

    private void execute(String database, String... all) {
        try (Connection connection = superuser(database);
                Statement statement = connection.createStatement()) {
            for (String sql : all) {
                statement.execute(sql);
            }
        } catch (SQLException cause) {
            throw new IllegalStateException("PostgreSQL refused: " + String.join("; ", all), cause);
        }
    }

    private Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database) + "?user=postgres");
    }

    /** The JDBC address of a database at this port, for its superuser, who comes in only from this machine. */
    public static String superuserUrl(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres";
    }

    /** Where it listens on 127.0.0.1. */
    public int port() {
        return server.getPort();
    }

    /** The JDBC address of a database, without user and password. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
    }

    /** The JDBC address of a service's database, as its application signs in. */
    public String loginUrl(String service) {
        return login(jdbcUrl(service), service);
    }

    /** The same for a database at this address. */
    public static String login(String jdbcUrl, String service) {
        return jdbcUrl + "?user=" + service + "_app&password=" + password(service + "_app");
    }

    /** A connection as one of the roles. The caller closes it. */
    public Connection connect(String database, String role) throws SQLException {
        Properties login = new Properties();
        login.put("user", role);
        login.put("password", password(role));
        return DriverManager.getConnection(jdbcUrl(database), login);
    }

    /** The password of a role on this machine's own server. It protects nothing. */
    public static String password(String role) {
        return role + "-local";
    }

    /** The pid of the server, as long as it runs. */
    public long pid() {
        return pidIn(directory.resolve("postmaster.pid"));
    }

    private Optional<ProcessHandle> running() {
        Path pidFile = directory.resolve("postmaster.pid");
        return Files.exists(pidFile) ? ProcessHandle.of(pidIn(pidFile)) : Optional.empty();
    }

    /** Stops the server (fast shutdown) and waits. The data stays. */
    @Override
    public void close() {
        Optional<ProcessHandle> running = running();
        try {
            // Gives up after five seconds; a checkpoint on a busy machine takes longer.
            server.close();
            running.ifPresent(Postgres::awaitEnd);
        } catch (IOException cause) {
            throw new UncheckedIOException("PostgreSQL did not stop", cause);
        } finally {
            watcher.close();
        }
    }
}
