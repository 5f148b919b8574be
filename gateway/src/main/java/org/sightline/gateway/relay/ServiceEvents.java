package org.sightline.gateway.relay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Server-sent events of a service as they come, JSON in each. Closing it ends them. */
public final class ServiceEvents implements AutoCloseable {

    private static final String DATA = "data:";

    private final BufferedReader lines;
    private final ObjectMapper json;

    ServiceEvents(InputStream bytes, ObjectMapper json) {
        this.lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        this.json = json;
    }

    /**
     * The next event; null after the last one.
     *
     * @throws IOException where the connection breaks, or an event is no JSON
     */
    public @Nullable JsonNode next() throws IOException {
        StringBuilder data = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(DATA)) {
                data.append(line, DATA.length(), line.length()).append('\n');
            } else if (line.isEmpty() && !data.isEmpty()) {
                return json.readTree(data.toString());
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
