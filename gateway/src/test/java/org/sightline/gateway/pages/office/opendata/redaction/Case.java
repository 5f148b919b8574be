package org.sightline.gateway.pages.office.opendata.redaction;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * An invented text of one writer with what must go and what must stay.
 *
 * @param kind what has to go, as its writer called it; not a {@link Kind}
 */
record Case(String kind, String text, List<String> mustGo, List<String> mustStay) {

    /** The files of the writers from whom the tagger learned; none of them saw its code or the texts of another. */
    static final List<String> WRITERS = List.of(
            "redaction-cases.csv",
            "redaction-cases-2.csv",
            "redaction-cases-3.csv",
            "redaction-cases-4.csv",
            "redaction-cases-5.csv",
            "redaction-cases-6.csv",
            "redaction-cases-7.csv",
            "redaction-cases-8.csv",
            "redaction-cases-9.csv",
            "redaction-cases-10.csv",
            "redaction-cases-11.csv",
            "redaction-cases-12.csv",
            "redaction-cases-13.csv",
            "redaction-cases-14.csv",
            "redaction-cases-15.csv",
            "redaction-cases-16.csv",
            "redaction-cases-17.csv",
            "redaction-cases-18.csv",
            "redaction-cases-19.csv");

    /** Of a writer from whom it did not learn. Never add it to the writers: what it says of new texts would be lost. */
    static final String UNSEEN = "redaction-unseen.csv";

    /** Of these not even a piece of five characters may stay. */
    private static final Set<String> NO_PIECE_OF = Set.of("serial", "mac", "vin", "imei", "sim", "email");

    private static final int PIECE = 5;

    static List<Case> of(String file) throws IOException {
        return of(new InputStreamReader(
                Objects.requireNonNull(Case.class.getResourceAsStream(file)), StandardCharsets.UTF_8));
    }

    static List<Case> of(Reader texts) throws IOException {
        try (texts;
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(texts)) {
            return rows.stream()
                    .map(row -> new Case(
                            row.getField("kind"),
                            row.getField("text"),
                            parts(row.getField("must_go")),
                            parts(row.getField("must_stay"))))
                    .toList();
        }
    }

    private static List<String> parts(String parts) {
        return Arrays.stream(parts.split("\\|", -1))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    boolean isHarmless() {
        return mustGo.isEmpty();
    }

    /** Whether something that must go is in what is shown. */
    boolean isLeftIn(String shown) {
        boolean noPiece = NO_PIECE_OF.contains(kind);
        return mustGo.stream().anyMatch(part -> shown.contains(part) || noPiece && hasPiece(shown, part));
    }

    /** Whether more of these pieces are left than the rest of the text has. */
    private boolean hasPiece(String shown, String part) {
        String rest = text.replace(part, "");
        for (int at = 0; at + PIECE <= part.length(); at++) {
            String piece = part.substring(at, at + PIECE);
            if (shown.contains(piece) && !rest.contains(piece)) {
                return true;
            }
        }
        return false;
    }

    /** Whether what must stay is not in what is shown; of a harmless text, all must. */
    boolean isDamagedIn(String shown) {
        return isHarmless() ? !shown.equals(text) : !mustStay.stream().allMatch(shown::contains);
    }
}
