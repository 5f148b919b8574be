package org.sightline.inventory.journey;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sightline.inventory.attestation.Certifications;
import org.sightline.inventory.device.Inventory;
import org.sightline.inventory.device.ManyDevices;
import org.sightline.inventory.discovery.Discovery;
import org.sightline.inventory.discovery.RecorderExport;
import org.sightline.inventory.history.Origin;
import org.sightline.inventory.intake.Columns;
import org.sightline.inventory.intake.DeviceFile;
import org.sightline.inventory.intake.DeviceSource;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.Problem;

/** Lets people send device lists, correct them in place, apply them as a whole or in part, and take them back. */
@ApplicationScoped
public class DeviceLists {

    private static final Logger LOG = Logger.getLogger(DeviceLists.class);

    /** The most rows of one list. */
    static final int MOST_ROWS = 250_000;

    /** Lists of an agency that wait for a review, and rows of all of them: older ones are forgotten. */
    static final int MOST_WAITING = 20;

    static final int MOST_WAITING_ROWS = 1_000_000;

    /** The most rows that can be left out by number. */
    static final int MOST_LEFT_OUT = 10_000;

    /** A list of the most rows takes longer than transactions usually may. */
    private static final int TRANSACTION_SECONDS = 900;

    private static final int AT_A_TIME = 2_000;

    /** From so many rows on, what the database knows of the register's size is out of date. */
    private static final int MANY = 1_000;

    private final ListRepository lists;
    private final RowRepository rows;
    private final Checking checking;
    private final Inventory inventory;
    private final ManyDevices devices;
    private final Certifications certifications;

    DeviceLists(
            ListRepository lists,
            RowRepository rows,
            Checking checking,
            Inventory inventory,
            ManyDevices devices,
            Certifications certifications) {
        this.lists = lists;
        this.rows = rows;
        this.checking = checking;
        this.inventory = inventory;
        this.devices = devices;
        this.certifications = certifications;
    }

    /** Work in a transaction that may take as long as the largest list needs. */
    static <T> T inTransaction(Supplier<T> work) {
        return QuarkusTransaction.requiringNew().timeout(TRANSACTION_SECONDS).call(work::get);
    }

    /**
     * A file as it was sent.
     *
     * @param name null where none was given
     */
    record Sent(@Nullable String name, Path file, String sha256) {}

    /**
     * Reads a list and says what it would do. Nothing of the register changes.
     *
     * @throws Problem 422 where it is no device list at all
     */
    DeviceList send(UUID agencyId, Sent sent, Origin origin) {
        inventory.requireAgency(agencyId);
        return add(agencyId, new Proposed(sent.name(), sent.sha256()), source(sent.file()), origin);
    }

    /**
     * What a list comes from that is no file.
     *
     * @param name null where none was given
     * @param sha256 tells it from others
     */
    public record Proposed(@Nullable String name, String sha256) {}

    /**
     * Makes a list of what was seen, in the caller's transaction; it waits for a review.
     *
     * @return its id
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID propose(UUID agencyId, Proposed proposed, DeviceSource source, Origin origin) {
        inventory.requireAgency(agencyId);
        return add(agencyId, proposed, source, origin).id();
    }

    private DeviceList add(UUID agencyId, Proposed sent, DeviceSource opened, Origin origin) {
        Columns columns = Columns.of(opened.headers(), lists.remembered(agencyId));
        DeviceList list = new DeviceList(
                UUID.randomUUID(),
                agencyId,
                1,
                ListStatus.TO_REVIEW,
                sent.name(),
                sent.sha256(),
                opened.format(),
                opened.discovered(),
                opened.headers(),
                columns.headers(),
                "",
                DeviceList.Counts.NONE,
                origin.person(),
                origin.at(),
                origin.at(),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        lists.add(list);
        checking.first(list, columns, each -> opened.each(MOST_ROWS, each), origin);
        lists.forgetBeyond(agencyId, MOST_WAITING, MOST_WAITING_ROWS);
        return of(agencyId, list.id());
    }

    private static DeviceSource source(Path file) {
        Optional<Discovery> discovery = Discovery.of(file);
        return discovery.isPresent() ? discovery.get() : RecorderExport.of(DeviceFile.open(file));
    }

    /** @throws Problem 404 where the agency has no such list */
    DeviceList of(UUID agencyId, UUID id) {
        return lists.of(agencyId, id).orElseThrow(Problem::notFound);
    }

    /**
     * Compares a list with the register as it is now.
     *
     * @param said what headers mean, one of ours or {@link Columns#IGNORE}; remembered for the agency's next list
     * @throws Problem 404, 409, 412, 422, 428
     */
    DeviceList check(UUID agencyId, UUID id, @Nullable String ifMatch, Map<String, String> said, Origin origin) {
        DeviceList list = toReview(agencyId, id, ifMatch);
        said.forEach((header, field) -> lists.remember(agencyId, header, known(list, header, field), origin));
        Columns columns = Columns.of(list.headers(), lists.remembered(agencyId));
        checking.again(list, columns, each -> rows.each(id, each), origin);
        return of(agencyId, id);
    }

    private static String known(DeviceList list, String header, String field) {
        if (!list.headers().contains(header)) {
            throw Problem.invalid("columns", "unknown-header", "The list has no column \"" + header + "\".");
        }
        if (!field.equals(Columns.IGNORE) && !Columns.choices().contains(field)) {
            throw Problem.invalid(
                    "columns",
                    "unknown-field",
                    "\"" + field + "\" is none of our columns. Use " + String.join(", ", Columns.choices()) + " or "
                            + Columns.IGNORE + ".");
        }
        return field;
    }

    /**
     * Corrects cells of one row in place, and compares it again.
     *
     * @param cells new texts by the list's own headers
     * @throws Problem 404, 409, 412, 422, 428
     */
    DeviceList correct(
            UUID agencyId, UUID id, int row, @Nullable String ifMatch, Map<String, String> cells, Origin origin) {
        DeviceList list = toReview(agencyId, id, ifMatch);
        List<ListRow> found = rows.rows(id, null, row - 1, 1);
        if (found.isEmpty() || found.getFirst().row() != row) {
            throw Problem.notFound();
        }
        String[] corrected = corrected(list.headers(), found.getFirst().cells(), cells);
        Columns columns = Columns.of(list.headers(), lists.remembered(agencyId));
        checking.again(
                list,
                columns,
                each -> {
                    each.row(row, corrected);
                    rows.eachDoubled(id, row, each);
                },
                origin);
        return of(agencyId, id);
    }

    private static String[] corrected(List<String> headers, List<String> is, Map<String, String> cells) {
        String[] corrected = new String[headers.size()];
        for (int i = 0; i < corrected.length; i++) {
            corrected[i] = i < is.size() ? is.get(i) : "";
        }
        cells.forEach((header, text) -> {
            int place = headers.indexOf(header);
            if (place < 0) {
                throw Problem.invalid("cells", "unknown-header", "The list has no column \"" + header + "\".");
            }
            corrected[place] = text;
        });
        return corrected;
    }

    /**
     * Applies the rows that can be taken: all new and changed ones, or a part of them.
     *
     * @param outcomes which of new and changed
     * @param leftOut rows that are not applied
     * @throws Problem 404, 409 where the register changed since the list was checked, 412, 428
     */
    DeviceList apply(
            UUID agencyId,
            UUID id,
            @Nullable String ifMatch,
            Collection<String> outcomes,
            Collection<Integer> leftOut,
            Origin origin) {
        inventory.begin(agencyId);
        DeviceList list = toReview(agencyId, id, ifMatch);
        if (!list.register().equals(devices.register(agencyId))) {
            throw Problem.conflict(
                    "The register changed since this list was checked. Check the list again: it then says"
                            + " what it would do now.");
        }
        Steps steps =
                new Steps(some -> rows.note(list, some, devices.take(agencyId, wanted(some), "changed", null, origin)));
        rows.eachToApply(id, outcomes, leftOut, steps);
        lists.applied(list, steps.end(), origin);
        return of(agencyId, id);
    }

    /**
     * Takes a list back: devices that it added are withdrawn, devices that it changed are what they were before.
     *
     * @throws Problem 404, 409 where it was not applied, or a return was signed or one of its devices changed since, 412,
     *     428
     */
    DeviceList undo(UUID agencyId, UUID id, @Nullable String ifMatch, String reason, Origin origin) {
        inventory.begin(agencyId);
        DeviceList list = locked(agencyId, id, ifMatch);
        requireUndoable(list);
        Steps steps = new Steps(some -> takeBack(agencyId, some, reason, origin));
        rows.eachApplied(id, steps);
        steps.end();
        lists.undone(list, reason, origin);
        return of(agencyId, id);
    }

    /**
     * Has the database count the devices, after a list of many was applied or taken back and is committed. The list is done
     * whether that works or not.
     */
    void countDevicesAfter(DeviceList list) {
        if (list.counts().rows() >= MANY) {
            try {
                devices.countAgain();
            } catch (RuntimeException failed) {
                LOG.warnf(failed, "The devices were not counted again after the list %s", list.id());
            }
        }
    }

    private void takeBack(UUID agencyId, List<RowRepository.Step> some, String reason, Origin origin) {
        List<RowRepository.Step> changed =
                some.stream().filter(step -> !step.isNew()).toList();
        List<UUID> added = some.stream()
                .filter(RowRepository.Step::isNew)
                .map(step -> Objects.requireNonNull(step.wanted().id()))
                .toList();
        devices.take(agencyId, wanted(changed), "taken back", reason, origin);
        devices.withdraw(agencyId, added, reason, origin);
    }

    private void requireUndoable(DeviceList list) {
        if (list.status() != ListStatus.APPLIED || list.appliedAt() == null) {
            throw Problem.conflict(
                    "There is nothing to undo; the list is " + list.status().word() + ".");
        }
        if (certifications.since(list.agencyId(), list.appliedAt())) {
            throw Problem.conflict("A return was signed since this list was applied, so you cannot undo it."
                    + " Correct the devices; the next return shows it.");
        }
        long changed = rows.changedSince(list.id());
        if (changed > 0) {
            throw Problem.conflict(changed + " of its devices were changed since, so you cannot undo the whole list."
                    + " Correct the devices on their pages.");
        }
    }

    /** Rows as they come from the database, handed on some thousands at a time. */
    private static final class Steps implements Consumer<RowRepository.Step> {

        private final Consumer<List<RowRepository.Step>> work;
        private final List<RowRepository.Step> waiting = new ArrayList<>(AT_A_TIME);
        private int count;

        Steps(Consumer<List<RowRepository.Step>> work) {
            this.work = work;
        }

        @Override
        public void accept(RowRepository.Step step) {
            waiting.add(step);
            count++;
            if (waiting.size() == AT_A_TIME) {
                handOn();
            }
        }

        /** Hands on what is left, and says how many there were. */
        int end() {
            if (!waiting.isEmpty()) {
                handOn();
            }
            return count;
        }

        private void handOn() {
            work.accept(waiting);
            waiting.clear();
        }
    }

    private static List<ManyDevices.Wanted> wanted(List<RowRepository.Step> steps) {
        return steps.stream().map(RowRepository.Step::wanted).toList();
    }

    private DeviceList toReview(UUID agencyId, UUID id, @Nullable String ifMatch) {
        DeviceList list = locked(agencyId, id, ifMatch);
        if (list.status() != ListStatus.TO_REVIEW) {
            throw Problem.conflict("The list does not wait for a review; it is "
                    + list.status().word() + ".");
        }
        return list;
    }

    private DeviceList locked(UUID agencyId, UUID id, @Nullable String ifMatch) {
        DeviceList list = lists.lock(agencyId, id).orElseThrow(Problem::notFound);
        ETags.require(ifMatch, list.version());
        return list;
    }

    /** The devices in use that a list does not have, by how people recognize them. */
    Map<UUID, String> labels(UUID agencyId, Collection<UUID> ids) {
        Map<UUID, String> labels = new HashMap<>();
        devices.byId(agencyId, ids)
                .forEach((id, device) -> labels.put(id, device.details().label()));
        return labels;
    }
}
