package org.sightline.tabular.pdf;

/** The width of a column, in points from the left. */
record Span(float left, float right) {

    Span with(Span other) {
        return new Span(Math.min(left, other.left), Math.max(right, other.right));
    }

    /** How far away a word stands; 0 where it touches the column. */
    float distance(Word word) {
        return Math.max(0, -word.overlap(left, right));
    }
}
