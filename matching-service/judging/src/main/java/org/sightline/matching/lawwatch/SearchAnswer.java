package org.sightline.matching.lawwatch;

import java.util.List;
import org.sightline.matching.lawwatch.match.LawDocument;

/**
 * A page of what a source found.
 *
 * @param pages how many there are
 */
record SearchAnswer(List<LawDocument> documents, int pages) {

    SearchAnswer {
        documents = List.copyOf(documents);
    }
}
