package org.sightline.ingest.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.portal.FeedFailure;

/**
 * The secrets of feeds, which stand in the configuration and nowhere else. Beside each stands the host that it is for: it is
 * given to that host alone, whatever address an admin names.
 */
@ApplicationScoped
class FeedSecrets {

    static final String SETTING = "sightline.feed-secret.";

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
        String setting = SETTING + name + ".host";
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

    private static @Nullable String host(String address) {
        try {
            return URI.create(address.strip().replaceAll("\\{[^}]*}", "x")).getHost();
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }
}
