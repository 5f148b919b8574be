package org.sightline.ingest.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.portal.FeedFailure;
import org.sightline.kit.operations.SystemAlarm;

/**
 * The secrets of feeds, which stand in the configuration and nowhere else. Beside each stands the host that it is for: it is
 * given to that host alone, whatever address an admin names.
 */
@ApplicationScoped
class FeedSecrets implements SystemAlarm {

    private static final String SETTING = "sightline.feed-secret.";
    private static final String HOST = ".host";
    private static final String IN_ENVIRONMENT = "SIGHTLINE_FEED_SECRET_";

    private final Config config;

    FeedSecrets(Config config) {
        this.config = config;
    }

    /**
     * The secret that a feed names, for the host at which it is; null where it names none.
     *
     * @throws FeedFailure where the configuration has none of this name, or not for this host
     */
    @Nullable
    String of(Feed feed) throws FeedFailure {
        String name = feed.secret();
        if (name == null) {
            return null;
        }
        String secret = config.getOptionalValue(SETTING + name, String.class)
                .orElseThrow(() -> new FeedFailure("The configuration has no secret \"" + name + "\"."));
        String fault = fault(feed.kind(), feed.address(), name);
        if (fault != null) {
            throw new FeedFailure(fault);
        }
        return secret;
    }

    /**
     * Why a feed at this address may not have the secret of this name, and what to set; null where it may, or names none.
     */
    @Nullable
    String fault(FeedKind kind, String address, @Nullable String name) {
        if (name == null || kind == FeedKind.FOLDER) {
            return null;
        }
        String setting = SETTING + name + HOST;
        String there = host(address);
        List<String> bound = config.getOptionalValue(setting, String.class).stream()
                .flatMap(hosts -> Arrays.stream(hosts.split(",")))
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .toList();
        if (bound.isEmpty()) {
            return "The configuration does not say for which host the secret \"" + name + "\" is. Set " + setting
                    + (there == null ? "." : ", to " + there + " if it is for that one.");
        }
        return there != null && bound.stream().anyMatch(there::equalsIgnoreCase)
                ? null
                : "The secret \"" + name + "\" is for " + String.join(", ", bound) + " and is not sent to "
                        + (there == null ? "another host" : there) + ". Name another secret, or set " + setting + ".";
    }

    /** Secrets that the configuration has without a host, said before a feed needs one: names, never secrets. */
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
        return name.startsWith(SETTING) && !name.endsWith(HOST)
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

    private static @Nullable String host(String address) {
        try {
            return URI.create(address.strip().replaceAll("\\{[^}]*}", "x")).getHost();
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }
}
