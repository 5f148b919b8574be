package org.sightline.matching.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan as a list shows it.
 *
 * @param cost in US dollars, as a decimal; null while not known
 * @param items how many findings are in it
 * @param settledItems of how many of them nothing is left to do
 * @param pieces how many pieces of equipment they are
 * @param provenPieces of how many pieces there is proof
 * @param nextDue the first day on which something of it is due; null where nothing is left
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PlanRow(
        UUID id,
        UUID agencyId,
        long version,
        PlanState state,
        Instant stateSince,
        String title,
        String owner,
        @Nullable String cost,
        Instant createdAt,
        int items,
        int settledItems,
        long pieces,
        long provenPieces,
        @Nullable LocalDate nextDue) {

    static PlanRow of(PlanRepository.Listed listed) {
        PlanRepository.Head head = listed.head();
        return new PlanRow(
                head.id(),
                head.agencyId(),
                head.version(),
                head.standing().state(),
                head.standing().since(),
                head.content().title(),
                head.content().owner(),
                head.content().cost(),
                head.createdAt(),
                listed.items(),
                listed.settled(),
                listed.pieces(),
                listed.proven(),
                head.standing().state().ended() ? null : listed.nextDue());
    }
}
