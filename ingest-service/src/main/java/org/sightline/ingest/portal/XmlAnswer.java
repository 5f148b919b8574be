package org.sightline.ingest.portal;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Answers in XML, which can name nothing outside of themselves. */
public final class XmlAnswer {

    private static final XMLInputFactory XML = factory();

    private XmlAnswer() {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /**
     * Reads an answer element by element.
     *
     * @throws XMLStreamException where it is no XML
     */
    public static XMLStreamReader reader(byte[] body) throws XMLStreamException {
        return XML.createXMLStreamReader(new ByteArrayInputStream(body));
    }
}
