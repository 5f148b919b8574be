package org.sightline.matching.notification;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.problem.RequestBody;
import org.sightline.matching.language.Language;
import org.sightline.matching.notification.Preferences.Kept;
import org.sightline.matching.template.NotificationKind;

/** How the caller wants to hear of what happens. */
@Path("/inbox/preferences")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "inbox")
public class PreferenceResource {

    private static final int MOST_CHOICES = 50;

    private final PreferenceRepository preferences;
    private final CurrentCaller current;
    private final Clock clock;

    PreferenceResource(PreferenceRepository preferences, CurrentCaller current, Clock clock) {
        this.preferences = preferences;
        this.current = current;
        this.clock = clock;
    }

    @GET
    @Requires(Action.SIGNED_IN)
    @Transactional
    @Operation(
            operationId = "readNotificationPreferences",
            summary = "How the caller hears of what happens, beside the inbox",
            description =
                    "Until the caller chooses, version is 0: it is in the inbox, and mails go to the contacts of the"
                            + " agency alone.")
    public RestResponse<Preferences> read() {
        Caller caller = current.get();
        return answer(caller, preferences.of(caller).orElse(null));
    }

    @PUT
    @Requires(Action.SIGNED_IN)
    @Transactional
    @Operation(
            operationId = "setNotificationPreferences",
            summary = "Choose how to hear of what happens",
            description =
                    "Needs If-Match. Mails go to the verified address of the caller's account. What is formal goes out"
                            + " at once whatever is chosen. The language is that of the mails. Where the address is a contact of the agency, the choice holds for what"
                            + " the contact gets.")
    public RestResponse<Preferences> set(
            @HeaderParam("If-Match") @Nullable String ifMatch, @Nullable PreferenceRequest preferencesRequest) {
        Caller caller = current.get();
        PreferenceRequest asked = RequestBody.required(preferencesRequest);
        Map<NotificationKind, Mode> modes = modes(asked, NotificationKind.of(caller));
        Optional<Kept> before = preferences.of(caller);
        long present = before.map(Kept::version).orElse(0L);
        ETags.require(ifMatch, present);
        String mail = current.verifiedMail();
        if (mail == null) {
            throw Problem.conflict("Your account has no verified email address. Ask an admin to add one.");
        }
        Language language =
                asked.language() == null ? before.map(Kept::language).orElse(Language.EN) : asked.language();
        Kept kept = new Kept(caller.identity(), caller.name(), mail, language, present + 1, modes);
        if (!preferences.keep(caller, kept, clock.instant())) {
            throw Problem.conflict("Your choice was changed at the same moment. Read it again.");
        }
        return answer(caller, kept);
    }

    private static Map<NotificationKind, Mode> modes(PreferenceRequest asked, List<NotificationKind> heard) {
        List<PreferenceRequest.@Nullable Choice> choices = asked.kinds();
        if (choices == null || choices.size() > MOST_CHOICES) {
            throw Problem.invalid("/kinds", "missing", "Give at most " + MOST_CHOICES + " kinds, each with a mode.");
        }
        Map<NotificationKind, Mode> modes = new EnumMap<>(NotificationKind.class);
        for (int i = 0; i < choices.size(); i++) {
            choose(modes, "/kinds/" + i, choices.get(i), heard);
        }
        return modes;
    }

    private static void choose(
            Map<NotificationKind, Mode> modes,
            String at,
            PreferenceRequest.@Nullable Choice choice,
            List<NotificationKind> heard) {
        NotificationKind kind = choice == null ? null : choice.kind();
        Mode mode = choice == null ? null : choice.mode();
        if (kind == null || mode == null) {
            throw Problem.invalid(at, "missing", "Give a kind and a mode.");
        }
        if (!heard.contains(kind)) {
            throw Problem.invalid(
                    at + "/kind", "not-yours", "You do not get notifications of " + kind.wireName() + ".");
        }
        if (!kind.canBePutOff() && mode != Mode.AT_ONCE) {
            throw Problem.invalid(
                    at + "/mode",
                    "formal",
                    "Formal notifications are always sent right away: " + kind.wireName() + ".");
        }
        modes.put(kind, mode);
    }

    private RestResponse<Preferences> answer(Caller caller, @Nullable Kept kept) {
        Preferences shown =
                Preferences.of(NotificationKind.of(caller), kept, kept == null ? current.verifiedMail() : kept.mail());
        return ETags.tagged(shown, shown.version());
    }
}
