package org.sightline.ingest.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.sightline.kit.operations.SystemAlarm;

/**
 * Secrets of feeds that the configuration has without a host, so that no feed may use them: said before a feed needs one.
 * Names, never secrets.
 */
@ApplicationScoped
class UnboundSecrets implements SystemAlarm {

    private static final String HOST = ".host";
    private static final String IN_ENVIRONMENT = "SIGHTLINE_FEED_SECRET_";

    private final Config config;

    UnboundSecrets(Config config) {
        this.config = config;
    }

    @Override
    public List<String> sentences() {
        Set<String> names = StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .collect(Collectors.toSet());
        Set<String> unbound = new TreeSet<>();
        for (String name : names) {
            if (isSecret(name) && !isBound(name, names)) {
                unbound.add(name);
            }
        }
        return unbound.stream()
                .map(name -> "The secret " + name + " has no host, so no feed may use it. Set " + hostOf(name)
                        + " to the host that it is for.")
                .toList();
    }

    /** A name as a file of settings or the environment has it; the host beside a secret is none. */
    private static boolean isSecret(String name) {
        return name.startsWith(FeedSecrets.SETTING) && !name.endsWith(HOST)
                || name.startsWith(IN_ENVIRONMENT) && !name.endsWith("_HOST");
    }

    private static String hostOf(String name) {
        return name.startsWith(IN_ENVIRONMENT) ? name + "_HOST" : name + HOST;
    }

    /** The host may stand in a file and its secret in the environment, and the other way round. */
    private boolean isBound(String name, Set<String> names) {
        String host = inEnvironment(hostOf(name));
        return names.stream()
                .filter(other -> inEnvironment(other).equals(host))
                .anyMatch(other -> config.getOptionalValue(other, String.class)
                        .filter(value -> !value.isBlank())
                        .isPresent());
    }

    private static String inEnvironment(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
