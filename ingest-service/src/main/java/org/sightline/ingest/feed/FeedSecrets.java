package org.sightline.ingest.feed;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.portal.FeedFailure;

/** The secrets of feeds, which stand in the configuration and nowhere else. */
@ApplicationScoped
class FeedSecrets {

    private final Config config;

    FeedSecrets(Config config) {
        this.config = config;
    }

    /**
     * The secret that a feed names; null where it names none.
     *
     * @throws FeedFailure where the configuration has none of this name
     */
    @Nullable
    String of(Feed feed) throws FeedFailure {
        String name = feed.secret();
        if (name == null) {
            return null;
        }
        return config.getOptionalValue("sightline.feed-secret." + name, String.class)
                .orElseThrow(() -> new FeedFailure("The configuration has no secret \"" + name + "\"."));
    }
}
