package org.sightline.gateway.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a paper says, from top to bottom. Put it together, then take its {@link #bytes}.
 *
 * <p>The same content gives the same bytes: no time and no random number is in the file. Characters that the font lacks, such
 * as Chinese ones, are shown as a question mark. The file is made as PDF/UA-1 asks (ISO 14289-1): a screen reader finds title,
 * headings, texts, the heads of tables, and what is written in another language (docs/adr/0077).
 */
public final class Paper {

    /** How a piece of text looks, and what it is to a screen reader. */
    enum Style {
        TITLE(16, 10, "H1"),
        HEADING(12.5f, 14, "H2"),
        LABEL(8.5f, 7, "P"),
        TEXT(10, 2, "P"),
        HEAD(8.5f, 5, "TH"),
        CELL(8.5f, 2.5f, "TD");

        private final float size;
        private final float spaceAbove;
        private final String role;

        Style(float size, float spaceAbove, String role) {
            this.size = size;
            this.spaceAbove = spaceAbove;
            this.role = role;
        }

        /** In points. */
        float size() {
            return size;
        }

        /** In points. */
        float spaceAbove() {
            return spaceAbove;
        }

        /** The standard structure type of PDF (ISO 32000-1, 14.8.4). */
        String role() {
            return role;
        }
    }

    /** What stands below one another. */
    sealed interface Block {

        /**
         * Some text in one style.
         *
         * @param language null where it is that of the paper
         */
        record Text(Style style, String text, @Nullable Locale language) implements Block {}

        /** A table, whose head is shown again on each page. */
        record Grid(List<Column> columns, List<List<String>> rows) implements Block {}
    }

    /**
     * A column of a table.
     *
     * @param share of the width, beside the shares of the others
     * @param number whether it holds numbers, which stand at the right
     */
    public record Column(String title, float share, boolean number) {}

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
    private final Locale language;
    private final Foot foot;
    private final List<Block> blocks = new ArrayList<>();

    private Paper(String title, Locale language, Foot foot) {
        this.title = title;
        this.language = language;
        this.foot = foot;
        add(Style.TITLE, title);
    }

    /**
     * Begins one.
     *
     * @param language in which a screen reader reads it
     */
    public static Paper titled(String title, Locale language, Foot foot) {
        return new Paper(title, language, foot);
    }

    public Paper heading(String text) {
        return add(Style.HEADING, text);
    }

    /** Adds a text; line breaks in it are kept. */
    public Paper text(String text) {
        return add(Style.TEXT, text);
    }

    /** Adds a text that is written in this language, whichever the paper is in. */
    public Paper text(String text, Locale writtenIn) {
        boolean other = !writtenIn.getLanguage().equals(language.getLanguage());
        blocks.add(new Block.Text(Style.TEXT, text, other ? writtenIn : null));
        return this;
    }

    /**
     * Adds a value under its label.
     *
     * @param otherwise what stands there where the value is null
     */
    public Paper fact(String label, @Nullable String value, String otherwise) {
        return label(label).text(value == null ? otherwise : value);
    }

    /** Adds the label of the text that is added next. */
    public Paper label(String label) {
        return add(Style.LABEL, label);
    }

    /**
     * Adds a table.
     *
     * @param rows with a text for each column
     */
    public Paper table(List<Column> columns, List<List<String>> rows) {
        blocks.add(new Block.Grid(List.copyOf(columns), List.copyOf(rows)));
        return this;
    }

    private Paper add(Style style, String text) {
        blocks.add(new Block.Text(style, text, null));
        return this;
    }

    /** The PDF file. */
    public byte[] bytes() {
        return PdfWriter.written(title, language, blocks, foot);
    }
}
