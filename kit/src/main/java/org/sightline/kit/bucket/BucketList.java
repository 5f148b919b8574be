package org.sightline.kit.bucket;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.remote.AddressParameters;

/**
 * A page of the list of a bucket's objects ({@code ListObjectsV2}).
 *
 * @param next the token of the next page; null on the last one
 */
public record BucketList(
        List<BucketObject> objects, @Nullable String next) {

    private static final String CONTENTS = "Contents";
    private static final XMLInputFactory XML = factory();

    /** What was read so far: the words of the list, and those of the object that is read now. */
    private static final class Words {
        private final Map<String, String> ofList = new HashMap<>();
        private final List<Map<String, String>> objects = new ArrayList<>();
        private boolean inObject;
    }

    /** A list can name nothing outside of itself, and define no entities. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // Faults are thrown; nothing is printed.
        factory.setXMLReporter((message, kind, about, place) -> {});
        return factory;
    }

    /**
     * Reads an answer.
     *
     * @throws IOException with a sentence, where it is no such list
     */
    public static BucketList of(byte[] body) throws IOException {
        Words words = words(body);
        boolean escaped = "url".equals(words.ofList.get("EncodingType"));
        List<BucketObject> objects = new ArrayList<>();
        for (Map<String, String> object : words.objects) {
            objects.add(object(object, escaped));
        }
        String next = words.ofList.get("NextContinuationToken");
        boolean more = Boolean.parseBoolean(words.ofList.get("IsTruncated"));
        if (more && next == null) {
            throw new IOException("The list of the bucket goes on, and does not say how to ask for the rest.");
        }
        return new BucketList(objects, more ? next : null);
    }

    private static BucketObject object(Map<String, String> object, boolean escaped) throws IOException {
        try {
            String key = object.getOrDefault("Key", "");
            String etag = object.get("ETag");
            return new BucketObject(
                    escaped ? AddressParameters.decoded(key) : key,
                    Long.parseLong(object.getOrDefault("Size", "")),
                    Instant.parse(object.getOrDefault("LastModified", "")),
                    etag == null || etag.isBlank() ? null : etag);
        } catch (DateTimeException | IllegalArgumentException notAsItShouldBe) {
            throw new IOException("The list of the bucket has an object without key, size or time.", notAsItShouldBe);
        }
    }

    private static Words words(byte[] body) throws IOException {
        Words words = new Words();
        try {
            XMLStreamReader xml = XML.createXMLStreamReader(new ByteArrayInputStream(body));
            if (xml.nextTag() != XMLStreamConstants.START_ELEMENT
                    || !xml.getLocalName().equals("ListBucketResult")) {
                throw new IOException("The answer is no list of a bucket, as an S3-compatible server gives it.");
            }
            while (xml.hasNext()) {
                note(xml, xml.next(), words);
            }
            return words;
        } catch (XMLStreamException cut) {
            throw new IOException("The list of the bucket is no whole XML document; it may have been cut off.", cut);
        }
    }

    private static void note(XMLStreamReader xml, int what, Words words) throws XMLStreamException {
        if (what == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(CONTENTS)) {
            words.inObject = false;
        }
        if (what != XMLStreamConstants.START_ELEMENT) {
            return;
        }
        switch (xml.getLocalName()) {
            case CONTENTS -> {
                words.inObject = true;
                words.objects.add(new HashMap<>());
            }
            case "Key", "Size", "LastModified", "ETag" -> {
                if (words.inObject) {
                    words.objects.getLast().put(xml.getLocalName(), xml.getElementText());
                }
            }
            case "IsTruncated", "NextContinuationToken", "EncodingType" ->
                words.ofList.put(xml.getLocalName(), xml.getElementText());
            default -> {
                // Owners, prefixes, classes of storage: of no use here.
            }
        }
    }
}
