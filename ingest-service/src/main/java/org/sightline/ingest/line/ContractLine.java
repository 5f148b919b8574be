package org.sightline.ingest.line;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.funding.Funding;
import org.sightline.ingest.funding.FundingHistory;
import org.sightline.kit.message.OutgoingMessage;
import org.sightline.kit.trace.Trace;

/**
 * A contract line as it stands after a change: what is stored, what the {@code contract-lines} message says, and what
 * the API shows.
 *
 * @param version grows by one with each change
 * @param hash of the content, to see whether a later file says the same
 * @param origin where it was published last
 * @param withdrawn whether no import says it any more
 * @param recordedAt when this version was stored, UTC
 */
@Schema(name = "Line", description = "A contract line in the shape of its message (contract-line.v1).")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContractLine(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "Grows by one with each change")
        int version,

        @JsonIgnore UUID hash,
        @JsonUnwrapped Origin origin,
        @Schema(required = true) UUID agencyId,
        @JsonUnwrapped LineContent content,

        @Schema(
                type = SchemaType.ARRAY,
                implementation = Funding.class,
                required = true,
                description = "What was said about the money, oldest first")
        FundingHistory funding,

        @Schema(required = true, description = "Whether no import says it any more")
        boolean withdrawn,

        @Schema(required = true) Instant recordedAt,
        @Nullable String correlationId) {

    public static final String TOPIC = "contract-lines";

    static final String TYPE = "contract-line.changed.v1";

    /**
     * Where a line was published.
     *
     * @param row the record's number in the file, the first being 1
     */
    public record Origin(
            @Schema(required = true) String sourceId,
            @Schema(required = true) UUID importId,

            @Schema(required = true, description = "The record's number in the file, the first being 1")
            long row) {}

    /** Each attempt to send a version is the same event. */
    private UUID eventId() {
        return new UUID(id.getMostSignificantBits() + version, id.getLeastSignificantBits());
    }

    /** A line as a file says it; its version, history and time are set when it is stored. */
    public static ContractLine published(
            UUID id, UUID hash, Origin origin, UUID agencyId, LineContent content, @Nullable String correlationId) {
        return new ContractLine(
                id, 0, hash, origin, agencyId, content, FundingHistory.NONE, false, Instant.EPOCH, correlationId);
    }

    /** The next version of this line, as stored now. */
    ContractLine stored(int newVersion, FundingHistory history, Instant now) {
        return new ContractLine(id, newVersion, hash, origin, agencyId, content, history, false, now, correlationId);
    }

    /** The next version of this line, when no import says it any more. */
    ContractLine takenBack(@Nullable String correlation, Instant now) {
        return new ContractLine(id, version + 1, hash, origin, agencyId, content, funding, true, now, correlation);
    }

    /** The next version of this line, with another content. */
    ContractLine saying(LineContent other, Instant now) {
        return new ContractLine(
                id, version + 1, other.hash(), origin, agencyId, other, funding, withdrawn, now, correlationId);
    }

    /** The next version of this line, as another agency's. */
    ContractLine of(UUID agency, Instant now) {
        return new ContractLine(id, version + 1, hash, origin, agency, content, funding, withdrawn, now, correlationId);
    }

    /** The next version of this line, with another history of its money. */
    ContractLine funded(FundingHistory history, @Nullable String correlation, Instant now) {
        return new ContractLine(id, version + 1, hash, origin, agencyId, content, history, withdrawn, now, correlation);
    }

    /** This version with another content, as an earlier one is given that has to lose a part of it. */
    ContractLine reading(LineContent other) {
        return new ContractLine(
                id, version, other.hash(), origin, agencyId, other, funding, withdrawn, recordedAt, correlationId);
    }

    /** The message that tells of this version. */
    public OutgoingMessage message() {
        return new OutgoingMessage(
                eventId(), TOPIC, id.toString(), TYPE, recordedAt, correlationId, Trace.current(), LineJson.of(this));
    }
}
