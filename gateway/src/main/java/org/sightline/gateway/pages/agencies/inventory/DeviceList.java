package org.sightline.gateway.pages.agencies.inventory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;

/** A device list that was sent, as inventory-service shows it; what did not happen yet is null. */
record DeviceList(
        UUID id,
        UUID agencyId,
        long version,
        String status,
        @Nullable String filename,
        String sha256,
        String format,
        boolean discovered,
        List<Column> columns,
        Counts counts,
        String sentBy,
        Instant sentAt,
        @Nullable String appliedBy,
        @Nullable Instant appliedAt,
        @Nullable Integer appliedRows,
        @Nullable String undoneBy,
        @Nullable Instant undoneAt,
        @Nullable String undoneReason,
        @Nullable UUID sameAs) {

    /** What a header was taken for; null where it is ignored. */
    record Column(
            String header, @Nullable String field, @Nullable String note) {}

    /** What the rows would do. */
    record Counts(int rows, int added, int changed, int unchanged, int rejected, int absent) {}

    /** One thing wrong in a row. */
    record Reject(
            @Nullable String column,
            String code,
            String reason,
            @Nullable String value) {}

    /** A cell of a row, with its header. */
    record Cell(int place, String header, String text) {}

    /** A row and what it would do. */
    record Row(
            int row,
            String what,
            @Nullable UUID deviceId,
            String device,
            List<String> cells,
            List<FieldChange> fields,
            List<Reject> rejects) {

        /** The cells under the headers of the list, for the form that corrects them. */
        public List<Cell> under(List<Column> columns) {
            return IntStream.range(0, columns.size())
                    .mapToObj(place ->
                            new Cell(place, columns.get(place).header(), place < cells.size() ? cells.get(place) : ""))
                    .toList();
        }
    }

    /** A device in use that a list does not have. */
    record Absent(UUID deviceId, String device) {}

    /**
     * The rows that the page of a list shows.
     *
     * @param what rejected, changed, new, unchanged or absent
     * @param next the cursor of the next page; null at the end
     */
    record Shown(
            String what,
            List<Row> rows,
            List<Absent> absent,
            @Nullable String next,
            List<Problem.Fault> faults) {}

    /** Whether a person has to look at it. */
    public boolean toReview() {
        return status.equals("to_review");
    }

    /** Whether it can be taken back. */
    public boolean applied() {
        return status.equals("applied");
    }

    /** Whether it was taken back. */
    public boolean undone() {
        return status.equals("undone");
    }

    /** Whether applying it would change something. */
    public boolean hasSomethingToDo() {
        return counts.added() + counts.changed() > 0;
    }

    /** Our headers, of which a person may choose for a header of the list. */
    public List<String> choices() {
        return List.of(
                "maker",
                "model",
                "serial",
                "mac",
                "tag",
                "fcc_id",
                "site",
                "location",
                "purpose",
                "quantity",
                "status",
                "installed_on",
                "removed_on",
                "banner");
    }
}
