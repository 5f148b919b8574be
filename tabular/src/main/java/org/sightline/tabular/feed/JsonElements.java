package org.sightline.tabular.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.tabular.Content;
import org.sightline.tabular.TableFile;
import org.sightline.tabular.UnreadableFile;

/** The records of a JSON file, one in memory at a time: a list's, a package's, or one a line. */
final class JsonElements implements Closeable {

    private static final List<String> LISTS = List.of(
            "releases", "records", "results", "opportunitiesData", "data", "items", "rows", "value", "features");

    private static final int DEEPEST = 100;
    private static final int LONGEST_TEXT = 4 << 20;
    private static final long LARGEST_RECORD = 64L << 20;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST_TEXT)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final Content.Bytes bytes;
    private final JsonParser parser;
    private final String list;
    private boolean inPackage;
    private boolean inList;
    private long record;

    private JsonElements(Content.Bytes bytes, JsonParser parser, String list) {
        this.bytes = bytes;
        this.parser = parser;
        this.list = list;
    }

    /**
     * Opens a file.
     *
     * @param list the name of the list that holds the records in a package; empty where the values are the records
     */
    static JsonElements open(TableFile file, String list, long most) throws IOException {
        Content.Bytes bytes = Content.raw(file, most);
        return new JsonElements(bytes, JSON.createParser(bytes), list);
    }

    /** The name of the list that holds the records; empty where there is none. */
    static String list(TableFile file, long most) throws IOException {
        try (Content.Bytes bytes = Content.raw(file, most);
                JsonParser parser = JSON.createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return "";
            }
            String best = "";
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                boolean list = parser.nextToken() == JsonToken.START_ARRAY;
                boolean known = list && LISTS.contains(name);
                if (known && (best.isEmpty() || LISTS.indexOf(name) < LISTS.indexOf(best))) {
                    best = name;
                }
                parser.skipChildren();
            }
            return best;
        } catch (JsonProcessingException broken) {
            throw damaged(0, broken);
        }
    }

    /** The next record; null at the end. */
    @Nullable
    JsonNode next() throws IOException {
        try {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (isRecord(token)) {
                    return read();
                }
            }
            if (inList || inPackage) {
                throw damaged(record, null);
            }
            return null;
        } catch (JsonProcessingException broken) {
            throw damaged(record, broken);
        }
    }

    private boolean isRecord(JsonToken token) throws IOException {
        if (inList) {
            inList = token != JsonToken.END_ARRAY;
            return inList;
        }
        if (inPackage) {
            lookInPackage(token);
            return false;
        }
        if (token == JsonToken.START_ARRAY) {
            inList = true;
            return false;
        }
        inPackage = token == JsonToken.START_OBJECT && !list.isEmpty();
        return !inPackage;
    }

    private void lookInPackage(JsonToken token) throws IOException {
        if (token == JsonToken.END_OBJECT) {
            inPackage = false;
        } else if (token == JsonToken.FIELD_NAME) {
            boolean ours = parser.currentName().equals(list);
            if (parser.nextToken() == JsonToken.START_ARRAY && ours) {
                inList = true;
            } else {
                parser.skipChildren();
            }
        }
    }

    private JsonNode read() throws IOException {
        long before = bytes.count();
        JsonNode read = JSON.readTree(parser);
        record++;
        if (bytes.count() - before > LARGEST_RECORD) {
            throw new UnreadableFile(
                    "too_large", "Record " + record + " of the file is too large to be one purchase. Split the file.");
        }
        return read;
    }

    private static UnreadableFile damaged(long record, @Nullable JsonProcessingException broken) {
        String place = broken == null || broken.getLocation() == null
                ? ""
                : " (line " + broken.getLocation().getLineNr() + ")";
        return new UnreadableFile(
                "damaged",
                "The JSON is damaged or ends too early after record " + record + place + ". Download it again.");
    }

    long bytesRead() {
        return bytes.count();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
