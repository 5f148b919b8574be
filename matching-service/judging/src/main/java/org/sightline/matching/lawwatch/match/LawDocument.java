package org.sightline.matching.lawwatch.match;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A document that a government published, as far as its server tells of it.
 *
 * @param source which server: federal-register or ecfr
 * @param number what the publisher calls it; with the source, one document
 * @param kind such as Rule, Proposed Rule or Notice; the publisher's word
 * @param address where a person reads it
 * @param published the day of publication
 * @param effective the first day on which it has effect; null where it says none
 * @param texts what it says, in parts
 */
public record LawDocument(
        String source,
        String number,
        String title,
        String kind,
        String address,
        LocalDate published,
        @Nullable LocalDate effective,
        List<Text> texts) {

    /**
     * A part of a document.
     *
     * @param where such as title, abstract or docket
     */
    public record Text(String where, String words) {}

    public LawDocument {
        texts = List.copyOf(texts);
    }

    /** The same document found by several searches: what each shows of it. */
    public LawDocument together(LawDocument other) {
        List<Text> all =
                Stream.concat(texts.stream(), other.texts.stream()).distinct().toList();
        return new LawDocument(source, number, title, kind, address, published, effective, all);
    }
}
