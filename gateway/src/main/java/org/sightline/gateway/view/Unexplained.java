package org.sightline.gateway.view;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What agencies bought of designated makers and nobody has accounted for. */
public interface Unexplained {

    /**
     * All of a maker, in pieces as texts, because records have halves.
     *
     * @param models those of which something is left
     * @param less how many of what is left of them are explained or taken away without a model; null where none is
     */
    record MakerLeft(
            String makerName,
            String pieces,
            List<ModelLeft> models,
            @Nullable String less) {}

    /**
     * One model.
     *
     * @param model as records write it; null where they do not say it
     * @param pieces that nobody has accounted for
     */
    record ModelLeft(@Nullable String model, String pieces, String bought) {}

    /** The makers of which something is left. Who may see it is decided by whoever asks. */
    List<MakerLeft> unexplained(UUID agency);
}
