package org.sightline.ingest.portal;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.Objects;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.remote.AddressParameters;
import org.sightline.tabular.xml.StrangersXml;

/**
 * The ATOM feed of the Federal Procurement Data System. It gives ten actions a page, by the number of the first one, so
 * that an action that changes moves all that come after it. So it is asked for a window of days of last change; where the
 * size of the window changed while it was read, the window is read again. An action that is read twice is the same line.
 *
 * <p>The names of links and the question {@code LAST_MOD_DATE} are from saved answers of the feed and from memory; it was
 * not run against the real one.
 */
public final class FpdsApi implements DocumentApi {

    private static final int MOST_AGAIN = 3;

    @Override
    public URI request(String address, Place place) {
        AddressParameters asked = AddressParameters.of(address);
        String window =
                "LAST_MOD_DATE:[" + slashes(place.from()) + "," + slashes(Objects.requireNonNull(place.to())) + "]";
        String query = asked.value("q", "");
        return URI.create(asked.with("from", null)
                .with("q", query.isBlank() ? window : query + " " + window)
                .with("start", place.at() == null ? "0" : place.at())
                .address());
    }

    private static String slashes(String day) {
        return day.replace('-', '/');
    }

    @Override
    public String accept() {
        return "application/atom+xml, application/xml";
    }

    @Override
    public String secretHeader() {
        return "X-Api-Key";
    }

    /** What a page says: how many entries it has, and where the next and the last page begin. */
    private static final class Page {
        private int entries;
        private @Nullable String next;
        private @Nullable String last;
    }

    @Override
    public Document read(byte[] body, String address, Place place) throws FeedFailure {
        Page page = page(body);
        String seen = place.at() == null ? page.last : place.seen();
        boolean end = page.next == null || page.entries == 0;
        boolean changed = end && !Objects.equals(seen, page.last) && place.again() < MOST_AGAIN;
        if (changed) {
            return new Document(
                    "xml", page.entries, new Place(place.from(), place.to(), null, null, place.again() + 1), false);
        }
        Place next = end
                ? Place.begin(Objects.requireNonNull(place.to()))
                : new Place(place.from(), place.to(), page.next, seen, place.again());
        return new Document("xml", page.entries, next, end);
    }

    private static Page page(byte[] body) throws FeedFailure {
        Page page = new Page();
        try {
            XMLStreamReader xml = StrangersXml.reader(new ByteArrayInputStream(body));
            if (xml.nextTag() != XMLStreamConstants.START_ELEMENT
                    || !xml.getLocalName().equals("feed")) {
                throw new FeedFailure("The answer is no ATOM feed.");
            }
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    note(xml, page);
                }
            }
            return page;
        } catch (XMLStreamException cut) {
            throw new FeedFailure("The answer is no whole XML document; it may have been cut off.");
        }
    }

    private static void note(XMLStreamReader xml, Page page) {
        if (xml.getLocalName().equals("entry")) {
            page.entries++;
        } else if (xml.getLocalName().equals("link") && page.entries == 0) {
            String where = xml.getAttributeValue(null, "rel");
            String start = AddressParameters.of(Objects.requireNonNullElse(xml.getAttributeValue(null, "href"), ""))
                    .values()
                    .get("start");
            if ("next".equals(where)) {
                page.next = start;
            } else if ("last".equals(where)) {
                page.last = start;
            }
        }
    }
}
