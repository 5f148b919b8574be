package org.sightline.matching.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.language.Language;
import org.sightline.matching.template.NotificationKind;

/**
 * How a person wants to hear of what happens.
 *
 * @param version 0 where the person has not chosen: then it is in the inbox alone, and mails go to contacts
 * @param mail where mails go; null where the account has no verified address
 * @param language of the mails
 * @param kinds each kind that the person may hear of
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "NotificationPreferences")
record Preferences(long version, @Nullable String mail, Language language, List<Choice> kinds) {

    /**
     * The choice for one kind.
     *
     * @param fixed whether it is formal, so that whoever gets mails gets it at once
     */
    @Schema(name = "NotificationPreference")
    record Choice(NotificationKind kind, Mode mode, boolean fixed) {}

    /**
     * What the database keeps of a person's choice.
     *
     * @param person issuer and subject
     */
    record Kept(
            String person,
            String name,
            String mail,
            Language language,
            long version,
            Map<NotificationKind, Mode> modes) {

        /** How the person hears of a kind. */
        Mode of(NotificationKind kind) {
            return kind.canBePutOff() ? modes.getOrDefault(kind, Mode.AT_ONCE) : Mode.AT_ONCE;
        }
    }

    /** What was chosen, of the kinds that the person hears of. */
    static Preferences of(List<NotificationKind> heard, @Nullable Kept kept, @Nullable String mail) {
        return new Preferences(
                kept == null ? 0 : kept.version(),
                mail,
                kept == null ? Language.EN : kept.language(),
                heard.stream()
                        .map(kind -> new Choice(kind, kept == null ? Mode.NO_MAIL : kept.of(kind), !kind.canBePutOff()))
                        .toList());
    }
}
