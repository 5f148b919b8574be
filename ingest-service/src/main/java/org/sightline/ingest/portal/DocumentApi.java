package org.sightline.ingest.portal;

import java.net.URI;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.remote.AddressParameters;

/** How a kind of server is asked for documents that are imported as they are, window of days by window of days. */
public interface DocumentApi {

    /**
     * Where a feed is.
     *
     * @param from the first day of the window, ISO 8601
     * @param to its last day; null where the window is to end on the day of the request
     * @param at where in the window to go on, in the words of the kind; null from its start
     * @param seen what the first answer said of the window's size; null where the kind does not say it
     * @param again how often the window was begun again because it changed
     */
    record Place(
            String from,
            @Nullable String to,
            @Nullable String at,
            @Nullable String seen,
            int again) {

        /** The start of a window. */
        public static Place begin(String from) {
            return new Place(from, null, null, null, 0);
        }

        /** The same with a last day. */
        public Place until(LocalDate today) {
            return to == null ? new Place(from, today.toString(), at, seen, again) : this;
        }
    }

    /**
     * A document.
     *
     * @param name how its kind of file ends
     * @param records how many it holds; one without any is not imported
     * @param next where to go on
     * @param last whether it was the last one of the window
     */
    record Document(String name, int records, Place next, boolean last) {}

    /** How many days back a feed begins whose address does not say {@code from}. */
    int FIRST_DAYS = 30;

    /** The first day of a feed that was never read. */
    default Place start(String address, LocalDate today) {
        return Place.begin(AddressParameters.of(address)
                .value("from", today.minusDays(FIRST_DAYS).toString()));
    }

    /** The request for the document at a place whose window has an end. */
    URI request(String address, Place place);

    /** What kind of document is wanted. */
    String accept();

    /** The header that carries a secret. */
    String secretHeader();

    /**
     * Looks at a document.
     *
     * @throws FeedFailure where it is not what such a server says, or not whole
     */
    Document read(byte[] body, String address, Place place) throws FeedFailure;
}
