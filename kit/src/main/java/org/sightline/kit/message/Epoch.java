package org.sightline.kit.message;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.LongUnaryOperator;

/**
 * The upper part of a message's version. A database that was restored from a backup counts on from an older version, and
 * consumers would take nothing until it has passed what they hold. So what it sends from then on has a larger upper part.
 */
public final class Epoch {

    private static final int BITS = 24;
    private static final String FIELD = "version";
    private static final JsonFactory JSON = new JsonFactory();

    private Epoch() {}

    /** The version of a message as its owner counts it. */
    public static long own(long version) {
        return version & (1L << BITS) - 1;
    }

    /** A message with its version as its owner counts it. */
    public static String own(String json) {
        return spliced(json, Epoch::own);
    }

    /** A message or answer with its version in the epoch of another version. */
    public static String like(long other, String json) {
        long epoch = other >> BITS;
        return epoch == 0 ? json : spliced(json, version -> (epoch << BITS) + own(version));
    }

    /** The same message with its version in this epoch. What has no version stays as it is. */
    static String raise(String json, long epoch) {
        return spliced(json, version -> (epoch << BITS) + version);
    }

    private static String spliced(String json, LongUnaryOperator change) {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return json;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                if (parser.nextToken() == JsonToken.VALUE_NUMBER_INT && FIELD.equals(field)) {
                    int from = (int) parser.currentTokenLocation().getCharOffset();
                    return json.substring(0, from)
                            + change.applyAsLong(parser.getLongValue())
                            + json.substring(from + parser.getTextLength());
                }
                parser.skipChildren();
            }
            return json;
        } catch (IOException cannot) {
            throw new UncheckedIOException("A message is not JSON", cannot);
        }
    }
}
