package org.sightline.matching.watchlist.importer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.watchlist.Entity;
import org.sightline.matching.watchlist.Fact;
import org.sightline.matching.watchlist.Membership;
import org.sightline.matching.watchlist.Name;
import org.sightline.matching.watchlist.Row;
import org.sightline.matching.watchlist.WatchlistEdit;

/**
 * Rows read from a published list, ready to be added to a watchlist.
 *
 * @param rows entities, memberships and names
 * @param problems one line for each record that could not be used, with its place in the file
 */
public record Listing(List<Row> rows, List<String> problems) {

    /** Copies the lists. */
    public Listing {
        rows = List.copyOf(rows);
        problems = List.copyOf(problems);
    }

    /** The rows as edits. */
    public List<WatchlistEdit> edits() {
        return rows.stream().map(WatchlistEdit::add).toList();
    }

    /** Number of entities. */
    public long entities() {
        return rows.stream().filter(Entity.class::isInstance).count();
    }

    /** Collects the rows of one list. */
    static final class Collector {

        private final String source;
        private final List<Row> rows = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();

        Collector(String source) {
            this.source = source;
        }

        /** Adds one record; without a name it becomes a problem. */
        void add(
                String place,
                String id,
                boolean person,
                String list,
                String country,
                List<String> names,
                @Nullable LocalDate from,
                @Nullable LocalDate to) {
            List<String> written = names.stream()
                    .map(String::strip)
                    .filter(n -> !n.isEmpty())
                    .distinct()
                    .toList();
            if (id.isBlank() || written.isEmpty()) {
                problems.add(place + ": " + (id.isBlank() ? "no id" : "no name"));
                return;
            }
            Fact fact = fact();
            rows.add(new Entity(
                    id, written.get(0), person ? Entity.Kind.PERSON : Entity.Kind.LISTED, country, "", fact));
            rows.add(new Membership(id, list, from, to, "", fact));
            for (String name : written) {
                rows.add(new Name(id, name, latin(name) ? Name.Kind.LISTED : Name.Kind.NATIVE, Set.of(), fact));
            }
        }

        /** That a row was read in this list. */
        Fact fact() {
            return Fact.found(source);
        }

        void add(Row row) {
            rows.add(row);
        }

        private static boolean latin(String name) {
            return name.codePoints().filter(Character::isLetter).allMatch(c -> c < 0x250);
        }

        Listing done() {
            return new Listing(rows, problems);
        }

        void problem(String text) {
            problems.add(text);
        }
    }

    /** An id made of a prefix and the publisher's own key. */
    static String id(String prefix, @Nullable String key) {
        return key == null || key.isBlank()
                ? ""
                : prefix + "-" + key.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    /** A day written YYYY-MM-DD, possibly with more after it; null if absent or written otherwise. */
    static @Nullable LocalDate day(@Nullable String text) {
        return text != null && text.matches("\\d{4}-\\d{2}-\\d{2}.*") ? LocalDate.parse(text.substring(0, 10)) : null;
    }
}
