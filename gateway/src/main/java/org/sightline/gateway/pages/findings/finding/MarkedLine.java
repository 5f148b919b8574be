package org.sightline.gateway.pages.findings.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A published line with the spans marked that screening read.
 *
 * @param line the line as published
 * @param fields its texts, cut into marked and unmarked pieces
 */
public record MarkedLine(Finding.Line line, List<Field> fields) {

    /**
     * One text of a line.
     *
     * @param name as messages and the API write it, such as {@code vendorName}
     */
    public record Field(String name, List<Piece> pieces) {}

    /**
     * A piece of a text.
     *
     * @param rule the rule that read it; null where nothing was read
     * @param weight how much the rule adds, decimal; null where nothing was read
     */
    public record Piece(
            String text, @Nullable String rule, @Nullable String weight) {

        /** Whether screening read it. */
        public boolean marked() {
            return rule != null;
        }
    }

    /** The lines of a finding, each with the evidence that was read in it. */
    static List<MarkedLine> of(Finding finding) {
        return finding.lines().stream()
                .map(line -> new MarkedLine(line, fields(line, finding.evidence())))
                .toList();
    }

    /** The texts of a line that say anything. Evidence that names no line may be in any. */
    static List<Field> fields(Finding.Line line, List<Finding.Evidence> evidence) {
        List<Finding.Evidence> own = evidence.stream()
                .filter(seen -> seen.lineId() == null || seen.lineId().equals(line.id()))
                .toList();
        List<Field> fields = new ArrayList<>();
        add(fields, "description", line.description(), own);
        add(fields, "vendorName", line.vendorName(), own);
        add(fields, "manufacturer", line.manufacturer(), own);
        add(fields, "model", line.model(), own);
        return fields;
    }

    private static void add(List<Field> fields, String name, @Nullable String text, List<Finding.Evidence> evidence) {
        if (text != null && !text.isBlank()) {
            fields.add(new Field(
                    name,
                    pieces(
                            text,
                            evidence.stream()
                                    .filter(e -> matches(e.field(), name))
                                    .toList())));
        }
    }

    /** Screening says VENDOR_NAME or vendorName; both are the same field. */
    private static boolean matches(String field, String name) {
        return field.replace("_", "").equalsIgnoreCase(name);
    }

    /** Cuts a text at its spans. Spans that overlap one already marked, or lie outside the text, are left out. */
    static List<Piece> pieces(String text, List<Finding.Evidence> spans) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        List<Finding.Evidence> ordered = spans.stream()
                .sorted(Comparator.comparingInt(Finding.Evidence::start))
                .toList();
        for (Finding.Evidence span : ordered) {
            if (span.start() < at || span.end() <= span.start() || span.end() > text.length()) {
                continue;
            }
            if (span.start() > at) {
                pieces.add(new Piece(text.substring(at, span.start()), null, null));
            }
            pieces.add(new Piece(
                    text.substring(span.start(), span.end()), span.ruleId(), Objects.toString(span.weight(), "")));
            at = span.end();
        }
        if (at < text.length()) {
            pieces.add(new Piece(text.substring(at), null, null));
        }
        return pieces;
    }
}
