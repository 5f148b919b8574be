package org.sightline.tabular.xml;

import java.io.InputStream;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Readers of XML that somebody else wrote. It can name nothing outside of itself, and define no entities. */
public final class StrangersXml {

    /**
     * Since Java 24 the JDK reads at most 100,000 characters that are written as entities, such as the ampersand of a
     * company, and a real file of purchases has more. Without a document type these limits bound nothing else.
     */
    private static final List<String> LIMITS_OF_ENTITIES =
            List.of("jdk.xml.maxGeneralEntitySizeLimit", "jdk.xml.totalEntitySizeLimit");

    private static final int NO_LIMIT = 0;

    private static final XMLInputFactory XML = factory(false);
    private static final XMLInputFactory WHOLE_TEXTS = factory(true);

    private StrangersXml() {}

    private static XMLInputFactory factory(boolean wholeTexts) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        LIMITS_OF_ENTITIES.forEach(limit -> factory.setProperty(limit, NO_LIMIT));
        factory.setProperty(XMLInputFactory.IS_COALESCING, wholeTexts);
        // Faults are thrown; nothing is printed.
        factory.setXMLReporter((message, kind, about, place) -> {});
        return factory;
    }

    /**
     * Reads element by element.
     *
     * @throws XMLStreamException where it does not begin as XML
     */
    public static XMLStreamReader reader(InputStream bytes) throws XMLStreamException {
        return XML.createXMLStreamReader(bytes);
    }

    /**
     * The same where each text comes as one piece, however it is written; for files that are small.
     *
     * @throws XMLStreamException where it does not begin as XML
     */
    public static XMLStreamReader wholeTexts(InputStream bytes) throws XMLStreamException {
        return WHOLE_TEXTS.createXMLStreamReader(bytes);
    }
}
