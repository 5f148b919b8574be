package org.sightline.matching.watchlist;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makers, names, brands, models, prefixes and list memberships in time, at one version. Immutable.
 *
 * <p>The version is a label and the first eight hexadecimal digits of the SHA-256 of all rows, so two lists with the same
 * version hold the same facts.
 */
public final class Watchlist {

    private static final Watchlist BUILT_IN = of("2026-11-24.1", BuiltIn.content());

    private final String version;
    private final WatchlistContent content;
    private final Map<String, Entity> entities = new LinkedHashMap<>();
    private final Map<String, List<Ownership>> upstream = new HashMap<>();
    private final Map<String, List<Membership>> memberships = new HashMap<>();

    private Watchlist(String label, WatchlistContent content) {
        this.content = content;
        this.version = label + "-" + hash(content);
        content.entities().forEach(e -> entities.put(e.id(), e));
        content.ownerships()
                .forEach(o -> upstream.computeIfAbsent(o.entityId(), k -> new ArrayList<>())
                        .add(o));
        content.memberships()
                .forEach(m -> memberships
                        .computeIfAbsent(m.entityId(), k -> new ArrayList<>())
                        .add(m));
        for (Row row : content.rows()) {
            requireKnown(row);
        }
    }

    /** The list that ships with Sightline. */
    public static Watchlist builtIn() {
        return BUILT_IN;
    }

    /**
     * A list from its rows.
     *
     * @param label such as {@code 2026-11-24.1}: a date and a running number
     * @throws IllegalArgumentException if a row names an entity that the list does not have
     */
    public static Watchlist of(String label, WatchlistContent content) {
        return new Watchlist(label, content);
    }

    /**
     * The list after some changes, as a new version.
     *
     * @param label label of the new version
     * @throws IllegalArgumentException if a row to remove is not there, or a row names an unknown entity
     */
    public Watchlist edit(String label, List<WatchlistEdit> edits) {
        Working rows = new Working(content);
        edits.forEach(rows::apply);
        return of(label, WatchlistContent.of(rows.all));
    }

    /** The rows while they change, also by entity: published lists add and remove tens of thousands of entities at once. */
    private static final class Working {

        private final Set<Row> all = new LinkedHashSet<>();
        private final Map<String, Set<Row>> about = new HashMap<>();
        private final Map<String, Entity> entities = new HashMap<>();

        Working(WatchlistContent content) {
            content.rows().forEach(this::add);
        }

        void apply(WatchlistEdit edit) {
            if (edit.action() == WatchlistEdit.Action.ADD) {
                add(edit.row());
                return;
            }
            if (!all.contains(edit.row())) {
                throw new IllegalArgumentException("The list does not have the row to remove: " + edit.row());
            }
            remove(edit.row());
            if (edit.row() instanceof Entity e) {
                List.copyOf(about.getOrDefault(e.id(), Set.of())).forEach(this::remove);
            }
        }

        private void add(Row row) {
            if (row instanceof Entity e) {
                Entity old = entities.put(e.id(), e);
                if (old != null) {
                    all.remove(old);
                }
            } else {
                about.computeIfAbsent(row.entityId(), k -> new LinkedHashSet<>())
                        .add(row);
                if (row instanceof Ownership o) {
                    about.computeIfAbsent(o.parentId(), k -> new LinkedHashSet<>())
                            .add(row);
                }
            }
            all.add(row);
        }

        private void remove(Row row) {
            all.remove(row);
            if (row instanceof Entity e) {
                entities.remove(e.id());
                return;
            }
            about.getOrDefault(row.entityId(), Set.of()).remove(row);
            if (row instanceof Ownership o) {
                about.getOrDefault(o.parentId(), Set.of()).remove(row);
            }
        }
    }

    private void requireKnown(Row row) {
        boolean known = row.entityId().equals("*") && row instanceof Trap || entities.containsKey(row.entityId());
        if (known && row instanceof Ownership o) {
            known = entities.containsKey(o.parentId());
        }
        if (!known) {
            throw new IllegalArgumentException("The row names an entity that the list does not have: " + row);
        }
    }

    private static String hash(WatchlistContent content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            content.rows().stream()
                    .map(Row::toString)
                    .sorted()
                    .forEach(s -> digest.update((s + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(), 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Label and hash, such as {@code 2026-11-24.1-1a2b3c4d}. */
    public String version() {
        return version;
    }

    /** All rows as plain records. */
    public WatchlistContent content() {
        return content;
    }

    /**
     * The entity with an id.
     *
     * @return null if the list has none
     */
    public @Nullable Entity entity(String id) {
        return entities.get(id);
    }

    /**
     * The entity that a row of this list names.
     *
     * @throws IllegalArgumentException if the list has none of that id
     */
    public Entity requireEntity(String id) {
        Entity entity = entities.get(id);
        if (entity == null) {
            throw new IllegalArgumentException("The list has no entity " + id);
        }
        return entity;
    }

    /** Whom an entity belonged to, bought from or succeeded; empty if nobody. */
    public List<Ownership> upstream(String entityId) {
        return upstream.getOrDefault(entityId, List.of());
    }

    /** All times that an entity was on a list; empty if none. */
    public List<Membership> memberships(String entityId) {
        return memberships.getOrDefault(entityId, List.of());
    }

    /** Whether an entity was on a list on a day. */
    public boolean isMember(String entityId, String list, LocalDate day) {
        return memberships(entityId).stream().anyMatch(m -> m.list().equals(list) && m.holdsOn(day));
    }

    @Override
    public String toString() {
        return "Watchlist " + version;
    }
}
