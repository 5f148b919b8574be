package org.sightline.matching.watchlist.importer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.sightline.matching.watchlist.Entity;
import org.sightline.matching.watchlist.Identifier;
import org.sightline.matching.watchlist.Membership;
import org.sightline.matching.watchlist.Name;
import org.sightline.matching.watchlist.Row;
import org.sightline.matching.watchlist.Watchlist;
import org.sightline.matching.watchlist.WatchlistEdit;

/** One comparison of a published list with a watchlist, party by party. */
public final class ListingComparison {

    private static final int MOST_SAMPLES = 40;

    private final Watchlist watchlist;
    private final LocalDate day;
    /** The rows of this list by entity, and what others say of the same entities. */
    private final Map<String, Set<Row>> held = new LinkedHashMap<>();

    private final Map<String, Set<String>> elsewhere = new HashMap<>();

    private final List<WatchlistEdit> edits = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> samples = new ArrayList<>();
    private final Tally parties = new Tally();
    private final Tally names = new Tally();
    private final Tally identifiers = new Tally();

    private ListingComparison(Watchlist watchlist, String source, LocalDate day) {
        this.watchlist = watchlist;
        this.day = day;
        for (Row row : watchlist.content().rows()) {
            if (row.fact().source().equals(source)) {
                held.computeIfAbsent(row.entityId(), id -> new LinkedHashSet<>())
                        .add(row);
            } else {
                elsewhere.computeIfAbsent(row.entityId(), id -> new HashSet<>()).add(said(row));
            }
        }
    }

    /**
     * Compares.
     *
     * @param watchlist what is in force
     * @param form whose rows of the watchlist are compared: those that name its source
     * @param published the list as it was read now
     * @param day of the comparison; a party that is gone was listed until the day before
     */
    public static ListingDiff of(Watchlist watchlist, PublishedList form, Listing published, LocalDate day) {
        return new ListingComparison(watchlist, form.source(), day).with(published);
    }

    /** Counts one kind of thing. */
    private static final class Tally {

        private int before;
        private int now;
        private int added;
        private int changed;
        private int gone;

        private ListingDiff.Count count() {
            return new ListingDiff.Count(before, now, added, changed, gone);
        }
    }

    private ListingDiff with(Listing published) {
        problems.addAll(published.problems());
        Map<String, Set<Row>> come = new LinkedHashMap<>();
        Set<String> entities = new HashSet<>();
        for (Row row : published.rows()) {
            come.computeIfAbsent(row.entityId(), id -> new LinkedHashSet<>()).add(row);
            if (row instanceof Entity entity) {
                entities.add(entity.id());
            }
        }
        come.forEach((id, rows) -> {
            if (entities.contains(id) || watchlist.entity(id) != null) {
                published(id, rows);
            } else {
                problems.add("The watchlist has no entity \"" + id + "\"");
            }
        });
        held.forEach((id, rows) -> {
            if (isListed(rows)) {
                parties.before++;
                names.before += count(rows, Name.class);
                identifiers.before += count(rows, Identifier.class);
                if (!come.containsKey(id)) {
                    gone(id, rows);
                }
            }
        });
        return new ListingDiff(edits, parties.count(), names.count(), identifiers.count(), samples, problems);
    }

    private static int count(Set<Row> rows, Class<? extends Row> kind) {
        return (int) rows.stream().filter(kind::isInstance).count();
    }

    private boolean isListed(Set<Row> rows) {
        return rows.stream().anyMatch(row -> row instanceof Membership membership && membership.holdsOn(day));
    }

    private void published(String id, Set<Row> rows) {
        Set<Row> old = held.getOrDefault(id, Set.of());
        Set<String> others = elsewhere.getOrDefault(id, Set.of());
        List<Row> plus = rows.stream()
                .filter(row -> !old.contains(row) && !others.contains(said(row)))
                .toList();
        List<Row> minus = old.stream()
                .filter(row -> !rows.contains(row) && !stays(row, rows))
                .toList();
        minus.forEach(row -> edits.add(WatchlistEdit.remove(row)));
        plus.forEach(row -> edits.add(WatchlistEdit.add(row)));
        parties.now++;
        names.now += count(rows, Name.class);
        identifiers.now += count(rows, Identifier.class);
        tell(id, isListed(old), plus, minus);
    }

    /** An entity is replaced, not removed; and that a party was listed before stays true. */
    private static boolean stays(Row row, Set<Row> published) {
        if (row instanceof Membership past && past.to() != null) {
            return published.stream()
                    .noneMatch(now -> now instanceof Membership other
                            && other.list().equals(past.list())
                            && Objects.equals(other.from(), past.from()));
        }
        return row instanceof Entity;
    }

    private void tell(String id, boolean wasListed, List<Row> plus, List<Row> minus) {
        if (plus.isEmpty() && minus.isEmpty()) {
            return;
        }
        plus.forEach(row -> count(row).added++);
        minus.forEach(row -> count(row).gone++);
        if (!wasListed) {
            parties.added++;
            sample("Added: " + shown(id, plus));
            return;
        }
        parties.changed++;
        sample("Changed: " + shown(id, plus) + changes(plus, "+") + changes(minus, "-"));
    }

    /** Entities and memberships are counted with their party. */
    private Tally count(Row row) {
        return switch (row) {
            case Name name -> names;
            case Identifier identifier -> identifiers;
            default -> new Tally();
        };
    }

    private static String changes(List<Row> rows, String sign) {
        StringBuilder text = new StringBuilder();
        for (Row row : rows) {
            switch (row) {
                case Name name ->
                    text.append(", ").append(sign).append(" name ").append(name.text());
                case Identifier number ->
                    text.append(", ")
                            .append(sign)
                            .append(" ")
                            .append(number.scheme())
                            .append(" ")
                            .append(number.value());
                case Membership member ->
                    text.append(", ")
                            .append(sign)
                            .append(" on ")
                            .append(member.list())
                            .append(period(member));
                default -> text.append(", ").append(sign).append(" facts of the entity");
            }
        }
        return text.toString();
    }

    private static String period(Membership member) {
        return (member.from() == null ? "" : " from " + member.from())
                + (member.to() == null ? "" : " to " + member.to());
    }

    /** It was listed until the day before. Its names stay, so that what was bought in that time is still found. */
    private void gone(String id, Set<Row> rows) {
        parties.gone++;
        LocalDate last = day.minusDays(1);
        for (Row row : rows) {
            if (row instanceof Membership member && member.holdsOn(day)) {
                LocalDate to = member.from() != null && member.from().isAfter(last) ? member.from() : last;
                Membership ended =
                        new Membership(id, member.list(), member.from(), to, member.citation(), member.fact());
                if (!ended.equals(member)) {
                    edits.add(WatchlistEdit.remove(member));
                    edits.add(WatchlistEdit.add(ended));
                }
            }
        }
        sample("No longer listed: " + shown(id, List.of()));
    }

    private String shown(String id, List<Row> plus) {
        Entity entity = watchlist.entity(id);
        for (Row row : plus) {
            if (row instanceof Entity now) {
                entity = now;
            }
        }
        return entity == null ? id : entity.name() + " (" + id + ")";
    }

    private void sample(String text) {
        if (samples.size() < MOST_SAMPLES) {
            samples.add(text);
        }
    }

    /** What a row says, whoever says it. */
    private static String said(Row row) {
        return switch (row) {
            case Entity entity -> "entity";
            case Membership member -> "on " + member.list() + " " + member.from() + " " + member.to();
            case Name name -> "name " + name.text().toUpperCase(Locale.ROOT);
            case Identifier number -> number.scheme() + " " + number.value();
            default -> row.toString();
        };
    }
}
