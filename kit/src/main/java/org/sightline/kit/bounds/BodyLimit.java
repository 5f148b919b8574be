package org.sightline.kit.bounds;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;

/**
 * Ends a request whose JSON body is larger than {@value #MOST_BYTES} bytes, before it is held in memory. Files and
 * streams are bounded by whoever reads them.
 */
@Provider
public class BodyLimit implements ContainerRequestFilter {

    /** The most bytes of a JSON body: 10 MB. */
    public static final int MOST_BYTES = 10 << 20;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!isJson(request.getMediaType())) {
            return;
        }
        if (request.getLength() > MOST_BYTES) {
            throw tooLarge(MOST_BYTES);
        }
        // A body that says its length ends there; only one in chunks can be larger than it says.
        if (request.getLength() < 0 && request.getHeaderString("Transfer-Encoding") != null) {
            request.setEntityStream(bounded(request.getEntityStream(), MOST_BYTES));
        }
    }

    private static boolean isJson(@Nullable MediaType type) {
        return type != null
                && (type.getSubtype().equals("json") || type.getSubtype().endsWith("+json"));
    }

    /** A stream that ends with 413 when more is read from it than it may have. */
    public static InputStream bounded(InputStream in, long mostBytes) {
        return new Bounded(in, mostBytes);
    }

    private static Problem tooLarge(long mostBytes) {
        return Problem.of(
                413,
                "too-large",
                "The request is too large",
                "Send at most " + (mostBytes >> 20) + " MB in one request.");
    }

    private static final class Bounded extends InputStream {

        private final InputStream in;
        private final long mostBytes;
        private long read;

        Bounded(InputStream in, long mostBytes) {
            this.in = in;
            this.mostBytes = mostBytes;
        }

        @Override
        public int read() throws IOException {
            int one = in.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int some = in.read(into, from, length);
            count(Math.max(0, some));
            return some;
        }

        private void count(int more) {
            read += more;
            if (read > mostBytes) {
                throw tooLarge(mostBytes);
            }
        }

        @Override
        public int available() throws IOException {
            return in.available();
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
