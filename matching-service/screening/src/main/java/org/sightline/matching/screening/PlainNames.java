package org.sightline.matching.screening;

import java.util.List;
import org.sightline.matching.screening.find.NameIndex;
import org.sightline.matching.screening.text.Lexicon;
import org.sightline.matching.watchlist.Name;
import org.sightline.matching.watchlist.Row;

/** Which names of an imported list are too plain to be looked for inside texts, and what finds them all the same. */
public final class PlainNames {

    private static final int SHORTEST = 3;

    private PlainNames() {}

    /** One sentence for each such name. */
    public static List<String> of(List<Row> rows) {
        List<Name> listed = rows.stream()
                .filter(Name.class::isInstance)
                .map(Name.class::cast)
                .filter(name -> name.kind() == Name.Kind.LISTED)
                .toList();
        return new NameIndex(listed, Lexicon.standard())
                .plain(listed).stream()
                        .map(name -> name.text()
                                + (letters(name) < SHORTEST
                                        ? ": too short to be searched; add an identifier or another name"
                                        : ": too plain to be searched inside texts; found where it is the whole name of"
                                                + " a vendor or manufacturer"))
                        .toList();
    }

    private static long letters(Name name) {
        return name.text().codePoints().filter(Character::isLetterOrDigit).count();
    }
}
