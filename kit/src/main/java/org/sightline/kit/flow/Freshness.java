package org.sightline.kit.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Something that grows old when nobody brings a newer one, such as a list. A service has a bean for each. */
public interface Freshness {

    /** What it is, such as {@code the watchlist}. */
    String what();

    /** As of when it is; empty where there is none yet. */
    Optional<Instant> asOf();

    /** After how long people are told; zero for never. */
    Duration longest();
}
