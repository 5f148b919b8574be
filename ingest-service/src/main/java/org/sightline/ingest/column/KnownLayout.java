package org.sightline.ingest.column;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.tabular.Row;

/**
 * Whether a file has the layout for which somebody once said what the columns are: the same columns with values of the same
 * shape. Such a file is read without a question; where the layout changed, it is asked about again.
 */
final class KnownLayout {

    /** Shapes that are sure; a column of codes or of mixed values may hold others next time. */
    private static final Set<String> SURE = Set.of("days", "numbers", "words");

    /** In so few rows a shape says nothing. */
    private static final int FEWEST_ROWS = 3;

    private KnownLayout() {}

    /** What is to be asked, with both readings; empty where nothing changed, or where no shapes are remembered. */
    static List<String> changes(List<String> headers, List<Row> rows, Mapping mapping, Profile profile) {
        List<String> questions = new ArrayList<>();
        if (profile.shapes() == null || mapping.shapes() == null || rows.size() < FEWEST_ROWS) {
            return questions;
        }
        List<ColumnGuess.Guess> fresh = ColumnGuess.guess(headers, rows);
        for (int i = 0; i < headers.size(); i++) {
            String question = profile.knows(headers.get(i))
                    ? changed(
                            headers.get(i),
                            mapping.fields().get(i),
                            profile.shapeOf(headers.get(i)),
                            mapping.shapes().get(i))
                    : added(
                            headers.get(i),
                            fresh.get(i).field(),
                            mapping.fields().get(i));
            if (question != null) {
                questions.add(question);
            }
        }
        return questions;
    }

    private static @Nullable String changed(String header, @Nullable Field field, @Nullable String before, String now) {
        boolean differs = before != null && !before.equals(now) && SURE.contains(before) && SURE.contains(now);
        // A workbook has days as numbers.
        boolean readable = field != null && field.isDate() && !now.equals("words");
        return field == null || field == Field.IGNORE || !differs || readable
                ? null
                : "whether the column \"" + header + "\" is still the " + field.words()
                        + ": earlier files of this source held " + before + " there, and this one holds " + now;
    }

    private static @Nullable String added(String header, @Nullable Field guessed, @Nullable Field read) {
        return guessed == null || read != null
                ? null
                : "whether the column \"" + header + "\", which earlier files of this source did not have, is the "
                        + guessed.words() + ", or is left out";
    }
}
