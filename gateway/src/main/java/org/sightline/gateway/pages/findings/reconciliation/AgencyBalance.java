package org.sightline.gateway.pages.findings.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What one agency bought against what became of it, maker by maker and model by model.
 *
 * @param agencyId the agency that it is counted under
 * @param makers those with the most pieces that nobody explained first
 * @param explanations what people said, the oldest first; what another stands in the place of, too
 * @param cut whether there are more models than are given; the numbers of the makers count them
 */
public record AgencyBalance(UUID agencyId, List<OfMaker> makers, List<Explanation> explanations, boolean cut) {

    /** What to call a maker; its id where nothing of it is bought or registered any more. */
    public String makerNamed(String makerId) {
        return makers.stream()
                .filter(maker -> maker.makerId().equals(makerId))
                .map(OfMaker::makerName)
                .findFirst()
                .orElse(makerId);
    }

    /**
     * All of a maker.
     *
     * @param models by name; what does not say its model stands first
     */
    @Schema(name = "MakerBalance")
    public record OfMaker(String makerId, String makerName, Balance balance, List<OfModel> models) {}

    /**
     * One model.
     *
     * @param key the model without case and punctuation, by which it is asked for; a hyphen where the records do not
     *     say it
     * @param model as records write it; null where they do not say it
     */
    @Schema(name = "ModelBalance")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OfModel(String key, @Nullable String model, Balance balance) {}
}
