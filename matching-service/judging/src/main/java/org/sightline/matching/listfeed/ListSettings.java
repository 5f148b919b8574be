package org.sightline.matching.listfeed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How published lists are fetched. */
@ConfigMapping(prefix = "sightline.list-feed")
interface ListSettings {

    /** Whether this instance fetches lists at all. */
    @WithDefault("true")
    boolean enabled();

    /** Whether a list may be at a private address, and without TLS: on one machine only. */
    @WithDefault("false")
    boolean privateAddresses();

    /** The most bytes of one file. */
    @WithDefault("268435456")
    long mostBytes();

    /** The most bytes of all kept files together. */
    @WithDefault("21474836480")
    long mostKeptBytes();

    /** How many bytes must stay free on the disk of the files. */
    @WithDefault("536870912")
    long minFreeBytes();

    /** How long an answer may take, to its last byte. */
    @WithDefault("10M")
    Duration patience();

    /** How long a feed rests after a failure; twice as long after each further one. */
    @WithDefault("1M")
    Duration backOff();

    /** The longest rest, also where a server asks for more. */
    @WithDefault("6H")
    Duration longestBackOff();
}
