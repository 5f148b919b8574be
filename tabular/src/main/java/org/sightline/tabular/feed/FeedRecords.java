package org.sightline.tabular.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.sightline.tabular.Records;
import org.sightline.tabular.UnreadableFile;

/** The rows of a feed in JSON: the names of the columns, then what its shape makes of each record. */
final class FeedRecords implements Records {

    private final Shape shape;
    private final JsonElements elements;
    private final Deque<String[]> waiting = new ArrayDeque<>();
    private boolean begun;
    private boolean any;
    private long place;

    FeedRecords(Shape shape, JsonElements elements) {
        this.shape = shape;
        this.elements = elements;
    }

    @Override
    public String @Nullable [] next() throws IOException {
        if (!begun) {
            begun = true;
            return shape.columns().toArray(String[]::new);
        }
        while (waiting.isEmpty()) {
            JsonNode record = elements.next();
            if (record == null) {
                return end();
            }
            waiting.addAll(shape.rows(record, place++));
        }
        any = true;
        return waiting.poll();
    }

    private String @Nullable [] end() {
        if (!any) {
            throw new UnreadableFile("no_rows", shape.whyEmpty());
        }
        return null;
    }

    @Override
    public long bytesRead() {
        return elements.bytesRead();
    }

    @Override
    public void close() throws IOException {
        elements.close();
    }
}
