package org.sightline.matching.listfeed;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.file.KeptFiles;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.remote.FetchFailure;
import org.sightline.matching.remote.GuardedReader;

/** Asks the servers of published lists for their files, which go to the disk. */
@ApplicationScoped
class ListClient {

    private static final int NOT_MODIFIED = 304;
    private static final int TOO_LARGE = 413;
    private static final int FULL = 507;

    private final GuardedReader web;
    private final ListFolder folder;
    private final ListSettings settings;

    ListClient(ListFolder folder, ListSettings settings, Clock clock) {
        this.web = new GuardedReader(new GuardedReader.Bounds(settings.patience(), settings.privateAddresses()), clock);
        this.folder = folder;
        this.settings = settings;
    }

    /**
     * A file that came, all of it.
     *
     * @param file to be closed
     * @param address where it was in the end
     */
    record Came(
            KeptFiles.Part file,
            URI address,
            @Nullable String etag,
            @Nullable String lastModified) {}

    /**
     * Fetches the file of a list.
     *
     * @return null where the server says that it is the one that was compared last
     * @throws FetchFailure where the server does not give it, or not whole
     */
    @Nullable
    Came get(ListFeed feed) throws FetchFailure, InterruptedException {
        Optional<Came> came = web.get(
                URI.create(feed.address()),
                request -> asks(request, feed),
                (address, answer) -> came(feed, address, answer));
        return came.orElse(null);
    }

    private static void asks(HttpRequest.Builder request, ListFeed feed) {
        request.header("Accept", "text/csv, application/json, application/xml;q=0.9, */*;q=0.5");
        if (!feed.wanted() && feed.etag() != null) {
            request.header("If-None-Match", feed.etag());
        }
        if (!feed.wanted() && feed.lastModified() != null) {
            request.header("If-Modified-Since", feed.lastModified());
        }
    }

    private Optional<Came> came(ListFeed feed, URI address, HttpResponse<InputStream> answer) throws FetchFailure {
        if (answer.statusCode() == NOT_MODIFIED && !feed.wanted()) {
            return Optional.empty();
        }
        web.requireGood(answer);
        long announced = answer.headers().firstValueAsLong("Content-Length").orElse(-1);
        return Optional.of(new Came(
                web.within(answer.body(), body -> taken(body, announced)),
                address,
                answer.headers().firstValue("ETag").orElse(null),
                answer.headers().firstValue("Last-Modified").orElse(null)));
    }

    /** The whole file on disk. */
    private KeptFiles.Part taken(InputStream body, long announced) throws FetchFailure {
        try {
            return folder.take(body, announced);
        } catch (Problem refused) {
            throw switch (refused.status()) {
                case TOO_LARGE -> new FetchFailure("The file has more than " + settings.mostBytes() + " bytes.");
                case FULL -> new FetchFailure("There is no room for the file on the disk.");
                default -> new FetchFailure("The answer was cut off.");
            };
        }
    }
}
