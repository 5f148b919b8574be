package org.sightline.matching.linestore;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.held.ContractLine;
import org.sightline.matching.screening.subject.Subject;

/** What the lines of a {@link LineBundle} are screened by, one line after the other. For one thread. */
final class BundledTexts {

    private static final byte FORM = 1;
    private static final int DAY_LENGTH = 10;

    private final LinePack.In in;
    private @Nullable String vendorName;
    private @Nullable String description;
    private @Nullable String manufacturer;
    private @Nullable String model;
    private @Nullable String vendorUei;
    private @Nullable String vendorCage;
    private @Nullable String obligationDate;
    private @Nullable LocalDate paymentDate;

    private BundledTexts(LinePack.In in) {
        this.in = in;
    }

    /** Before the first line. */
    static BundledTexts of(byte[] deflated) {
        LinePack.In in = LinePack.In.of(Deflated.open(deflated));
        in.requireForm(FORM);
        return new BundledTexts(in);
    }

    /** Begins the texts of a bundle. */
    static LinePack.Out begin() {
        LinePack.Out out = new LinePack.Out();
        out.form(FORM);
        return out;
    }

    static void write(LinePack.Out out, ContractLine line) {
        out.text(line.vendorName());
        out.text(line.description());
        out.text(line.manufacturer());
        out.text(line.model());
        out.text(line.vendorUei());
        out.text(line.vendorCage());
        out.text(line.obligationDate());
        out.day(line.paymentDate());
    }

    /** Goes on to the next line; whoever asks knows that there is one. */
    void next() {
        vendorName = in.text();
        description = in.text();
        manufacturer = in.text();
        model = in.text();
        vendorUei = in.text();
        vendorCage = in.text();
        obligationDate = in.text();
        paymentDate = in.day();
    }

    /** The line as it is screened; its date is null where no exact day is known. */
    Subject subject() {
        return new Subject(
                vendorName, description, manufacturer, model, day(), null, null, vendorUei, vendorCage, null);
    }

    private @Nullable LocalDate day() {
        if (obligationDate == null) {
            return paymentDate;
        }
        return obligationDate.length() == DAY_LENGTH ? writtenDay(obligationDate) : null;
    }

    /** As {@link LocalDate#parse}, which takes as long as to screen the line. */
    private static LocalDate writtenDay(String text) {
        return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, DAY_LENGTH));
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    /** What stands in columns of a line that has a row. */
    LinePack.Open open(UUID line, UUID agency) {
        return new LinePack.Open(
                line,
                1,
                agency,
                obligationDate,
                paymentDate,
                vendorName,
                vendorUei,
                vendorCage,
                description,
                manufacturer,
                model,
                false);
    }
}
