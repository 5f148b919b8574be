package org.sightline.localstack.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ChartTest {

    @Test
    void barsAreAsLongAsTheirFiguresAndEachIsWrittenBesideIt() throws Exception {
        Chart chart = new Chart("Lines & seconds");
        chart.group("Speed", "lines/s");
        chart.bar("one", 13_411);
        chart.bar("two", 26_822);
        chart.group("Time", "s");
        chart.bar("only", 0);

        Document svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(chart.svg().getBytes(StandardCharsets.UTF_8)));

        assertThat(width(svg, 1)).isEqualTo(2 * width(svg, 0));
        assertThat(width(svg, 2)).isEqualTo(1);
        assertThat(svg.getDocumentElement().getTextContent())
                .contains("Lines & seconds", "13,411 lines/s", "26,822 lines/s", "0.0 s", "only");
    }

    private static int width(Document svg, int bar) {
        Element rect = (Element) svg.getElementsByTagName("rect").item(bar);
        return Integer.parseInt(rect.getAttribute("width"));
    }
}
