package org.sightline.matching.lawwatch.match;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.verdict.facts.DataFiles;

/** How documents call laws, lists, makers and dockets of citations of the rule book, by the table {@code names.csv}. */
final class LawNames {

    private static final List<Name> NAMES = DataFiles.rows(LawNames.class, "names.csv").stream()
            .map(LawNames::read)
            .toList();

    /**
     * A row.
     *
     * @param kind law, list, maker, or docket of a citation
     * @param beside what the document has to name too; null where the phrase tells enough
     */
    record Name(
            String kind, String id, String phrase, @Nullable Pattern beside) {

        Pattern pattern() {
            return Pattern.compile("(?<![\\w-])(?:" + phrase + ")(?![\\w-])");
        }
    }

    private LawNames() {}

    private static Name read(NamedCsvRecord row) {
        String beside = row.getField("with");
        return new Name(
                row.getField("kind"),
                row.getField("id"),
                row.getField("phrase"),
                beside.isEmpty() ? null : Pattern.compile(beside));
    }

    static Stream<Name> of(String kind) {
        return NAMES.stream().filter(name -> name.kind().equals(kind));
    }

    static Stream<Name> of(String kind, String id) {
        return of(kind).filter(name -> name.id().equals(id));
    }

    /** How documents name an act: by its number, or its name. */
    static Pattern law(String number) {
        String phrases = of("law", number).map(name -> "|" + name.phrase()).collect(Collectors.joining());
        return Pattern.compile("Pub\\. L\\. " + Pattern.quote(number) + "(?!\\d)" + phrases);
    }
}
