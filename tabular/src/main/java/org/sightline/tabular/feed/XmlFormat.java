package org.sightline.tabular.feed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sightline.tabular.Records;
import org.sightline.tabular.TableFile;
import org.sightline.tabular.TableFormat;
import org.sightline.tabular.UnreadableFile;

/**
 * Records in XML: the elements below the root that come most often, such as the entries of an ATOM feed. Entries of FPDS
 * have columns with plain names; of any other the paths are the columns.
 */
public final class XmlFormat implements TableFormat {

    private static final int MOST_COLUMNS = 2_000;

    /** A first element with a namespace; a page of the web has its own first elements. */
    private static final Pattern ROOT = Pattern.compile("<(?!html)[\\w:.-]+\\s[^>]*xmlns");

    @Override
    public String name() {
        return "xml";
    }

    @Override
    public boolean namesColumns() {
        return true;
    }

    @Override
    public boolean isFormatOf(byte[] start, TableFile file) {
        String text = new String(start, StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        return text.startsWith("<?xml")
                ? !text.contains("<html")
                : ROOT.matcher(text).lookingAt();
    }

    @Override
    public List<String> tables(TableFile file, long most) {
        return List.of("");
    }

    @Override
    public Records open(TableFile file, String table, long most) throws IOException {
        String element = mostCommon(file, most);
        Set<String> paths = new LinkedHashSet<>();
        try (XmlElements elements = XmlElements.open(file, element, most)) {
            for (Map<String, String> record = elements.next(); record != null; record = elements.next()) {
                if (Fpds.fits(record)) {
                    return new Rows(null, XmlElements.open(file, element, most));
                }
                paths.addAll(record.keySet());
                if (paths.size() > MOST_COLUMNS) {
                    throw new UnreadableFile(
                            "too_large",
                            "The records have more than " + MOST_COLUMNS
                                    + " different fields, so they are no table. Export the table as CSV (UTF-8).");
                }
            }
        }
        if (paths.isEmpty()) {
            throw new UnreadableFile("no_rows", "The feed has no entries. Download it again, with another search.");
        }
        return new Rows(List.copyOf(paths), XmlElements.open(file, element, most));
    }

    private static String mostCommon(TableFile file, long most) throws IOException {
        Map<String, Long> counts = new LinkedHashMap<>();
        try (XmlElements elements = XmlElements.open(file, "", most)) {
            for (String name = elements.nextName(); name != null; name = elements.nextName()) {
                counts.merge(name, 1L, Long::sum);
                if (counts.size() > MOST_COLUMNS) {
                    break;
                }
            }
        }
        if (counts.containsKey("id") || counts.containsKey("link") || counts.containsKey("title")) {
            // An ATOM feed without an entry is an empty page of a search.
            if (!counts.containsKey("entry")) {
                throw new UnreadableFile(
                        "no_rows", "The feed has no entries. Download it again, with another search or page.");
            }
        }
        if (counts.containsKey("entry")) {
            return "entry";
        }
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElseThrow(() -> new UnreadableFile(
                        "no_rows", "The XML holds no records. Export the table as CSV (UTF-8) and upload that."));
    }

    /** The rows; with columns by path, or as FPDS has them where no paths are given. */
    private static final class Rows implements Records {

        private final @Nullable List<String> paths;
        private final XmlElements elements;
        private boolean begun;

        Rows(@Nullable List<String> paths, XmlElements elements) {
            this.paths = paths;
            this.elements = elements;
        }

        @Override
        public String @Nullable [] next() throws IOException {
            if (!begun) {
                begun = true;
                return (paths == null ? Fpds.COLUMNS : paths).toArray(String[]::new);
            }
            Map<String, String> record = elements.next();
            if (record == null) {
                return null;
            }
            return paths == null
                    ? Fpds.row(record)
                    : paths.stream().map(path -> record.getOrDefault(path, "")).toArray(String[]::new);
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
}
