package org.sightline.tabular.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Letters that some rows print behind a number, such as the V of a check that is void. */
final class Marks {

    private static final Pattern NUMBER = Pattern.compile("\\S*\\d\\S*");
    private static final Pattern MARKED = Pattern.compile("(\\S*\\d\\S*) ([A-Z*]{1,2})");

    private Marks() {}

    /** Takes the marks out of the first column that has them; none where no column is of numbers with marks. */
    static List<String> taken(List<PdfRow> rows) {
        int columns = rows.isEmpty() ? 0 : rows.getFirst().cells().length;
        for (int i = 0; i < columns; i++) {
            int column = i;
            List<String> filled = rows.stream()
                    .map(row -> row.cells()[column])
                    .filter(cell -> !cell.isEmpty())
                    .toList();
            long marked = filled.stream()
                    .filter(cell -> MARKED.matcher(cell).matches())
                    .count();
            long numbers = filled.stream()
                    .filter(cell -> NUMBER.matcher(cell).matches())
                    .count();
            if (marked > 0 && marked < numbers && marked + numbers == filled.size()) {
                return taken(rows, column);
            }
        }
        return List.of();
    }

    private static List<String> taken(List<PdfRow> rows, int column) {
        List<String> marks = new ArrayList<>();
        for (PdfRow row : rows) {
            Matcher marked = MARKED.matcher(row.cells()[column]);
            marks.add(marked.matches() ? marked.group(2) : "");
            row.cells()[column] = marked.matches() ? marked.group(1) : row.cells()[column];
        }
        return marks;
    }
}
