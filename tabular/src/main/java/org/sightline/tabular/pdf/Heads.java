package org.sightline.tabular.pdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The line that names the columns. */
final class Heads {

    private static final Pattern LETTER = Pattern.compile(".*\\p{L}.*");
    private static final Pattern VALUE =
            Pattern.compile("\\d{1,2}[/-]\\d{1,2}[/-]\\d{2,4}|\\d{4}-\\d\\d-\\d\\d|\\d{3,}.*");
    private static final Pattern CODE = Pattern.compile("[^\\p{L}]*\\d[^\\p{L}]*|[\\p{Lu}\\d-]*\\d[\\p{Lu}\\d-]*");
    /** Lines above the first row that may be the head. */
    private static final int NEAR = 6;

    private Heads() {}

    /** The head of the rows: of the lines above the first row the lowest that names most columns; null where none does. */
    static @Nullable PrintedLine above(PrintedLine first, List<PrintedLine> lines, Edges edges) {
        int at = lines.indexOf(first);
        PrintedLine best = null;
        int most = 1;
        for (int i = at - 1; i >= Math.max(0, at - NEAR) && lines.get(i).page() == first.page(); i--) {
            PrintedLine line = lines.get(i);
            int groups = isHead(line, edges) ? groups(line.words()).size() : 0;
            if (groups > most) {
                best = line;
                most = groups;
            }
        }
        return best;
    }

    /** Whether the line may name columns, with one above the amounts. */
    static boolean isHead(PrintedLine line, Edges edges) {
        return isNames(line) && namesAmount(line, edges) && groups(line.words()).size() > 1;
    }

    private static boolean isNames(PrintedLine line) {
        return line.words().stream()
                        .allMatch(word -> Money.of(word.text()) == null
                                && !VALUE.matcher(word.text()).matches())
                && line.words().stream()
                        .anyMatch(word -> LETTER.matcher(word.text()).matches());
    }

    /** Whether a name stands above the amounts. */
    private static boolean namesAmount(PrintedLine line, Edges edges) {
        return edges.places().stream()
                .anyMatch(place -> line.words().stream().anyMatch(word -> word.overlap(place - 45f, place + 12f) > 0));
    }

    /** The words of a head, those with no more than a space between them together. */
    static List<List<Word>> groups(List<Word> head) {
        List<List<Word>> groups = new ArrayList<>();
        for (Word word : head) {
            Word before = groups.isEmpty() ? null : groups.getLast().getLast();
            if (before == null || word.left() - before.right() > Columns.SPACE * word.size()) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(word);
        }
        return groups;
    }

    /**
     * The name of each column; empty where it has none. A name that stands above no column is of one that is empty in
     * all rows.
     */
    static List<String> names(List<Word> head, Columns columns) {
        StringBuilder[] names = new StringBuilder[columns.size()];
        Arrays.setAll(names, any -> new StringBuilder());
        for (List<Word> group : groups(head)) {
            List<Integer> over = over(group, columns);
            for (Word word : group) {
                int column = nearest(word, over, columns);
                if (column >= 0) {
                    names[column].append(names[column].isEmpty() ? "" : " ").append(word.text());
                }
            }
        }
        return Arrays.stream(names).map(name -> clean(name.toString())).toList();
    }

    private static List<Integer> over(List<Word> group, Columns columns) {
        Word whole = new Word(
                group.getFirst().left(),
                group.getLast().right(),
                0,
                group.getFirst().size(),
                "");
        List<Integer> over = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.spans().get(i).distance(whole) <= 0.3f * whole.size()) {
                over.add(i);
            }
        }
        return over;
    }

    private static int nearest(Word word, List<Integer> over, Columns columns) {
        int best = -1;
        for (int column : over) {
            if (best < 0
                    || columns.spans().get(column).distance(word)
                            < columns.spans().get(best).distance(word)) {
                best = column;
            }
        }
        return best;
    }

    private static String clean(String name) {
        return name.replaceAll("^[-_=*.\\s]{2,}|[-_=*.\\s]{2,}$", "").strip();
    }

    /** A column that is called "name" alone belongs to the one on its left, where that holds codes. */
    static List<String> whole(List<String> names, List<String[]> rows) {
        List<String> whole = new ArrayList<>(names);
        for (int i = 1; i < names.size(); i++) {
            int code = i - 1;
            boolean alone = names.get(i).toLowerCase(Locale.ROOT).equals("name")
                    && !names.get(code).isEmpty();
            if (alone
                    && rows.stream()
                            .allMatch(row -> row[code].isEmpty()
                                    || CODE.matcher(row[code]).matches())) {
                whole.set(i, names.get(code) + " " + names.get(i));
                whole.set(code, names.get(code) + " NO");
            }
        }
        return List.copyOf(whole);
    }
}
