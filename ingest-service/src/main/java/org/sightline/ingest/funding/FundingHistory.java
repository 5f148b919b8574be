package org.sightline.ingest.funding;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sightline.kit.json.Json;
import org.sightline.kit.message.TakenBack;

/**
 * All that was ever said about where a line's money came from, oldest first. It only grows. It is kept as JSON, because
 * most lines pass through without anybody reading it.
 *
 * @param json an array of {@link Funding}
 */
public record FundingHistory(@JsonValue @JsonRawValue String json) {

    /** Nothing said yet. */
    public static final FundingHistory NONE = new FundingHistory("[]");

    private static final String NOTHING_COUNTS = "not recorded";

    /** The history with one entry more. */
    public FundingHistory with(Funding entry) {
        List<Funding> entries = new ArrayList<>(entries());
        entries.add(entry);
        return new FundingHistory(Json.write(entries));
    }

    /**
     * The history with one entry more, which takes back the last word of a person that still counts.
     *
     * @param why for the record
     * @return empty where no person said anything that counts
     */
    public Optional<FundingHistory> takenBack(String why, String person, Instant now) {
        List<Funding> entries = entries();
        List<Integer> counting = TakenBack.counting(entries, Funding::takesBack);
        return counting.reversed().stream()
                .filter(place -> entries.get(place).saidByPerson())
                .findFirst()
                .map(last -> {
                    String again = counting.reversed().stream()
                            .filter(place -> !place.equals(last))
                            .findFirst()
                            .map(place -> entries.get(place).text())
                            .orElse(NOTHING_COUNTS);
                    return with(new Funding(again, now, person, false, why, last + 1));
                });
    }

    private List<Funding> entries() {
        return json.equals(NONE.json) ? List.of() : List.of(Json.read(json, Funding[].class));
    }
}
