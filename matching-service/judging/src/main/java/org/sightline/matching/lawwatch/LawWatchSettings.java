package org.sightline.matching.lawwatch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the law watch reads its sources. */
@ConfigMapping(prefix = "sightline.law-watch")
interface LawWatchSettings {

    /** Whether this instance reads them; off until an office turns it on. */
    @WithDefault("false")
    boolean enabled();

    /** Where the Federal Register is, without a path. */
    @WithDefault("https://www.federalregister.gov")
    String federalRegister();

    /** Where eCFR is, without a path. */
    @WithDefault("https://www.ecfr.gov")
    String ecfr();

    /** How long a source rests after a good reading. */
    @WithDefault("24H")
    Duration every();

    /** How long a source is left alone between two of its answers. */
    @WithDefault("500MS")
    Duration pause();

    /** Whether a source may be at a private address, and without TLS: on one machine only. */
    @WithDefault("false")
    boolean privateAddresses();

    /** The most bytes of one answer. */
    @WithDefault("16777216")
    int mostBytes();

    /** How long an answer may take to begin, and again to end. */
    @WithDefault("1M")
    Duration patience();

    /** How long a source rests after a failure; twice as long after each further one. */
    @WithDefault("5M")
    Duration backOff();

    /** The longest rest after failures, also where a server asks for more. */
    @WithDefault("6H")
    Duration longestBackOff();
}
