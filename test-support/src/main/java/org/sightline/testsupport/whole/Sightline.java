package org.sightline.testsupport.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.sightline.localstack.people.Tokens;
import org.sightline.localstack.process.Directories;
import org.sightline.localstack.sample.SampleLoad;
import org.sightline.localstack.server.Mail;
import org.sightline.localstack.server.Postgres;
import org.sightline.localstack.stack.Layout;
import org.sightline.localstack.stack.Part;
import org.sightline.localstack.stack.Stack;
import org.sightline.samples.truth.Truth;
import org.sightline.testsupport.service.KafkaRecords;
import org.sightline.testsupport.service.RealComponents;

/**
 * The whole of Sightline as processes on free ports, started once for all test classes of this JVM and ended after the
 * last. Data and logs stay in {@code target/stack} until the next run. Uses the Keycloak at {@code
 * SIGHTLINE_TEST_KEYCLOAK} where that is set.
 */
public final class Sightline implements BeforeAllCallback {

    private static final Path DIRECTORY = Path.of("target", "stack").toAbsolutePath();
    private static final Logger ZONKY = Logger.getLogger("io.zonky");

    private static @Nullable Stack stack;
    private static @Nullable Truth truth;

    @Override
    public void beforeAll(ExtensionContext context) {
        if (stack == null) {
            context.getRoot().getStore(Namespace.create(Sightline.class)).put("stack", new Running(start()));
        }
        // A stack that did not start is not tried again for every class.
        assertThat(stack().pids())
                .as("the stack runs, see target/stack/logs")
                .containsKeys(Part.GATEWAY, Part.KAFKA, Part.POSTGRESQL);
        // For every class, because one with a stack of its own leaves its sign-in server behind.
        tokensFrom(stack());
    }

    private static void tokensFrom(Stack stack) {
        Tokens.from(stack.url(Part.KEYCLOAK));
        Tokens.grantsInto(Part.services().stream()
                .map(service -> Postgres.login(stack.jdbcUrl(service), service.database()))
                .toList());
    }

    /** Ends the stack when JUnit drops its store after the last class. */
    private record Running(Stack stack) implements AutoCloseable {
        @Override
        public void close() {
            stack.close();
        }
    }

    private static Stack start() {
        ZONKY.setLevel(Level.SEVERE);
        Directories.delete(DIRECTORY);
        Layout layout = Layout.onFreePorts(DIRECTORY, false);
        String shared = System.getProperty(
                RealComponents.SHARED_KEYCLOAK, System.getenv().getOrDefault(RealComponents.SHARED_KEYCLOAK, ""));
        Stack started = shared.isBlank()
                ? Stack.of(layout)
                : Stack.withKeycloakAt(URI.create(shared).getPort(), layout);
        stack = started;
        // A run that is broken off ends its children too.
        Runtime.getRuntime().addShutdownHook(new Thread(started::close, "end"));
        started.startCached();
        return started;
    }

    /** The stack that all tests of this JVM share. */
    public static Stack stack() {
        return Objects.requireNonNull(stack, "the stack did not start, see target/stack/logs");
    }

    /** The page of the mails that Keycloak sent: it may be shared with other tests, and so is its mail server then. */
    public static String keycloakMails() {
        return Objects.requireNonNullElseGet(System.getenv(Mail.SHARED), () -> stack().url(Part.MAIL));
    }

    /** The gateway's base address, without a slash at the end. */
    public static String gateway() {
        return stack().url(Part.GATEWAY);
    }

    public static KafkaRecords kafka() {
        return KafkaRecords.at(stack().kafka());
    }

    /** Where the sample's files lie once it is loaded. */
    public static Path samples() {
        return DIRECTORY.resolve("samples");
    }

    /** Loads the invented state as {@code ./sightline up} does, the first time that it is asked for. */
    public static synchronized Truth sample() {
        Truth loaded = truth;
        if (loaded == null) {
            loaded = SampleLoad.into(gateway(), stack().url(Part.KEYCLOAK), samples(), System.out::println);
            truth = loaded;
        }
        return loaded;
    }
}
