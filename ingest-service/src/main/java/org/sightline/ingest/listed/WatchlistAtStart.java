package org.sightline.ingest.listed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.sightline.kit.start.DatabaseReady;

/** Reads the watchlist when the service has started, so that whoever uploads the first file does not wait for it. */
@ApplicationScoped
class WatchlistAtStart {

    void start(@Observes DatabaseReady event) {
        Thread.ofPlatform().daemon().name("watchlist").start(ListedMakers::load);
    }
}
