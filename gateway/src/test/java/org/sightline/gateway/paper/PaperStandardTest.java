package org.sightline.gateway.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;

/**
 * Papers of every shape are PDF/UA-1, as far as a program can tell: veraPDF, the validator of the PDF Association. The papers
 * themselves are checked where they are made.
 */
class PaperStandardTest {

    private static final List<Paper.Column> COLUMNS =
            List.of(new Paper.Column("Nombre", 3, false), new Paper.Column("", 1, true));

    @Test
    void aTitleAloneIsPdfUa() {
        assertThat(PdfUa.faults(titled("Hallazgo").bytes())).isEmpty();
    }

    @Test
    void textsInTwoLanguagesAndCharactersWithoutAGlyphArePdfUa() {
        byte[] paper = titled("Hallazgo: cámaras «DS-2CD2143G0-I» & 海康")
                .text("")
                .heading("Lo que dice el registro")
                .fact("Dictamen", null, "no consta")
                .label("Por qué")
                .text("The order names the model.\nIts maker is on the list.", Locale.ENGLISH)
                .text("palabra ".repeat(2_000))
                .bytes();

        assertThat(PdfUa.faults(paper)).isEmpty();
    }

    @Test
    void tablesOverPagesAndWithoutRowsArePdfUa() {
        byte[] paper = titled("Tablas")
                .table(COLUMNS, List.of())
                .table(
                        COLUMNS,
                        IntStream.range(0, 120)
                                .mapToObj(i -> List.of(
                                        "fila " + i + ", un nombre más largo que su columna", i % 3 == 0 ? "" : "1"))
                                .toList())
                .bytes();

        assertThat(PdfUa.faults(paper)).isEmpty();
    }

    /** So that a validator that finds nothing anywhere does not go unnoticed. */
    @Test
    void aPaperWithoutItsLanguageAndItsMetadataIsFound() throws IOException {
        ByteArrayOutputStream spoiled = new ByteArrayOutputStream();
        try (PDDocument document =
                Loader.loadPDF(titled("Hallazgo").text("Texto").bytes())) {
            document.getDocumentCatalog().setLanguage(null);
            document.getDocumentCatalog().setMetadata(null);
            document.save(spoiled, CompressParameters.NO_COMPRESSION);
        }

        assertThat(PdfUa.faults(spoiled.toByteArray())).hasSizeGreaterThan(1);
    }

    private static Paper titled(String title) {
        return Paper.titled(title, Locale.of("es"), (page, pages) -> page + "/" + pages);
    }
}
