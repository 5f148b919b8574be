package org.sightline.matching.verdict.reading;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.verdict.facts.ContractEvent;
import org.sightline.matching.verdict.facts.DataFiles;

/**
 * Tells a renewal, an extension, a service and a removal from a purchase by the words of a line. The words ship in
 * event-words.csv.
 */
public final class EventReader {

    private static final EventReader BUILT_IN = new EventReader();
    private static final Set<String> BRINGS_IN =
            Set.of("INSTALL", "INSTALLATION", "FURNISH", "SUPPLY", "NEW", "PROVIDE", "PURCHASE");
    private static final Set<String> NOT_A_TERM = Set.of("CORD", "CABLE", "POLE", "ARM", "BRACKET", "KIT", "TUBE");
    private static final List<ContractEvent> WEIGHT =
            List.of(ContractEvent.REMOVAL, ContractEvent.RENEWAL, ContractEvent.EXTENSION, ContractEvent.SERVICE);

    private final Phrases<ContractEvent> phrases = new Phrases<>();

    private EventReader() {
        DataFiles.rows(EventReader.class, "event-words.csv")
                .forEach(row -> Arrays.stream(row.getField("words").split(";"))
                        .forEach(words -> phrases.add(words, ContractEvent.parse(row.getField("event")))));
    }

    /** The reader with the words that ship with Sightline. */
    public static EventReader builtIn() {
        return BUILT_IN;
    }

    /**
     * Reads the description of a line; null or blank is a purchase. A line that takes out and puts in is a purchase,
     * as long as nobody says which of the two the maker is named with; see {@link #read(String, int)}.
     */
    public EventReading read(@Nullable String description) {
        Tokens tokens = Tokens.of(description);
        return read(tokens, 0, tokens.size());
    }

    /**
     * Reads the clause of a line that names the maker: {@code REMOVE 14 BRAND CAMERAS, INSTALL OTHER} is a removal
     * of the brand.
     *
     * @param makerAt where the maker's name, brand or model begins in the description
     */
    public EventReading read(String description, int makerAt) {
        Tokens tokens = Tokens.of(description);
        int from = 0;
        int to = tokens.size();
        for (int i = 1; i < tokens.size(); i++) {
            if (beginsClause(tokens, i)) {
                if (tokens.get(i).start() <= makerAt) {
                    from = i;
                } else {
                    to = Math.min(to, i);
                }
            }
        }
        return read(tokens, from, to);
    }

    private static boolean beginsClause(Tokens tokens, int index) {
        String gap = tokens.gapBefore(index);
        return gap.contains(",")
                || gap.contains(";")
                || gap.contains(". ")
                || BRINGS_IN.contains(tokens.get(index).word());
    }

    private EventReading read(Tokens tokens, int from, int to) {
        boolean bringsIn = false;
        for (int i = from; i < to; i++) {
            bringsIn |= BRINGS_IN.contains(tokens.get(i).word());
        }
        boolean purchaseToo = bringsIn;
        return phrases.find(tokens).stream()
                .filter(hit -> hit.first() >= from && hit.last() < to)
                .filter(hit -> !(hit.meaning() == ContractEvent.REMOVAL && purchaseToo))
                .filter(hit -> !isAThing(tokens, hit))
                .min(Comparator.comparingInt(hit -> WEIGHT.indexOf(hit.meaning())))
                .map(hit -> new EventReading(hit.meaning(), tokens.source(hit.first(), hit.last())))
                .orElse(new EventReading(ContractEvent.PURCHASE, ""));
    }

    /** An extension cord extends no contract. */
    private static boolean isAThing(Tokens tokens, Phrases.Hit<ContractEvent> hit) {
        int next = hit.last() + 1;
        return hit.meaning() == ContractEvent.EXTENSION
                && next < tokens.size()
                && NOT_A_TERM.contains(tokens.get(next).word());
    }
}
