package org.sightline.matching.watchlists;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.sightline.kit.json.Json;
import org.sightline.matching.watchlist.Entity;
import org.sightline.matching.watchlist.Identifier;
import org.sightline.matching.watchlist.Membership;
import org.sightline.matching.watchlist.ModelGrammar;
import org.sightline.matching.watchlist.Name;
import org.sightline.matching.watchlist.Ownership;
import org.sightline.matching.watchlist.Row;
import org.sightline.matching.watchlist.Trap;
import org.sightline.matching.watchlist.WatchlistContent;
import org.sightline.matching.watchlist.WatchlistEdit;

/** Lists and edits as JSON, for their columns. The screening module knows nothing of JSON, so the names are given here. */
public final class WatchlistColumn {

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "row")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Entity.class, name = "entity"),
        @JsonSubTypes.Type(value = Ownership.class, name = "ownership"),
        @JsonSubTypes.Type(value = Membership.class, name = "membership"),
        @JsonSubTypes.Type(value = Name.class, name = "name"),
        @JsonSubTypes.Type(value = ModelGrammar.class, name = "grammar"),
        @JsonSubTypes.Type(value = Identifier.class, name = "identifier"),
        @JsonSubTypes.Type(value = Trap.class, name = "trap")
    })
    private interface Named {}

    private static final JsonMapper JSON =
            Json.MAPPER.rebuild().addMixIn(Row.class, Named.class).build();

    private WatchlistColumn() {}

    public static String write(WatchlistContent content) {
        return json(content);
    }

    public static WatchlistContent content(String column) {
        return read(column, new TypeReference<>() {});
    }

    public static String write(List<WatchlistEdit> edits) {
        try {
            return JSON.writerFor(new TypeReference<List<WatchlistEdit>>() {}).writeValueAsString(edits);
        } catch (JsonProcessingException cannot) {
            throw new IllegalStateException("Edits could not be written as JSON", cannot);
        }
    }

    public static List<WatchlistEdit> edits(String column) {
        return read(column, new TypeReference<>() {});
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException cannot) {
            throw new IllegalStateException("A list could not be written as JSON", cannot);
        }
    }

    private static <T> T read(String column, TypeReference<T> type) {
        try {
            return JSON.readValue(column, type);
        } catch (JsonProcessingException cannot) {
            throw new IllegalStateException("A stored list could not be read", cannot);
        }
    }
}
