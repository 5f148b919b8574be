package org.sightline.ingest.funding;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.json.Json;
import org.sightline.kit.message.TakenBack;

/**
 * All that was ever said about where a line's money came from, oldest first. It only grows. It is kept as JSON, because
 * most lines pass through without anybody reading it.
 */
public final class FundingHistory {

    private static final String NOTHING = "[]";
    private static final String NOTHING_COUNTS = "not recorded";

    /** Nothing said yet. */
    public static final FundingHistory NONE = new FundingHistory(NOTHING, null);

    /** Written when it is first asked for; two threads that both do write the same. */
    private @Nullable String json;

    /** The only entry, where this was made from one; null where there is none, or all are in the JSON. */
    private final @Nullable Funding only;

    private FundingHistory(@Nullable String json, @Nullable Funding only) {
        this.json = json;
        this.only = only;
    }

    /**
     * A history that was kept.
     *
     * @param json an array of {@link Funding}
     */
    public static FundingHistory of(String json) {
        return new FundingHistory(json, null);
    }

    /**
     * The history of a line of which no more is known than what its file said.
     *
     * @param fund null where the file says nothing of the money
     */
    public static FundingHistory published(@Nullable String fund, Instant at, UUID importId) {
        return fund == null ? NONE : new FundingHistory(null, Funding.published(fund, at, importId));
    }

    /** Whether this is just {@link #published} with these arguments. False for one that was made from JSON with an entry, whatever it says. */
    public boolean isPublished(@Nullable String fund, Instant at, UUID importId) {
        return fund == null ? saysNothing() : only != null && only.equals(Funding.published(fund, at, importId));
    }

    private boolean saysNothing() {
        return only == null && NOTHING.equals(json);
    }

    /** An array of {@link Funding}. */
    @JsonValue
    @JsonRawValue
    public String json() {
        String written = json;
        if (written == null) {
            written = Json.write(only == null ? List.of() : List.of(only));
            json = written;
        }
        return written;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FundingHistory history && json().equals(history.json());
    }

    @Override
    public int hashCode() {
        return json().hashCode();
    }

    @Override
    public String toString() {
        return json();
    }

    /** The history with one entry more. */
    public FundingHistory with(Funding entry) {
        if (saysNothing()) {
            return new FundingHistory(null, entry);
        }
        List<Funding> entries = new ArrayList<>(entries());
        entries.add(entry);
        return of(Json.write(entries));
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
        return only == null ? List.of(Json.read(json(), Funding[].class)) : List.of(only);
    }
}
