package org.sightline.inventory.agency;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What kind of public body a name says it is. The rules are the rows of {@code messages/buyer-kinds.csv}, which
 * ingest-service reads too; the first one that fits decides, so "Alder County School District" is a school district.
 */
final class KindRules {

    /** "defense department of" is read as "department of defense". */
    private static final Pattern TURNED =
            Pattern.compile("(.+) ((?:department|office|bureau|division|commission) of(?: the)?)");

    /** Names of states by their letters. */
    private static final Map<String, String> STATES = WordList.rows("buyer-words.csv").stream()
            .filter(row -> row.getField("use").equals("state"))
            .collect(Collectors.toUnmodifiableMap(row -> row.getField("meaning"), row -> row.getField("word")));

    private static final List<Rule> RULES =
            WordList.rows("buyer-kinds.csv").stream().map(Rule::of).toList();

    private KindRules() {}

    /**
     * A name as rules read it.
     *
     * @param padded with a space on either side, so that a phrase fits whole words only
     * @param own with "@" for the name of the agency's state, and for its letters at the beginning
     */
    private record Name(String padded, String own) {

        static Name of(String key, String state) {
            Matcher turned = TURNED.matcher(key);
            String name = turned.matches() ? turned.group(2) + " " + turned.group(1) : key;
            String padded = " " + name + " ";
            String letters = state.toLowerCase(Locale.ROOT) + " ";
            String own = padded.replace(" " + STATES.getOrDefault(state, letters) + " ", " @ ")
                    .strip();
            return new Name(padded, own.startsWith(letters) ? "@ " + own.substring(letters.length()) : own);
        }
    }

    /**
     * One row.
     *
     * @param states where the rule holds; everywhere, if empty
     */
    private record Rule(Predicate<Name> fits, Set<String> states, String kind) {

        static Rule of(NamedCsvRecord row) {
            String states = row.getField("states");
            return new Rule(
                    fits(row.getField("match"), row.getField("phrase")),
                    states.isEmpty() ? Set.of() : Set.of(states.split(" ")),
                    row.getField("kind"));
        }

        private static Predicate<Name> fits(String match, String phrase) {
            String words = " " + phrase + " ";
            Predicate<String> pattern =
                    match.equals("like") ? Pattern.compile(phrase).asPredicate() : text -> false;
            return switch (match) {
                case "is" -> name -> name.padded().equals(words);
                case "starts" -> name -> name.padded().startsWith(words);
                case "ends" -> name -> name.padded().endsWith(words);
                case "has" -> name -> name.padded().contains(words);
                case "like" -> name -> pattern.test(name.own());
                default -> throw new IllegalArgumentException("buyer-kinds.csv has no match \"" + match + "\"");
            };
        }

        boolean holdsIn(String state) {
            return states.isEmpty() || states.contains(state);
        }
    }

    /**
     * The kind that a name tells.
     *
     * @param key a name as {@link BuyerName} folds it
     * @param state two letters
     * @return empty where the name does not tell, or may be a federal or a state department
     */
    static Optional<AgencyKind> guess(String key, String state) {
        return AgencyKind.of(word(key, state));
    }

    /** The word of the first rule that fits; empty where none does. */
    static String word(String key, String state) {
        Name name = Name.of(key, state);
        return RULES.stream()
                .filter(rule -> rule.holdsIn(state) && rule.fits().test(name))
                .map(Rule::kind)
                .findFirst()
                .orElse("");
    }
}
