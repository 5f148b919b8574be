package org.sightline.samples;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.sightline.samples.file.CheckbookLayout;
import org.sightline.samples.file.Dice;
import org.sightline.samples.file.Event;
import org.sightline.samples.file.FileWriting;
import org.sightline.samples.file.Inventories;
import org.sightline.samples.file.Layout;
import org.sightline.samples.file.PurchaseOrderLayout;
import org.sightline.samples.file.SchoolPurchaseLayout;
import org.sightline.samples.planted.ExpectedVerdict;
import org.sightline.samples.planted.Fault;
import org.sightline.samples.planted.Place;
import org.sightline.samples.planted.PlantedCase;
import org.sightline.samples.planted.PlantedLine;
import org.sightline.samples.state.SampleState;
import org.sightline.samples.truth.FileTruth;
import org.sightline.samples.truth.Tally;
import org.sightline.samples.truth.Truth;

/**
 * Writes the files of the invented state into a directory: three purchase files, a later snapshot of the first, five
 * inventories, the truth and a README. The same number of lines and seed give the same bytes.
 */
public final class SampleFiles {

    /** Records in the three purchase files together, unless asked otherwise. */
    public static final long DEFAULT_LINES = 21_000;
    /** The seed that the project uses everywhere. */
    public static final long DEFAULT_SEED = 20190813L;
    /** The smallest set in which the planted cases stay rare enough to be a search. */
    public static final long FEWEST_LINES = 5_000;

    /** Name of the state-wide purchase-order lines. */
    public static final String PURCHASE_ORDERS = "franklin-purchase-orders.csv";
    /** Name of the payments checkbook. */
    public static final String CHECKBOOK = "franklin-checkbook.csv";
    /** Name of the schools' purchases. */
    public static final String SCHOOL_PURCHASES = "franklin-school-purchases.csv";
    /** Name of the later snapshot of the purchase-order lines. */
    public static final String LATER_PURCHASE_ORDERS = "franklin-purchase-orders-later.csv";
    /** Name of the truth file. */
    public static final String TRUTH = "truth.json";

    private static final String NOTE = "Everything here is invented: the state, its public bodies, resellers and"
            + " purchases. Makers' and brands' names are real because the product looks for them.";
    private static final long PLANTED_ONE_IN = 1000;
    private static final int LATER_ROWS = 15;

    private final Path directory;
    private final long seed;
    private final SampleState state = SampleState.franklin();
    private final List<PlantedCase> cases = PlantedCase.of(state);
    private final Tally tally = new Tally();
    private final List<PlantedLine> lines = new ArrayList<>();
    private final int cycles;

    private SampleFiles(Path directory, long total, long seed) {
        this.directory = directory;
        this.seed = seed;
        long plantedOnce =
                cases.stream().mapToLong(planted -> planted.places().size()).sum();
        this.cycles = Math.max(1, Math.toIntExact(total / PLANTED_ONE_IN / plantedOnce));
    }

    /**
     * Writes all files; existing ones of the same names are replaced.
     *
     * @param directory made if it is missing
     * @param total records in the three purchase files together, at least {@link #FEWEST_LINES}
     * @param seed chooses the everyday rows and the places of the planted ones
     */
    public static Truth write(Path directory, long total, long seed) throws IOException {
        if (total < FEWEST_LINES) {
            throw new IllegalArgumentException("At least " + FEWEST_LINES + " lines are needed, not " + total);
        }
        Files.createDirectories(directory);
        return new SampleFiles(directory, total, seed).write(total);
    }

    private Truth write(long total) throws IOException {
        long orders = total * 43 / 100;
        long schools = total * 19 / 100;
        List<FileTruth> files = List.of(
                write(PURCHASE_ORDERS, orderLayout(false), orders),
                write(CHECKBOOK, new CheckbookLayout(state.bodies()), total - orders - schools),
                write(SCHOOL_PURCHASES, new SchoolPurchaseLayout(state.bodies()), schools));
        Truth truth = new Truth(
                NOTE,
                state.name(),
                state.code(),
                seed,
                ExpectedVerdict.FIRST_BAN,
                files,
                tally.totals(),
                writeLater(files.get(0)),
                new Inventories(cases, seed).write(directory),
                List.copyOf(lines));
        truth.write(directory.resolve(TRUTH));
        writeReadme();
        return truth;
    }

    private Layout orderLayout(boolean later) {
        return new PurchaseOrderLayout(state.bodies(), PurchaseOrderLayout.STATE_SERIES, later);
    }

    private FileTruth write(String name, Layout layout, long rows) throws IOException {
        try (OutputStream out = Files.newOutputStream(directory.resolve(name))) {
            FileWriting writing = new FileWriting(name, layout, out, seed, tally, lines::add);
            FileTruth truth = write(writing, layout.place(), rows);
            writing.flush();
            return truth;
        }
    }

    private FileTruth write(FileWriting writing, Place place, long rows) throws IOException {
        List<Event> events = events(place, rows);
        return writing.write(rows, events.size(), events::get);
    }

    private Truth.LaterSnapshot writeLater(FileTruth first) throws IOException {
        Layout layout = orderLayout(true);
        try (OutputStream out = Files.newOutputStream(directory.resolve(LATER_PURCHASE_ORDERS))) {
            Consumer<PlantedLine> known = line -> {};
            FileWriting writing = new FileWriting(LATER_PURCHASE_ORDERS, layout, out, seed, new Tally(), known);
            write(writing, Place.PURCHASE_ORDERS, first.rows());
            writing.writeMore(LATER_ROWS);
            writing.flush();
        }
        long everyday = first.rows()
                - first.repeated()
                - first.planted()
                - first.rejects().size();
        long changed = amended(everyday) + recoded().size();
        return new Truth.LaterSnapshot(
                LATER_PURCHASE_ORDERS,
                first.file(),
                first.rows() + LATER_ROWS,
                changed,
                LATER_ROWS,
                first.accepted() - changed,
                recoded());
    }

    private static long amended(long everyday) {
        long amended = 0;
        for (long serial = 0; serial < everyday; serial++) {
            amended += PurchaseOrderLayout.isAmended(serial) ? 1 : 0;
        }
        return amended;
    }

    private List<String> recoded() {
        List<String> recoded = new ArrayList<>();
        for (int cycle = 0; cycle < cycles; cycle++) {
            for (PlantedCase planted : cases) {
                if (PurchaseOrderLayout.RECODED.contains(planted.id())) {
                    recoded.add(planted.purchase(cycle));
                }
            }
        }
        return recoded;
    }

    /** All that is rare in one file, in an order that the seed chooses. */
    private List<Event> events(Place place, long rows) {
        List<Event> events = new ArrayList<>();
        for (int cycle = 0; cycle < cycles; cycle++) {
            for (List<PlantedCase> order : orders(place)) {
                events.add(new Event.Planted(order, cycle));
            }
        }
        for (int i = 0; i < Math.max(8, rows / 1500); i++) {
            events.add(new Event.Faulty(Fault.values()[i % Fault.values().length]));
        }
        for (int i = 0; i < Math.max(4, rows / 3000); i++) {
            events.add(new Event.Repeated());
        }
        shuffle(events, Dice.of(seed, 50 + place.ordinal()));
        return events;
    }

    private Collection<List<PlantedCase>> orders(Place place) {
        Map<Integer, List<PlantedCase>> orders = new LinkedHashMap<>();
        for (PlantedCase planted : cases) {
            if (planted.places().contains(place)) {
                orders.computeIfAbsent(planted.orderIndex(), order -> new ArrayList<>())
                        .add(planted);
            }
        }
        return orders.values();
    }

    private static void shuffle(List<Event> events, Dice dice) {
        for (int i = events.size() - 1; i > 0; i--) {
            int other = dice.below(i + 1);
            events.set(i, events.set(other, events.get(i)));
        }
    }

    private void writeReadme() throws IOException {
        Files.writeString(
                directory.resolve("README.txt"),
                NOTE + "\n\n"
                        + String.join(
                                "\n",
                                List.of(
                                        PURCHASE_ORDERS + ": purchase-order lines of all bodies",
                                        CHECKBOOK + ": payments; some name the order that they pay",
                                        SCHOOL_PURCHASES + ": what school districts bought",
                                        LATER_PURCHASE_ORDERS
                                                + ": the first file some weeks later, a few lines changed, a few more",
                                        "inventory-*.csv: what five bodies say is installed",
                                        TRUTH + ": what was planted where, and what must be found",
                                        "")));
    }
}
