package org.sightline.gateway.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.paper.Paper.Block;
import org.sightline.gateway.paper.Paper.Column;
import org.sightline.gateway.paper.Paper.Style;

/** Lays blocks out on pages of US letter size: each line of text gets its place, and says to what it belongs. */
final class PdfLayout {

    static final float MARGIN = 54;
    static final float WIDTH = PDRectangle.LETTER.getWidth() - 2 * MARGIN;

    private static final float LEADING = 1.35f;
    private static final float GAP = 8;
    private static final float RULE_BELOW = 3;
    /** Neither a heading nor the head of a table stands alone at the end of a page. */
    private static final float KEPT_TOGETHER = 60;

    private static final float BOTTOM = PDRectangle.LETTER.getHeight() - MARGIN;

    /**
     * A part of the structure that a screen reader walks through. One is one: two with the same role are not equal.
     * The parent is null at the top, the language where it is that of the paper.
     */
    static final class Node {
        private final String role;
        private final @Nullable Node parent;
        private final @Nullable Locale language;

        Node(String role, @Nullable Node parent) {
            this(role, parent, null);
        }

        Node(String role, @Nullable Node parent, @Nullable Locale language) {
            this.role = role;
            this.parent = parent;
            this.language = language;
        }

        String role() {
            return role;
        }

        @Nullable
        Node parent() {
            return parent;
        }

        @Nullable
        Locale language() {
            return language;
        }
    }

    /**
     * A line of text at its place.
     *
     * @param node what it is a part of; null for what is only decoration, such as a head that is shown once more
     */
    record Placed(
            Style style,
            String text,
            float left,
            float fromTop,
            @Nullable Node node) {}

    /**
     * A page.
     *
     * @param rules how far from the top a line is drawn from margin to margin
     */
    record Page(List<Placed> lines, List<Float> rules) {}

    /** A table that is being placed. */
    private record Table(List<Column> columns, List<Float> lefts, List<Float> widths) {}

    private final Lettering lettering;
    private final List<Page> pages = new ArrayList<>();
    private float fromTop;

    private PdfLayout(Lettering lettering) {
        this.lettering = lettering;
        newPage();
    }

    static List<Page> of(Lettering lettering, List<Block> blocks) throws IOException {
        PdfLayout layout = new PdfLayout(lettering);
        for (Block block : blocks) {
            switch (block) {
                case Block.Text text -> layout.place(text);
                case Block.Grid grid -> layout.place(grid);
            }
        }
        return layout.pages;
    }

    private void place(Block.Text block) throws IOException {
        Node node = new Node(block.style().role(), null, block.language());
        if (block.style() == Style.HEADING) {
            keepTogether();
        }
        fromTop += block.style().spaceAbove();
        for (String line : lettering.lines(block.text(), block.style().size(), WIDTH)) {
            down(height(block.style()));
            pages.getLast().lines().add(new Placed(block.style(), line, MARGIN, fromTop, node));
        }
    }

    private void place(Block.Grid grid) throws IOException {
        Table table = measured(grid.columns());
        Node node = new Node("Table", null);
        List<String> titles = grid.columns().stream().map(Column::title).toList();
        keepTogether();
        row(table, titles, Style.HEAD, new Node("TR", node));
        for (List<String> cells : grid.rows()) {
            if (!fits(table, cells)) {
                newPage();
                row(table, titles, Style.HEAD, null);
            }
            row(table, cells, Style.CELL, new Node("TR", node));
        }
    }

    private static Table measured(List<Column> columns) {
        float all = 0;
        for (Column column : columns) {
            all += column.share();
        }
        float left = MARGIN;
        List<Float> lefts = new ArrayList<>();
        List<Float> widths = new ArrayList<>();
        for (Column column : columns) {
            float width = WIDTH * column.share() / all;
            lefts.add(left);
            widths.add(width - GAP);
            left += width;
        }
        return new Table(columns, lefts, widths);
    }

    private boolean fits(Table table, List<String> cells) throws IOException {
        int most = 1;
        for (int i = 0; i < cells.size(); i++) {
            most = Math.max(
                    most,
                    lettering
                            .lines(
                                    cells.get(i),
                                    Style.CELL.size(),
                                    table.widths().get(i))
                            .size());
        }
        return fromTop + Style.CELL.spaceAbove() + most * height(Style.CELL) <= BOTTOM;
    }

    /** A row whose cells begin at one height. One that is higher than a page goes on below the page's end. */
    private void row(Table table, List<String> cells, Style style, @Nullable Node row) throws IOException {
        fromTop += style.spaceAbove();
        float begin = fromTop;
        float end = begin;
        for (int i = 0; i < cells.size(); i++) {
            Node cell = row == null ? null : new Node(style.role(), row);
            float at = begin;
            for (String line :
                    lettering.lines(cells.get(i), style.size(), table.widths().get(i))) {
                at += height(style);
                float left = table.lefts().get(i);
                if (table.columns().get(i).number()) {
                    left += table.widths().get(i) - lettering.width(line, style.size());
                }
                pages.getLast().lines().add(new Placed(style, line, left, at, cell));
            }
            end = Math.max(end, at);
        }
        fromTop = end;
        if (style == Style.HEAD) {
            fromTop += RULE_BELOW;
            pages.getLast().rules().add(fromTop);
        }
    }

    private void down(float height) {
        if (fromTop + height > BOTTOM) {
            newPage();
        }
        fromTop += height;
    }

    private void keepTogether() {
        if (fromTop + KEPT_TOGETHER > BOTTOM) {
            newPage();
        }
    }

    private void newPage() {
        pages.add(new Page(new ArrayList<>(), new ArrayList<>()));
        fromTop = MARGIN;
    }

    private static float height(Style style) {
        return style.size() * LEADING;
    }
}
