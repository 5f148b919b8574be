package org.sightline.gateway.paper;

import java.util.Locale;
import java.util.stream.Collectors;

/** What a PDF says of itself to programs (XMP, ISO 16684-1): its title, its language, and that it is PDF/UA-1. */
final class Xmp {

    /** The name of the packet is part of the standard. No time stands in it. */
    private static final String PACKET = """
            <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
            xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
            <dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>
            <pdfuaid:part>1</pdfuaid:part>
            </rdf:Description>
            </rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="w"?>""";

    private Xmp() {}

    static String of(String title, Locale language) {
        return PACKET.formatted(escaped(title), language.toLanguageTag());
    }

    private static String escaped(String text) {
        return text.codePoints()
                .filter(Xmp::canStandInXml)
                .mapToObj(Xmp::escaped)
                .collect(Collectors.joining());
    }

    private static boolean canStandInXml(int point) {
        return !Character.isISOControl(point)
                && Character.getType(point) != Character.SURROGATE
                && (point & 0xFFFE) != 0xFFFE;
    }

    private static String escaped(int point) {
        return switch (point) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            default -> Character.toString(point);
        };
    }
}
