package org.sightline.ingest.upload;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How imports are worked on. */
@ConfigMapping(prefix = "sightline.import")
public interface ImportSettings {

    /** How many imports this instance works on at once; imports of one source run one after the other. */
    @WithDefault("2")
    int workers();

    /** Whether this instance works on imports at all. */
    @WithDefault("true")
    boolean enabled();

    /** How many rows are stored and sent together. */
    @WithDefault("5000")
    int batchRows();

    /** The most bytes of one file, unpacked. */
    @WithDefault("17179869184")
    long maxBytes();
}
