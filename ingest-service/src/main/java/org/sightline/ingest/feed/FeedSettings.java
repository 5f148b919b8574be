package org.sightline.ingest.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How feeds are read. */
@ConfigMapping(prefix = "sightline.feed")
interface FeedSettings {

    /** Whether this instance reads feeds at all. */
    @WithDefault("true")
    boolean enabled();

    /** Whether a feed may be at a private address, and without TLS: on one machine only. */
    @WithDefault("false")
    boolean privateAddresses();

    /** The folder that watched folders lie in; without it no folder is watched. */
    Optional<String> folders();

    /** Rows asked for at once. */
    @WithDefault("10000")
    int pageRows();

    /** Answers that one import holds, at most. */
    @WithDefault("20")
    int mostPages();

    /** The most bytes of one answer, which is held in memory whole. */
    @WithDefault("16777216")
    long mostBytes();

    /** How long an answer may take, to its last byte. */
    @WithDefault("2M")
    Duration patience();

    /** How long a feed rests after a failure; twice as long after each further one. */
    @WithDefault("1M")
    Duration backOff();

    /** The longest rest, also where a server asks for more. */
    @WithDefault("6H")
    Duration longestBackOff();

    /** How long nobody may have written to a file in a folder before it is taken. */
    @WithDefault("10S")
    Duration settled();
}
