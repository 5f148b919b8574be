package org.sightline.matching.watchlist;

/**
 * A change to a watchlist.
 *
 * @param action what to do
 * @param row the row to add or remove. Adding an entity whose id exists replaces it; removing an entity removes all its rows
 */
public record WatchlistEdit(Action action, Row row) {

    /** What to do with the row. */
    public enum Action {
        ADD,
        REMOVE
    }

    /** Adds a row. */
    public static WatchlistEdit add(Row row) {
        return new WatchlistEdit(Action.ADD, row);
    }

    /** Removes a row. */
    public static WatchlistEdit remove(Row row) {
        return new WatchlistEdit(Action.REMOVE, row);
    }
}
