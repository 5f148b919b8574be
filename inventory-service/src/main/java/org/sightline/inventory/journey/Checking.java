package org.sightline.inventory.journey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.sightline.inventory.device.DeviceDetails;
import org.sightline.inventory.device.DeviceMatcher;
import org.sightline.inventory.device.ManyDevices;
import org.sightline.inventory.history.Origin;
import org.sightline.inventory.intake.Columns;
import org.sightline.inventory.intake.DeviceFile;
import org.sightline.inventory.intake.Judged;

/**
 * Compares the rows of a list with the register, some thousands at a time, and keeps what each would do. Every row is
 * compared with the register as it is, so that the order of the rows does not matter.
 */
@ApplicationScoped
class Checking {

    private static final int AT_A_TIME = 2_000;

    private final RowRepository rows;
    private final ListRepository lists;
    private final ManyDevices devices;

    Checking(RowRepository rows, ListRepository lists, ManyDevices devices) {
        this.rows = rows;
        this.lists = lists;
        this.devices = devices;
    }

    private record Raw(int row, String[] cells, DeviceFile.Line line) {}

    /**
     * Checks the rows of a list that has none yet, and notes the outcome of the list.
     *
     * @param source gives the rows
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void first(DeviceList list, Columns columns, Consumer<DeviceFile.Rows> source, Origin origin) {
        check(list, columns, source, rows::add, origin);
    }

    /**
     * Checks rows of a list and notes the outcome of the list.
     *
     * @param source gives the rows; those that the list has already are replaced
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void again(DeviceList list, Columns columns, Consumer<DeviceFile.Rows> source, Origin origin) {
        check(list, columns, source, rows::keep, origin);
    }

    private void check(
            DeviceList list,
            Columns columns,
            Consumer<DeviceFile.Rows> source,
            Consumer<Collection<CheckedRow>> target,
            Origin origin) {
        rows.planAfresh();
        String register = devices.register(list.agencyId());
        Batch batch = new Batch(list, columns, target, origin.today());
        source.accept(batch::add);
        batch.judge();
        rows.rejectDoubled(list);
        lists.checked(list, columns.headers(), register, rows.counts(list.id(), list.agencyId()), origin.at());
    }

    /** The rows that are compared next. */
    private final class Batch {

        private final DeviceList list;
        private final Columns columns;
        private final Consumer<Collection<CheckedRow>> target;
        private final LocalDate today;
        private final List<Raw> waiting = new ArrayList<>(AT_A_TIME);

        Batch(DeviceList list, Columns columns, Consumer<Collection<CheckedRow>> target, LocalDate today) {
            this.list = list;
            this.columns = columns;
            this.target = target;
            this.today = today;
        }

        void add(int row, String[] cells) {
            // The database keeps no NUL character.
            String[] kept = Stream.of(cells).map(cell -> cell.replace("\0", "")).toArray(String[]::new);
            waiting.add(new Raw(row, kept, columns.line(row, kept)));
            if (waiting.size() == AT_A_TIME) {
                judge();
            }
        }

        void judge() {
            List<DeviceDetails> said = waiting.stream()
                    .map(raw -> Judged.identity(raw.line(), today))
                    .filter(Objects::nonNull)
                    .toList();
            DeviceMatcher matcher = devices.matcher(list.agencyId(), said);
            target.accept(waiting.stream()
                    .map(raw -> CheckedRow.of(list, raw.row(), raw.cells(), judged(raw.line(), matcher)))
                    .toList());
            waiting.clear();
        }

        private Judged judged(DeviceFile.Line line, DeviceMatcher matcher) {
            return list.discovered()
                    ? Judged.seen(line, columns, matcher, today)
                    : Judged.of(line, columns, matcher, today);
        }
    }
}
