package org.sightline.gateway.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** Measures text in a font: what of it can be shown, and where its lines end. */
record Lettering(PDFont font) {

    private static final float UNITS = 1000;
    private static final String UNKNOWN = "?";

    /** The text as the font can show it. */
    String printable(String text) throws IOException {
        StringBuilder shown = new StringBuilder();
        for (int point : text.codePoints().toArray()) {
            String letter = Character.isWhitespace(point) ? " " : Character.toString(point);
            shown.append(Character.isISOControl(point) ? "" : hasGlyph(letter) ? letter : UNKNOWN);
        }
        return shown.toString();
    }

    private boolean hasGlyph(String letter) throws IOException {
        try {
            font.encode(letter);
            return true;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    /** In points. */
    float width(String text, float size) throws IOException {
        return font.getStringWidth(text) / UNITS * size;
    }

    /** The text, whose line breaks are kept, in lines that fit into a width; a word that is longer is cut. */
    List<String> lines(String text, float size, float width) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            lines(printable(paragraph), size, width, lines);
        }
        return lines;
    }

    private void lines(String paragraph, float size, float width, List<String> lines) throws IOException {
        StringBuilder line = new StringBuilder();
        for (String word : paragraph.split(" ", -1)) {
            String rest = word;
            if (!line.isEmpty() && width(line + " " + rest, size) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (width(rest, size) > width) {
                int cut = fitting(rest, size, width);
                lines.add(rest.substring(0, cut));
                rest = rest.substring(cut);
            }
            line.append(line.isEmpty() ? "" : " ").append(rest);
        }
        lines.add(line.toString());
    }

    /** How many characters of a long word fit, at least one. */
    private int fitting(String word, float size, float width) throws IOException {
        int cut = 1;
        while (cut < word.length() && width(word.substring(0, cut + 1), size) <= width) {
            cut++;
        }
        return cut;
    }
}
