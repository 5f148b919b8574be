package org.sightline.gateway.view;

/** Messages as rows of a statement: the parameter {@code bodies} is their texts, the column {@code j} their JSON. */
final class ParsedBodies {

    /**
     * Stands after {@code from}. Without {@code offset} PostgreSQL would put the parsing in the place of each {@code j}, and
     * parse a message as often as the statement reads a field of it.
     */
    static final String PARSED =
            "(select body::jsonb as j from unnest(cast(:bodies as text[])) as m (body) offset 0) as parsed";

    private ParsedBodies() {}
}
