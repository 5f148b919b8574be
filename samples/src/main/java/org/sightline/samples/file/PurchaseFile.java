package org.sightline.samples.file;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.sightline.samples.planted.Place;
import org.sightline.samples.planted.PlantedCase;
import org.sightline.samples.state.SampleState;
import org.sightline.samples.truth.FileTruth;
import org.sightline.samples.truth.Tally;
import org.sightline.samples.truth.Totals;

/**
 * A purchase-order file of any length for benchmarks, in the shape of the state-wide export. One line in a thousand is
 * planted; no row is faulty or repeated. The same length, seed and series give the same bytes. Files of other seeds and of
 * one series number their orders alike, so load each as a source of its own.
 *
 * @param lines records after the header, not negative
 * @param seed chooses the everyday rows and the places of the planted ones
 * @param series the letter that begins every order number: files of other series share no purchase
 */
public record PurchaseFile(long lines, long seed, char series) {

    private static final int PLANTED_ONE_IN = 1000;
    /** Not the letter of the sample state, so that a purchase here is never taken for one there. */
    private static final char SERIES = 'Q';

    private static final String NAME = "purchase-orders.csv";

    /** A file of the usual series. */
    public PurchaseFile(long lines, long seed) {
        this(lines, seed, SERIES);
    }

    /** Refuses a negative number of lines. */
    public PurchaseFile {
        if (lines < 0) {
            throw new IllegalArgumentException("The number of lines must not be negative: " + lines);
        }
    }

    /**
     * What the file holds.
     *
     * @param file counts of rows
     * @param totals the headline counts that the planted lines imply
     */
    public record Written(FileTruth file, Totals totals) {}

    /** Writes the file in constant memory and flushes, but does not close. */
    public Written writeTo(OutputStream out) throws IOException {
        SampleState state = SampleState.franklin();
        List<PlantedCase> cases = PlantedCase.of(state).stream()
                .filter(planted -> planted.places().contains(Place.PURCHASE_ORDERS))
                .toList();
        Tally tally = new Tally();
        Layout layout = new PurchaseOrderLayout(state.bodies(), series, false);
        FileWriting writing = new FileWriting(NAME, layout, out, seed, tally, line -> {});
        FileTruth truth = writing.write(
                lines,
                Math.toIntExact(lines / PLANTED_ONE_IN),
                i -> new Event.Planted(List.of(cases.get(i % cases.size())), i / cases.size()));
        writing.flush();
        out.flush();
        return new Written(truth, tally.totals());
    }
}
