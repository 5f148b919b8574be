package org.sightline.ingest.funding;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.sightline.kit.json.Json;

/**
 * All that was ever said about where a line's money came from, oldest first. It only grows. It is kept as JSON, because
 * most lines pass through without anybody reading it.
 *
 * @param json an array of {@link Funding}
 */
public record FundingHistory(@JsonValue @JsonRawValue String json) {

    /** Nothing said yet. */
    public static final FundingHistory NONE = new FundingHistory("[]");

    /** The history with one entry more. */
    public FundingHistory with(Funding entry) {
        List<Funding> entries = new ArrayList<>(entries());
        entries.add(entry);
        return new FundingHistory(Json.write(entries));
    }

    private List<Funding> entries() {
        return json.equals(NONE.json) ? List.of() : List.of(Json.read(json, Funding[].class));
    }
}
