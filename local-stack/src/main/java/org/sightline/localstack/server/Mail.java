package org.sightline.localstack.server;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sightline.localstack.process.Child;
import org.sightline.localstack.process.Directories;
import org.sightline.localstack.process.SmallJvm;

/** The {@link MailBox} in a process of its own. */
public final class Mail implements AutoCloseable {

    /** The variable that names the page of the mails of the Keycloak that the tests of a run share. */
    public static final String SHARED = "SIGHTLINE_TEST_MAIL";

    private static final Pattern NEEDED =
            Pattern.compile("local-stack|test-launcher/classes|greenmail|angus|jakarta\\.(mail|activation)|slf4j-api");

    /** Room for the ten thousand mails of a measurement; of a day's work it takes a tenth. */
    private static final int HEAP_MEGABYTES = 160;

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Child process;

    private Mail(Child process) {
        this.process = process;
    }

    /**
     * Starts it. Nothing waits for it: mail that comes before it listens is sent again by hand.
     *
     * @param port for mail, on 127.0.0.1
     * @param pagePort of the page that shows the mails
     */
    public static Mail start(int port, int pagePort, Path log) {
        List<String> command = new ArrayList<>(List.of(Child.java()));
        command.addAll(SmallJvm.ofLittleWork(HEAP_MEGABYTES));
        command.addAll(
                List.of("-cp", classes(), MailBox.class.getName(), Integer.toString(port), Integer.toString(pagePort)));
        return new Mail(
                Child.start("mail", Directories.create(Directories.of(log)), SmallJvm.ENVIRONMENT, log, command));
    }

    /**
     * Returns when somebody listens on the port for mail.
     *
     * @throws IllegalStateException where it has ended, or does not listen within a minute
     */
    public void awaitListening(int port) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!listens(port)) {
            process.requireAlive();
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException(
                        "The mail server does not listen on port " + port + ". Look at " + process.log());
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static boolean listens(int port) {
        try (Socket connected = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return connected.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Only what it needs: a test's whole class path is too long for a command line. */
    private static String classes() {
        return Stream.of(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(File.pathSeparator))
                .filter(entry -> NEEDED.matcher(entry).find())
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /**
     * The page of the mails that a Keycloak of tests sends: that of the whole run, where there is one; else the tests' own, to
     * which Keycloak is pointed.
     *
     * @param port of the tests' own mail server
     * @param page of the tests' own mail server
     */
    public static String ofKeycloak(String keycloak, int port, String page) {
        String shared = System.getenv(SHARED);
        if (shared != null) {
            return shared;
        }
        RealmUpdate.mail(keycloak, port);
        return page;
    }

    public Child process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }
}
