package org.sightline.tabular.pdf;

/**
 * Letters without a space between them, at their place on a page. Lengths are points from the page's upper left corner.
 *
 * @param base the line that the letters stand on
 * @param size of the font
 */
record Word(float left, float right, float base, float size, String text) {

    float center() {
        return (left + right) / 2;
    }

    /** How much of the width from one place to another the word covers; negative where it stands that far away. */
    float overlap(float from, float to) {
        return Math.min(right, to) - Math.max(left, from);
    }
}
