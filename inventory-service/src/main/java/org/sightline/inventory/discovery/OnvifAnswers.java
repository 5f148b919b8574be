package org.sightline.inventory.discovery;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.sightline.tabular.xml.StrangersXml;

/**
 * What cameras answer to ONVIF: a match of a WS-Discovery probe (scopes, address, endpoint), and the answer to
 * GetDeviceInformation (manufacturer, model, serial number). One answer a file, or many, one after the other or in an element
 * around them. Sources: WS-Discovery of April 2005, section 5.3; ONVIF Core Specification, 7.3.2.2 (scopes) and 8.1.1.
 */
final class OnvifAnswers {

    private static final Pattern SCOPE =
            Pattern.compile("onvif://www\\.onvif\\.org/(\\w+)/(\\S+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern HOST = Pattern.compile("https?://(\\[[0-9A-Fa-f:.]+]|[^/:\\s]+)");

    /** The last group of an endpoint's id (version 1 of RFC 4122 ends with the MAC address). */
    private static final Pattern NODE =
            Pattern.compile("-1[0-9a-f]{3}-[0-9a-f]{4}-([0-9a-f]{12})\\s*$", Pattern.CASE_INSENSITIVE);

    private static final Pattern MAC = Pattern.compile("(?:[0-9A-Fa-f]{2}[:-]?){5}[0-9A-Fa-f]{2}");
    private static final Pattern DECLARATION = Pattern.compile("<\\?xml[^>]*\\?>|<!DOCTYPE[^>\\[]*>");

    /** Elements whose text is read; longer ones are cut. */
    private static final Set<String> READ = Set.of(
            "Address",
            "Scopes",
            "XAddrs",
            "Manufacturer",
            "Model",
            "SerialNumber",
            "FirmwareVersion",
            "HardwareId",
            "HwAddress");

    private final List<Seen> seen = new ArrayList<>();
    private int count;
    private String mac = "";
    private String maker = "";
    private String model = "";
    private String serial = "";
    private String name = "";
    private String address = "";
    private String firmware = "";

    private OnvifAnswers() {}

    /** Whether a file that begins so is one. */
    static boolean knows(String head) {
        return head.contains("<")
                && (head.contains("ProbeMatch") || head.contains("GetDeviceInformationResponse"))
                && (head.contains("discovery") || head.contains("onvif"));
    }

    /**
     * Reads the answers. Only devices with a MAC address or a serial number count: without one nobody can tell which device it
     * was.
     *
     * @throws XMLStreamException where they are not well-formed, or define entities
     */
    static List<Seen> read(InputStream in) throws IOException, XMLStreamException {
        OnvifAnswers answers = new OnvifAnswers();
        XMLStreamReader xml = StrangersXml.wholeTexts(whole(in));
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> answers.begin(xml);
                case XMLStreamConstants.END_ELEMENT -> answers.end(xml.getLocalName());
                default -> {}
            }
        }
        return answers.seen;
    }

    /** Several answers in one file are no document: without their declarations, and with an element around them, they are. */
    private static InputStream whole(InputStream in) throws IOException {
        String text = new String(in.readNBytes(Discovery.MOST_BYTES), StandardCharsets.UTF_8).replace("\uFEFF", "");
        byte[] answers = DECLARATION.matcher(text).replaceAll("").getBytes(StandardCharsets.UTF_8);
        return new SequenceInputStream(
                new SequenceInputStream(stream("<answers>"), new ByteArrayInputStream(answers)), stream("</answers>"));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private void begin(XMLStreamReader xml) throws XMLStreamException {
        String element = xml.getLocalName();
        if (element.equals("ProbeMatch") || element.equals("GetDeviceInformationResponse")) {
            count++;
            clear();
        } else if (READ.contains(element)) {
            take(element, text(xml));
        }
    }

    /** The text up to the element's end, without what lies in it. */
    private String text(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int depth = 1;
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS -> text.append(depth == 1 ? Seen.cut(xml.getText()) : "");
                default -> {}
            }
        }
        return Seen.cut(text.toString().strip());
    }

    private void take(String element, String text) {
        switch (element) {
            case "Address" -> mac = mac.isEmpty() ? found(NODE, text) : mac;
            case "HwAddress" -> mac = text;
            case "Scopes" -> scopes(text);
            case "XAddrs" -> address = found(HOST, text);
            case "Manufacturer" -> maker = text;
            case "Model" -> model = text;
            case "SerialNumber" -> serial = text;
            case "FirmwareVersion" -> firmware = text;
            default -> {}
        }
    }

    private void scopes(String text) {
        Matcher scope = SCOPE.matcher(text);
        while (scope.find()) {
            String value = decoded(scope.group(2)).strip();
            switch (scope.group(1).toLowerCase(java.util.Locale.ROOT)) {
                case "hardware" -> model = value;
                case "name" -> name = value;
                case "mac" -> mac = MAC.matcher(value).matches() ? value : mac;
                case "manufacturer" -> maker = value;
                default -> {}
            }
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    private void clear() {
        mac = "";
        maker = "";
        model = "";
        serial = "";
        name = "";
        address = "";
        firmware = "";
    }

    private void end(String element) {
        boolean ends = element.equals("ProbeMatch") || element.equals("GetDeviceInformationResponse");
        if (ends && !(mac.isEmpty() && serial.isEmpty())) {
            String banner = firmware.isEmpty() ? name : name + " " + firmware;
            seen.add(new Seen(count, mac, maker, model, serial, name, address, banner.strip()));
        }
        if (ends) {
            clear();
        }
    }
}
