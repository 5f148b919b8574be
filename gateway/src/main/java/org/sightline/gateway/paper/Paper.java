package org.sightline.gateway.paper;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a paper says, from top to bottom. Put it together, then take its {@link #bytes}.
 *
 * <p>The same content gives the same bytes: no time and no random number is in the file. Characters that the font lacks, such
 * as Chinese ones, are shown as a question mark.
 */
public final class Paper {

    /** How a block of text looks. */
    enum Style {
        TITLE(16, 10),
        HEADING(12.5f, 14),
        LABEL(8.5f, 7),
        TEXT(10, 2);

        private final float size;
        private final float spaceAbove;

        Style(float size, float spaceAbove) {
            this.size = size;
            this.spaceAbove = spaceAbove;
        }

        /** In points. */
        float size() {
            return size;
        }

        /** In points. */
        float spaceAbove() {
            return spaceAbove;
        }
    }

    /** Some text in one style. */
    record Block(Style style, String text) {}

    /** Gives the line at the foot of each page. */
    @FunctionalInterface
    public interface Foot {
        /**
         * The line.
         *
         * @param page beginning with 1
         * @param pages how many there are
         */
        String of(int page, int pages);
    }

    private final String title;
    private final Foot foot;
    private final List<Block> blocks = new ArrayList<>();

    private Paper(String title, Foot foot) {
        this.title = title;
        this.foot = foot;
        blocks.add(new Block(Style.TITLE, title));
    }

    /** Begins one. */
    public static Paper titled(String title, Foot foot) {
        return new Paper(title, foot);
    }

    public Paper heading(String text) {
        blocks.add(new Block(Style.HEADING, text));
        return this;
    }

    /** Adds a text; line breaks in it are kept. */
    public Paper text(String text) {
        blocks.add(new Block(Style.TEXT, text));
        return this;
    }

    /**
     * Adds a value under its label.
     *
     * @param otherwise what stands there where the value is null
     */
    public Paper fact(String label, @Nullable String value, String otherwise) {
        blocks.add(new Block(Style.LABEL, label));
        blocks.add(new Block(Style.TEXT, value == null ? otherwise : value));
        return this;
    }

    /** The PDF file. */
    public byte[] bytes() {
        return PdfWriter.written(title, blocks, foot);
    }
}
