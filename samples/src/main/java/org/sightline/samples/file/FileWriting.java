package org.sightline.samples.file;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.sightline.samples.planted.Fault;
import org.sightline.samples.planted.PlantedCase;
import org.sightline.samples.planted.PlantedLine;
import org.sightline.samples.truth.FileTruth;
import org.sightline.samples.truth.Tally;

/** Writes one file: everyday rows, with the events spread evenly among them. */
public final class FileWriting {

    private final String file;
    private final Layout layout;
    private final Row row;
    private final Dice dice;
    private final Tally tally;
    private final Consumer<PlantedLine> plantedLines;
    private final List<FileTruth.Reject> rejects = new ArrayList<>();
    private long rows;
    private long serial;
    private long repeated;
    private long planted;

    public FileWriting(
            String file, Layout layout, OutputStream out, long seed, Tally tally, Consumer<PlantedLine> plantedLines) {
        this.file = file;
        this.layout = layout;
        this.row = new Row(out, layout.quoting(), layout.lineEnd());
        this.dice = Dice.of(seed, layout.place().ordinal() + 1L);
        this.tally = tally;
        this.plantedLines = plantedLines;
    }

    /**
     * Writes the header and {@code total} rows.
     *
     * @param events the number of events
     * @param event gives the event of a number from 0; asked once for each, in order
     */
    public FileTruth write(long total, int events, IntFunction<Event> event) throws IOException {
        row.begin();
        row.field().put(layout.header().getBytes(layout.quoting().charset()));
        row.end();
        for (int i = 0; i < events; i++) {
            place(event.apply(i), total * i / events, total * (i + 1) / events);
        }
        writeOrdinaryUpTo(total);
        return new FileTruth(
                file, layout.place(), rows, rows - repeated - rejects.size(), repeated, planted, List.copyOf(rejects));
    }

    /** Writes more everyday rows, as a later snapshot has them. */
    public long writeMore(long more) throws IOException {
        writeOrdinaryUpTo(rows + more);
        return more;
    }

    public void flush() throws IOException {
        row.flush();
    }

    private void place(Event event, long from, long to) throws IOException {
        int room = (int) (to - from) - event.rows();
        if (room < 0) {
            throw new IllegalArgumentException("Too few lines for what is planted in them; ask for more lines");
        }
        writeOrdinaryUpTo(from + dice.below(room + 1));
        if (event instanceof Event.Planted plantedEvent) {
            plant(plantedEvent);
        } else if (event instanceof Event.Faulty faulty) {
            writeFaulty(faulty.fault());
        } else {
            writeRepeated();
        }
    }

    private void writeOrdinaryUpTo(long row) throws IOException {
        while (rows < row) {
            writeOrdinary();
        }
    }

    private void writeOrdinary() throws IOException {
        row.begin();
        layout.ordinary(row, dice, serial++);
        row.end();
        rows++;
    }

    private void plant(Event.Planted event) throws IOException {
        for (PlantedCase plantedCase : event.cases()) {
            row.begin();
            layout.planted(row, plantedCase, event.cycle());
            row.end();
            rows++;
            planted++;
            tally.add(plantedCase, layout.place());
            plantedLines.accept(PlantedLine.of(file, recordNumber(), layout.place(), plantedCase, event.cycle()));
        }
    }

    private void writeFaulty(Fault fault) throws IOException {
        row.begin();
        layout.faulty(row, dice, fault);
        row.end();
        rows++;
        rejects.add(new FileTruth.Reject(recordNumber(), fault));
    }

    /** The number of the record just written, the header being 1. */
    private long recordNumber() {
        return rows + 1;
    }

    private void writeRepeated() throws IOException {
        writeOrdinary();
        row.repeat();
        rows++;
        repeated++;
    }
}
