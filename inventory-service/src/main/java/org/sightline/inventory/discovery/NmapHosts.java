package org.sightline.inventory.discovery;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.sightline.tabular.xml.StrangersXml;

/**
 * The hosts of a scan by nmap, from its XML output ({@code nmap -oX}). Source of the elements:
 * https://nmap.org/book/nmap-dtd.html.
 */
final class NmapHosts {

    private final List<Seen> hosts = new ArrayList<>();
    private final List<String> banner = new ArrayList<>();
    private String mac = "";
    private String maker = "";
    private String name = "";
    private String address = "";
    private String port = "";
    private int count;

    private NmapHosts() {}

    /**
     * Reads a scan. Only hosts with a MAC address count: without one nobody can tell which device it was.
     *
     * @throws XMLStreamException where it is not well-formed
     */
    static List<Seen> read(InputStream in) throws XMLStreamException {
        XMLStreamReader xml = StrangersXml.wholeTexts(in);
        NmapHosts scan = new NmapHosts();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                scan.begin(xml);
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals("host")) {
                scan.end();
            }
        }
        return scan.hosts;
    }

    private void begin(XMLStreamReader xml) {
        switch (xml.getLocalName()) {
            case "host" -> clear();
            case "address" -> address(attribute(xml, "addrtype"), attribute(xml, "addr"), attribute(xml, "vendor"));
            case "hostname" -> name = name.isEmpty() ? attribute(xml, "name") : name;
            case "port" -> port = attribute(xml, "portid");
            case "service" -> service(xml);
            case "script" -> {
                if (attribute(xml, "id").equals("http-title")) {
                    banner.add(attribute(xml, "output"));
                }
            }
            default -> {}
        }
    }

    private void clear() {
        count++;
        mac = "";
        maker = "";
        name = "";
        address = "";
        banner.clear();
    }

    private void address(String type, String text, String vendor) {
        if (type.equals("mac")) {
            mac = text;
            maker = vendor;
        } else if (address.isEmpty()) {
            address = text;
        }
    }

    private void service(XMLStreamReader xml) {
        String said = Stream.of("product", "version", "extrainfo", "devicetype")
                .map(part -> attribute(xml, part))
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(" "));
        if (!said.isEmpty()) {
            banner.add(port + ": " + said);
        }
    }

    private void end() {
        if (!mac.isEmpty()) {
            hosts.add(new Seen(count, mac, maker, name, address, Seen.cut(String.join("; ", banner))));
        }
    }

    private static String attribute(XMLStreamReader xml, String name) {
        return Objects.requireNonNullElse(xml.getAttributeValue(null, name), "").strip();
    }
}
