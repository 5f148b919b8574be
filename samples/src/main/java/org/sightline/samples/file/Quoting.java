package org.sightline.samples.file;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import org.sightline.samples.state.Body;

/** How one file turns text into bytes: character set, separator, and quotes where the text would break the row. */
record Quoting(Charset charset, char separator) {

    byte[] encode(String text) {
        return quoted(text).getBytes(charset);
    }

    /** As {@link #encode(String)}, with the text cut first, as a database column of that width would. */
    byte[] encode(String text, int width) {
        return encode(cut(text, width));
    }

    byte[][] encodeAll(String... texts) {
        return Arrays.stream(texts).map(this::encode).toArray(byte[][]::new);
    }

    /** Every way in which one of the bodies is written. */
    byte[][] encodeNames(List<Body> bodies) {
        return bodies.stream()
                .flatMap(body -> body.publishedNames().stream())
                .map(this::encode)
                .toArray(byte[][]::new);
    }

    static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width);
    }

    private String quoted(String text) {
        boolean breaksRow = text.indexOf(separator) >= 0 || text.indexOf('"') >= 0;
        return breaksRow ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
