package org.sightline.matching.edit;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.watchlist.Entity;
import org.sightline.matching.watchlist.Ownership;
import org.sightline.matching.watchlist.Row;
import org.sightline.matching.watchlist.Watchlist;
import org.sightline.matching.watchlist.WatchlistEdit;

/**
 * The rows of a watchlist while changes are read one after the other. It says no more than what a change is checked
 * against, so that a thousand changes do not make a thousand lists. Not for several threads.
 */
public final class WorkingRows {

    private final Map<String, Entity> entities = new HashMap<>();
    private final Map<String, Set<Row>> about = new HashMap<>();

    private WorkingRows() {}

    /** Those of a list. */
    public static WorkingRows of(Watchlist list) {
        WorkingRows rows = new WorkingRows();
        list.content().rows().forEach(rows::add);
        return rows;
    }

    /** The entity with an id; null where there is none. */
    public @Nullable Entity entity(String id) {
        return entities.get(id);
    }

    /** The rows about an entity, with the entity itself. */
    public List<Row> about(String entityId) {
        return List.copyOf(about.getOrDefault(entityId, Set.of()));
    }

    /** Goes on with the rows as some changes leave them. */
    public void apply(List<WatchlistEdit> edits) {
        for (WatchlistEdit edit : edits) {
            if (edit.action() == WatchlistEdit.Action.ADD) {
                add(edit.row());
            } else {
                remove(edit.row());
            }
        }
    }

    private void add(Row row) {
        Set<Row> rows = about.computeIfAbsent(row.entityId(), id -> new LinkedHashSet<>());
        if (row instanceof Entity entity) {
            Entity old = entities.put(entity.id(), entity);
            if (old != null) {
                rows.remove(old);
            }
        }
        rows.add(row);
    }

    private void remove(Row row) {
        if (row instanceof Entity entity) {
            entities.remove(entity.id());
            about.remove(entity.id());
            about.values()
                    .forEach(rows -> rows.removeIf(one ->
                            one instanceof Ownership owned && owned.parentId().equals(entity.id())));
        } else {
            about.getOrDefault(row.entityId(), Set.of()).remove(row);
        }
    }
}
