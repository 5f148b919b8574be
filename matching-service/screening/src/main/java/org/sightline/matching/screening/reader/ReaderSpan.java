package org.sightline.matching.screening.reader;

/**
 * What was found in a text: the second reader sees a mark in its place, so that it knows no maker.
 *
 * @param asked whether it is of the maker that is asked about
 * @param model whether it is a model number
 */
public record ReaderSpan(int start, int end, boolean asked, boolean model) {

    /** The number of the mark: the asked maker's name and model number, then those of others. */
    int mark() {
        return (asked ? 0 : 2) + (model ? 1 : 0);
    }
}
