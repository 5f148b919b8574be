package org.sightline.ingest.line;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines in the text format of PostgreSQL's COPY. */
final class CopyText {

    private static final int LINE = 512;

    private CopyText() {}

    static String of(List<ContractLine> lines) {
        StringBuilder text = new StringBuilder(lines.size() * LINE);
        for (ContractLine line : lines) {
            char separator = '\0';
            for (LineTable.Column<ContractLine> column : LineTable.COLUMNS) {
                if (separator != '\0') {
                    text.append(separator);
                }
                separator = '\t';
                add(text, column.value().apply(line));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static void add(StringBuilder text, @Nullable Object value) {
        switch (value) {
            case null -> text.append("\\N");
            case String words -> escape(text, words);
            default -> text.append(value);
        }
    }

    private static void escape(StringBuilder text, String words) {
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }
}
