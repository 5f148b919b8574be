package org.sightline.tabular.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Gives the font that comes with PDFBox for each that a file does not hold itself. The fonts of the machine are not
 * looked for: a file reads the same everywhere, and no list of fonts is written to disk.
 */
final class OwnFonts implements FontMapper {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    static {
        FontMappers.set(new OwnFonts());
    }

    private @Nullable TrueTypeFont font;

    /** From here on PDFBox asks for no other fonts in this process. */
    static void use() {
        // The class is loaded, which sets it.
    }

    private synchronized TrueTypeFont font() {
        if (font == null) {
            try (InputStream in = Objects.requireNonNull(FontMapper.class.getResourceAsStream(FONT), FONT)) {
                font = new TTFParser().parse(RandomAccessReadBuffer.createBufferFromStream(in));
            } catch (IOException missing) {
                throw new UncheckedIOException(missing);
            }
        }
        return font;
    }

    @Override
    public FontMapping<TrueTypeFont> getTrueTypeFont(String name, PDFontDescriptor descriptor) {
        return new FontMapping<>(font(), true);
    }

    @Override
    public FontMapping<FontBoxFont> getFontBoxFont(String name, PDFontDescriptor descriptor) {
        return new FontMapping<>(font(), true);
    }

    @Override
    public CIDFontMapping getCIDFont(String name, PDFontDescriptor descriptor, PDCIDSystemInfo info) {
        return new CIDFontMapping(null, font(), true);
    }
}
