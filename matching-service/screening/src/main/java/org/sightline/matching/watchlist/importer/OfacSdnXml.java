package org.sightline.matching.watchlist.importer;

import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads OFAC's list of specially designated nationals as {@code SDN.XML}: one {@code sdnEntry} a party, with its other names
 * in {@code akaList}. One party is held at a time.
 */
final class OfacSdnXml {

    private static final XMLInputFactory XML = factory();
    private static final String ENTRY = "sdnEntry";
    private static final String AKA = "aka";

    private final Listing.Collector rows = new Listing.Collector(OfacSdnList.SOURCE);
    private final Deque<String> path = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> entry = new HashMap<>();
    private final Map<String, String> aka = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private int entries;
    private int announced = -1;

    private OfacSdnXml() {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        // Else the JDK reads at most 100,000 characters that are written as entities, such as ampersands. 0 is no
        // limit.
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", 0);
        factory.setProperty("jdk.xml.totalEntitySizeLimit", 0);
        return factory;
    }

    /**
     * Reads the file.
     *
     * @throws IllegalArgumentException if it is no such file, is cut off, or has not as many parties as it says
     */
    static Listing read(Reader in) {
        OfacSdnXml reading = new OfacSdnXml();
        try {
            reading.all(XML.createXMLStreamReader(in));
        } catch (XMLStreamException wrong) {
            throw new IllegalArgumentException(
                    "Not whole XML, at line " + wrong.getLocation().getLineNumber() + "; it may have been cut off",
                    wrong);
        }
        return reading.rows.done();
    }

    private void all(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamReader.START_ELEMENT -> begin(xml.getLocalName());
                case XMLStreamReader.CHARACTERS -> text.append(xml.getText());
                case XMLStreamReader.END_ELEMENT -> end();
                default -> {
                    // Remarks and processing instructions say nothing of a party.
                }
            }
        }
        if (announced >= 0 && announced != entries) {
            throw new IllegalArgumentException(
                    "The file says that it has " + announced + " parties, and has " + entries);
        }
    }

    private void begin(String name) {
        if (path.isEmpty() && !name.equals("sdnList")) {
            throw new IllegalArgumentException("Not SDN.XML: it begins with <" + name + ">, not with <sdnList>");
        }
        path.push(name);
        text.setLength(0);
    }

    private void end() {
        String name = path.pop();
        String above = path.isEmpty() ? "" : path.peek();
        String said = text.toString().strip();
        text.setLength(0);
        switch (above) {
            case ENTRY -> entry.put(name, said);
            case AKA -> aka.put(name, said);
            default -> {
                // Addresses, documents and days of birth are not asked.
            }
        }
        switch (name) {
            case "Record_Count" -> announced = number(said);
            case AKA -> {
                names.add(name(aka));
                aka.clear();
            }
            case ENTRY -> party();
            default -> {
                // Part of something larger.
            }
        }
    }

    private static int number(String said) {
        return said.matches("\\d{1,9}") ? Integer.parseInt(said) : -1;
    }

    private void party() {
        entries++;
        List<String> all = new ArrayList<>(List.of(name(entry)));
        all.addAll(names);
        OfacSdnList.add(
                rows,
                "entry " + entries,
                entry.getOrDefault("uid", ""),
                entry.getOrDefault("sdnType", "").equalsIgnoreCase("individual"),
                all);
        entry.clear();
        names.clear();
    }

    /** As {@code SDN.CSV} writes it: the last name, and the first after a comma. */
    private static String name(Map<String, String> parts) {
        String first = parts.getOrDefault("firstName", "");
        String last = parts.getOrDefault("lastName", "");
        return first.isEmpty() ? last : last + ", " + first;
    }
}
