package org.sightline.ingest.feed;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.portal.FeedFailure;
import org.sightline.ingest.upload.Arrivals;
import org.sightline.kit.problem.Problem;

/** Makes imports of what came, together with the note up to where the feed was read. */
@ApplicationScoped
class Delivery {

    private static final int TOO_MANY = 429;
    private static final int SERVER_ERRORS = 500;

    private final Arrivals arrivals;
    private final FeedRepository feeds;
    private final Clock clock;

    Delivery(Arrivals arrivals, FeedRepository feeds, Clock clock) {
        this.arrivals = arrivals;
        this.feeds = feeds;
        this.clock = clock;
    }

    /**
     * Makes an import of a file.
     *
     * @param place up to where the feed was read with it; null where its kind has no such place
     * @throws FeedFailure where the file is not taken
     */
    UUID deliver(
            Feed feed, UUID run, InputStream content, String filename, @Nullable String place, FeedRepository.Came came)
            throws FeedFailure {
        try {
            Arrivals.Held held = arrivals.keep(content);
            return QuarkusTransaction.requiringNew().call(() -> {
                UUID importId = arrivals.receive(
                        held,
                        new Arrivals.Sender(
                                filename,
                                feed.sourceId(),
                                feed.state(),
                                feed.buyer(),
                                feed.preview(),
                                "feed " + feed.id()));
                feeds.moved(feed.id(), run, place, importId, came, clock.instant());
                return importId;
            });
        } catch (Problem refused) {
            String why = "\"" + filename + "\" is not taken: " + refused.getMessage();
            throw passes(refused) ? new FeedFailure(why) : FeedFailure.lasting(why);
        }
    }

    /** Whether the same content may be taken later: too many imports are open, no room on the disk, a part is away. */
    private static boolean passes(Problem refused) {
        return refused.status() == TOO_MANY || refused.status() >= SERVER_ERRORS;
    }
}
