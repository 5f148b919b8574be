package org.sightline.kit.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A statement with named parameters, as the driver wants it: question marks in their place, and the names in order.
 * Colons in literals, quoted names, comments, dollar quotes and casts ({@code ::}) are no parameters.
 */
record NamedSql(String positional, List<String> names) {

    private static final int MOST_KEPT = 2_000;
    private static final Map<String, NamedSql> KEPT = new ConcurrentHashMap<>();

    static NamedSql of(String sql) {
        NamedSql kept = KEPT.get(sql);
        if (kept == null) {
            kept = new Reader(sql).read();
            if (KEPT.size() < MOST_KEPT) {
                KEPT.put(sql, kept);
            }
        }
        return kept;
    }

    private static final class Reader {

        private final String sql;
        private final StringBuilder positional = new StringBuilder();
        private final List<String> names = new ArrayList<>();
        private int at;

        Reader(String sql) {
            this.sql = sql;
        }

        NamedSql read() {
            while (at < sql.length()) {
                step();
            }
            return new NamedSql(positional.toString(), List.copyOf(names));
        }

        private void step() {
            char c = sql.charAt(at);
            switch (c) {
                case '\'', '"' -> copyThrough(String.valueOf(c), at + 1);
                case '-' -> copyIfStarts("--", "\n");
                case '/' -> copyIfStarts("/*", "*/");
                case '$' -> copyDollarQuote();
                case ':' -> colon();
                // The driver reads one as a place for a value, and two as the operator.
                case '?' -> copy("??", 1);
                default -> copy(String.valueOf(c), 1);
            }
        }

        private void colon() {
            if (sql.startsWith("::", at)) {
                copy("::", 2);
                return;
            }
            int end = at + 1;
            while (end < sql.length() && Character.isJavaIdentifierPart(sql.charAt(end))) {
                end++;
            }
            if (end == at + 1 || !Character.isJavaIdentifierStart(sql.charAt(at + 1))) {
                copy(":", 1);
                return;
            }
            names.add(sql.substring(at + 1, end));
            copy("?", end - at);
        }

        private void copyIfStarts(String start, String end) {
            if (sql.startsWith(start, at)) {
                copyThrough(end, at + start.length());
            } else {
                copy(sql.substring(at, at + 1), 1);
            }
        }

        private void copyDollarQuote() {
            int close = sql.indexOf('$', at + 1);
            String tag = close < 0 ? "" : sql.substring(at, close + 1);
            if (tag.matches("\\$([A-Za-z_]\\w*)?\\$")) {
                copyThrough(tag, close + 1);
            } else {
                copy("$", 1);
            }
        }

        private void copyThrough(String end, int from) {
            int found = sql.indexOf(end, from);
            int stop = found < 0 ? sql.length() : found + end.length();
            copy(sql.substring(at, stop), stop - at);
        }

        private void copy(String text, int read) {
            positional.append(text);
            at += read;
        }
    }
}
