package org.sightline.matching.sheet;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.text.Slug;
import org.sightline.matching.edit.EditRequest;

/**
 * A list that an office keeps as a table, CSV or XLSX, as rows of a sheet.
 *
 * <p>With a column {@code kind}, each line is one row: {@code op, kind, entity, value, from, to, source, citation, note,
 * certainty, form, needs, entity kind, relation}. Without it, each line is a party: {@code name}, and where they are there
 * {@code entity, list, from, to, aliases, uei, cage, citation, source, note}; it becomes the entity where the watchlist has
 * none of that id, its names, its numbers and its membership.
 */
final class SheetFile {

    /** The most bytes of a file, once it is unpacked. */
    static final int MOST_BYTES = 32 * 1024 * 1024;

    private static final Set<String> COLUMNS = Set.of(
            "op",
            "kind",
            "entity",
            "value",
            "name",
            "from",
            "to",
            "source",
            "citation",
            "note",
            "certainty",
            "form",
            "needs",
            "entitykind",
            "relation",
            "list",
            "aliases",
            "uei",
            "cage");
    private static final Set<String> WITH_DAYS = Set.of("membership", "ownership");
    private static final int LONGEST_ID = 60;

    private final Predicate<String> isKnown;
    private final @Nullable String source;
    private final List<SheetRow> rows = new ArrayList<>();

    private SheetFile(Predicate<String> isKnown, @Nullable String source) {
        this.isKnown = isKnown;
        this.source = source;
    }

    /**
     * Reads a file.
     *
     * @param isKnown whether the watchlist has an entity of this id
     * @param source where lines were read that do not say it themselves; null where they all do
     * @param most how many rows there may be
     * @throws Problem 422 where it is no such table, with what to do
     */
    static List<SheetRow> read(Path file, Predicate<String> isKnown, @Nullable String source, int most) {
        SheetFile sheet = new SheetFile(isKnown, source);
        new NamedTable(COLUMNS, SheetFile::column).read(file, MOST_BYTES, SheetFile::requireColumns, cells -> {
            sheet.add(cells);
            if (sheet.rows.size() > most) {
                throw Problem.invalid(
                        "file",
                        "too-many-rows",
                        "A sheet holds at most " + most + " rows. Split the file, or have it fetched as a"
                                + " published list.");
            }
        });
        if (sheet.rows.isEmpty()) {
            throw Problem.invalid("file", "no-rows", "The file has no rows below its header.");
        }
        return sheet.rows;
    }

    private static void requireColumns(Set<String> columns) {
        if (!columns.contains("kind") && !columns.contains("name")) {
            throw Problem.invalid(
                    "file",
                    "no-header",
                    "The first lines name no column that we know. A list of rows needs kind, entity and value; a list"
                            + " of parties needs name.");
        }
    }

    private static String column(String header) {
        String name = header.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return name.equals("entityid") || name.equals("maker") ? "entity" : name;
    }

    private void add(NamedTable.Cells cells) {
        if (cells.has("kind")) {
            String op = cells.orElse("op", "add").toLowerCase(Locale.ROOT);
            String value = cells.text("value") == null ? cells.text("name") : cells.text("value");
            put(cells, op, cells.orElse("kind", "").toLowerCase(Locale.ROOT), cells.orElse("entity", ""), value);
        } else {
            party(cells);
        }
    }

    private void party(NamedTable.Cells cells) {
        String name = cells.orElse("name", "");
        String entity = cells.orElse("entity", Slug.of(name, LONGEST_ID)).toLowerCase(Locale.ROOT);
        if (!isKnown.test(entity)) {
            put(cells, "add", "entity", entity, name);
            put(cells, "add", "name", entity, name);
        }
        for (String alias : cells.orElse("aliases", "").split(";")) {
            if (!alias.isBlank()) {
                put(cells, "add", "name", entity, alias.strip());
            }
        }
        for (String kind : List.of("uei", "cage")) {
            if (cells.text(kind) != null) {
                put(cells, "add", kind, entity, cells.text(kind));
            }
        }
        if (cells.text("list") != null) {
            put(cells, "add", "membership", entity, cells.text("list"));
        }
    }

    private void put(NamedTable.Cells cells, String op, String kind, String entity, @Nullable String value) {
        List<String> unread = new ArrayList<>();
        // A day that cannot be read is wrong in the row that has days, and not in the names of the same party.
        boolean hasDays = WITH_DAYS.contains(kind);
        LocalDate from = hasDays ? cells.day("from", unread::add) : null;
        LocalDate to = hasDays ? cells.day("to", unread::add) : null;
        String needs = cells.text("needs");
        EditRequest edit = new EditRequest(
                op,
                kind,
                entity,
                value,
                cells.text("note"),
                cells.text("source") == null ? source : cells.text("source"),
                cells.text("certainty"),
                cells.text("form"),
                needs == null ? null : Arrays.stream(needs.split("[,; ]+")).collect(Collectors.toSet()),
                cells.text("entitykind"),
                cells.text("relation"),
                from,
                to,
                cells.text("citation"));
        String said = unread.isEmpty() ? null : String.join(" ", unread);
        rows.add(new SheetRow(edit, said == null, (int) cells.number(), said));
    }
}
