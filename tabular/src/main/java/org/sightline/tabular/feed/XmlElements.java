package org.sightline.tabular.feed;

import java.io.CharConversionException;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.sightline.tabular.Content;
import org.sightline.tabular.TableFile;
import org.sightline.tabular.UnreadableFile;
import org.sightline.tabular.xml.StrangersXml;

/** The elements below the root of an XML file, one in memory at a time. Neither entities nor other files are read. */
final class XmlElements implements Closeable {

    private static final int DEEPEST = 100;
    private static final int LARGEST_RECORD = 4 << 20;

    private final Content.Bytes bytes;
    private final XMLStreamReader reader;
    private final String element;
    private int depth;
    private long record;

    private XmlElements(Content.Bytes bytes, XMLStreamReader reader, String element) {
        this.bytes = bytes;
        this.reader = reader;
        this.element = element;
    }

    static XmlElements open(TableFile file, String element, long most) throws IOException {
        Content.Bytes bytes = Content.raw(file, most);
        try {
            return new XmlElements(bytes, StrangersXml.reader(bytes), element);
        } catch (XMLStreamException damaged) {
            bytes.close();
            throw damaged(0, damaged);
        }
    }

    /** The name of the next element below the root; null at the end. */
    @Nullable
    String nextName() throws IOException {
        try {
            while (reader.hasNext()) {
                int event = reader.next();
                depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
                if (event == XMLStreamConstants.START_ELEMENT && depth == 2) {
                    record++;
                    return reader.getLocalName();
                }
                depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
            }
            return null;
        } catch (XMLStreamException damaged) {
            throw damaged(record, damaged);
        }
    }

    /** The values of the next record by their paths, those of attributes after an {@code @}; null at the end. */
    @Nullable
    Map<String, String> next() throws IOException {
        for (String name = nextName(); name != null; name = nextName()) {
            if (name.equals(element)) {
                try {
                    return read();
                } catch (XMLStreamException damaged) {
                    throw damaged(record, damaged);
                }
            }
        }
        return null;
    }

    private Map<String, String> read() throws XMLStreamException {
        Map<String, String> values = new LinkedHashMap<>();
        Deque<String> paths = new ArrayDeque<>();
        StringBuilder text = new StringBuilder();
        long letters = 0;
        paths.push("");
        addAttributes(values, "");
        while (!paths.isEmpty()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    String above = paths.element();
                    paths.push(above.isEmpty() ? reader.getLocalName() : above + "/" + reader.getLocalName());
                    depth++;
                    text.setLength(0);
                    addAttributes(values, paths.element());
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    add(values, paths.pop(), text);
                    depth--;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    text.append(reader.getText());
                    letters += reader.getTextLength();
                }
                default -> {}
            }
            if (letters > LARGEST_RECORD || paths.size() > DEEPEST) {
                throw new UnreadableFile(
                        "too_large", "Record " + record + " of the file is too large to be one purchase.");
            }
        }
        return values;
    }

    private void addAttributes(Map<String, String> values, String path) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            values.putIfAbsent(path + "@" + reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
    }

    private static void add(Map<String, String> values, String path, StringBuilder text) {
        String value = text.toString().strip();
        text.setLength(0);
        if (!value.isEmpty()) {
            values.merge(path.isEmpty() ? "value" : path, value, (before, more) -> before + "; " + more);
        }
    }

    private static UnreadableFile damaged(long record, XMLStreamException broken) throws IOException {
        if (broken.getNestedException() instanceof IOException failed && !(failed instanceof CharConversionException)) {
            throw failed;
        }
        int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNumber();
        return new UnreadableFile(
                "damaged",
                "The XML is damaged or ends too early in record " + record + " (line " + line
                        + "). Download it again.");
    }

    long bytesRead() {
        return bytes.count();
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
