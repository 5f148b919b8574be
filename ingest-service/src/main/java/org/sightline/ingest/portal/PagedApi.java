package org.sightline.ingest.portal;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How one kind of server is asked for rows, from a place on. */
public interface PagedApi {

    /** The column that says which row it is, as the server names its rows. */
    String ID = "row id";

    /**
     * The request for the rows after a place.
     *
     * @param place as {@link Rows#place} said it; null from the start
     */
    URI request(String address, @Nullable String place, int most);

    /** What is sent with the request; null where nothing is, so that it only asks. */
    default @Nullable String body(String address, @Nullable String place, int most) {
        return null;
    }

    /** The header that carries a secret. */
    String secretHeader();

    /**
     * The rows of an answer.
     *
     * @param asked the place that was asked for
     * @throws FeedFailure where the answer is not what such a server says
     */
    Rows read(JsonNode answer, HttpHeaders headers, @Nullable String asked, int most) throws FeedFailure;

    /**
     * Rows of an answer.
     *
     * @param rows each with all columns, in their order
     * @param place after the last of them; null where there is none
     * @param last whether there are no more
     */
    record Rows(List<Map<String, String>> rows, @Nullable String place, boolean last) {}

    /** A value as a file would have it; nothing for null, JSON for what is not plain. */
    static String text(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
