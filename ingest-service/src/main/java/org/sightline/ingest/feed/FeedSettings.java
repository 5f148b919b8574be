package org.sightline.ingest.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import org.sightline.ingest.filestore.StoreBounds;
import org.sightline.ingest.portal.WebClient;

/** How feeds are read. */
@ConfigMapping(prefix = "sightline.feed")
interface FeedSettings {

    /** Whether this instance reads feeds at all. */
    @WithDefault("true")
    boolean enabled();

    /** How many feeds this instance reads at once, each of another source. */
    @WithDefault("2")
    int atOnce();

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

    /** How long an answer may take, to its last byte; of a file, how long nothing of it may come. */
    @WithDefault("2M")
    Duration patience();

    /** How long a feed rests after a failure; twice as long after each further one. */
    @WithDefault("1M")
    Duration backOff();

    /** The longest rest, also where a server asks for more. */
    @WithDefault("6H")
    Duration longestBackOff();

    /** The most files of a folder, bucket or directory. */
    @WithDefault("100000")
    int mostFiles();

    /** The most bytes of one of a bucket or directory. */
    @WithDefault("1073741824")
    long mostFileBytes();

    /** How long nobody may have written to a file in a folder or directory before it is taken. */
    @WithDefault("10S")
    Duration settled();

    /** What servers on the web are given. */
    default WebClient.Bounds web() {
        return new WebClient.Bounds(patience(), mostBytes(), privateAddresses());
    }

    /** How much places of files may give. */
    default StoreBounds store() {
        return new StoreBounds(mostFiles(), mostFileBytes(), patience(), settled(), privateAddresses());
    }
}
