package org.sightline.gateway.pages.office.operations;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.operations.SystemState;

/**
 * How one part is.
 *
 * @param part gateway, ingest, matching or inventory
 * @param title what it does
 * @param answers whether it answers
 * @param well whether nothing in it has waited too long
 * @param sentences what waits for what, in words
 * @param state the numbers; null where it does not answer
 */
@Schema(requiredProperties = {"part", "title", "answers", "well", "sentences"})
public record PartState(
        String part,
        String title,
        boolean answers,
        boolean well,
        List<String> sentences,
        @Nullable SystemState state) {

    static PartState of(String part, String title, SystemState state) {
        return new PartState(part, title, true, state.well(), state.sentences(), state);
    }

    static PartState away(String part, String title) {
        return new PartState(
                part,
                title,
                false,
                false,
                List.of(title + " does not answer. What is sent to it waits, and the other parts go on."),
                null);
    }
}
