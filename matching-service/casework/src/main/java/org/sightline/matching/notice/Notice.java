package org.sightline.matching.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.lifecycle.WireNames;

/**
 * What the office told an agency about one finding.
 *
 * @param text in the words of the office
 * @param answerBy by when the agency answers
 * @param letterOn the date of the letter; null for a mail
 * @param reference where the letter is filed; null for a mail
 * @param sourceCheck which text of the law was read, where no law that decides the finding is verified; else null
 * @param sentBy a sign-in name
 * @param reachedAt when the first mail was taken by the mail server, or the letter was recorded; null until then
 * @param deliveries of a mail, one for each contact
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Notice(
        UUID id,
        UUID findingId,
        UUID agencyId,
        Means means,
        String text,
        LocalDate answerBy,
        @Nullable LocalDate letterOn,
        @Nullable String reference,
        @Nullable String sourceCheck,
        String sentBy,
        Instant createdAt,
        @Nullable Instant reachedAt,
        List<Sent> deliveries) {

    /** How an agency is told. */
    @Schema(name = "NoticeMeans")
    public enum Means {
        @JsonProperty("mail")
        MAIL,
        @JsonProperty("letter")
        LETTER
    }

    /** What became of a mail. */
    @Schema(name = "NoticeDeliveryState")
    public enum State {
        WAITING,
        SENT,
        FAILED;

        @JsonValue
        public String wireName() {
            return WireNames.of(this);
        }
    }

    /**
     * What became of the mail to one contact.
     *
     * @param error why it was last refused; null where it was not
     */
    @Schema(name = "NoticeDelivery")
    public record Sent(
            String recipient,
            String address,
            State state,
            int attempts,
            @Nullable Instant sentAt,
            @Nullable String error) {}
}
