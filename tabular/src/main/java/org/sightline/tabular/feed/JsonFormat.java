package org.sightline.tabular.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.sightline.tabular.Records;
import org.sightline.tabular.TableFile;
import org.sightline.tabular.TableFormat;
import org.sightline.tabular.UnreadableFile;

/** Records in JSON, of feeds that are known and of others. */
public final class JsonFormat implements TableFormat {

    private static final Pattern START =
            Pattern.compile("\\uFEFF?\\s*(\\{\\s*[\"}]|\\[\\s*[\\{\\[\\]]).*", Pattern.DOTALL);

    @Override
    public String name() {
        return "json";
    }

    @Override
    public boolean namesColumns() {
        return true;
    }

    @Override
    public boolean isFormatOf(byte[] start, TableFile file) {
        return START.matcher(new String(start, StandardCharsets.UTF_8)).matches();
    }

    @Override
    public List<String> tables(TableFile file, long most) {
        return List.of("");
    }

    @Override
    public Records open(TableFile file, String table, long most) throws IOException {
        String list = JsonElements.list(file, most);
        Shape shape = null;
        long rows = 0;
        try (JsonElements elements = JsonElements.open(file, list, most)) {
            long place = 0;
            for (JsonNode record = elements.next(); record != null; record = elements.next()) {
                shape = shape == null ? shape(record) : shape;
                shape.note(record, place++);
            }
            rows = place;
        }
        if (shape == null || rows == 0) {
            throw new UnreadableFile("no_rows", "The file holds no records. Export it again and upload it.");
        }
        return new FeedRecords(shape, JsonElements.open(file, list, most));
    }

    private static Shape shape(JsonNode first) {
        if (Ocds.fits(first)) {
            return new Ocds();
        }
        return UsaSpendingAward.fits(first) ? new UsaSpendingAward() : new AnyRecords();
    }
}
