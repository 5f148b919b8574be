package org.sightline.gateway.pages.office.operations;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.gateway.relay.Relay;
import org.sightline.gateway.route.Part;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.operations.DeadLetterView;
import org.sightline.kit.operations.DeadLetters;
import org.sightline.kit.operations.Operations;
import org.sightline.kit.operations.SystemState;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.setting.SettingInForce;

/** All parts, this one included: how they are, what is set in them, and their dead letters. Whatever is done stands in the office's audit log. */
@ApplicationScoped
class SystemParts {

    static final String GATEWAY = "gateway";

    private static final String OWN_TITLE = "The gateway and its compliance views";
    private static final TypeReference<List<SettingInForce>> SETTINGS = new TypeReference<>() {};
    private static final String DRAFT = "draft replay of dead letter";
    private static final String REPLAY = "replay dead letter";
    private static final String DISCARD = "discard dead letter";

    private final Relay relay;
    private final Operations own;
    private final DeadLetters ownLetters;
    private final DeadLetterDrafts drafts;
    private final AuditLog audit;
    private final CurrentCaller current;
    private final ObjectMapper json;

    SystemParts(
            Relay relay,
            Operations own,
            DeadLetters ownLetters,
            DeadLetterDrafts drafts,
            AuditLog audit,
            CurrentCaller current,
            ObjectMapper json) {
        this.relay = relay;
        this.own = own;
        this.ownLetters = ownLetters;
        this.drafts = drafts;
        this.audit = audit;
        this.current = current;
        this.json = json;
    }

    /** How each part is; one that does not answer is there too. */
    List<PartState> all() {
        List<PartState> parts = new ArrayList<>();
        parts.add(PartState.of(GATEWAY, OWN_TITLE, own.state()));
        for (Part part : Part.values()) {
            parts.add(state(part));
        }
        return parts;
    }

    private PartState state(Part part) {
        return asked(part, "/system")
                .map(answer -> PartState.of(part.key(), part.title(), json.convertValue(answer, SystemState.class)))
                .orElseGet(() -> PartState.away(part.key(), part.title()));
    }

    /** What is set in each part; one that does not answer is there too. */
    List<PartSettings> settings() {
        List<PartSettings> parts = new ArrayList<>();
        parts.add(new PartSettings(GATEWAY, OWN_TITLE, true, own.settings()));
        for (Part part : Part.values()) {
            Optional<List<SettingInForce>> settings =
                    asked(part, "/system/settings").map(answer -> json.convertValue(answer, SETTINGS));
            parts.add(new PartSettings(part.key(), part.title(), settings.isPresent(), settings.orElse(List.of())));
        }
        return parts;
    }

    /** What a part answers; empty where it does not, or is of a release that has no such address. */
    private Optional<JsonNode> asked(Part part, String path) {
        try {
            return Optional.of(relay.get(part, path));
        } catch (Problem away) {
            if (away.status() < 500 && away.status() != 404) {
                throw away;
            }
            return Optional.empty();
        }
    }

    /** Dead letters of a part, the newest first. */
    Page<DeadLetterView> letters(
            String part, @Nullable String state, @Nullable Integer limit, @Nullable String cursor) {
        Optional<Part> service = service(part);
        if (service.isEmpty()) {
            return ownLetters.list(state, limit, cursor);
        }
        Map<String, @Nullable Object> query = new LinkedHashMap<>();
        query.put("state", state);
        query.put("limit", limit);
        query.put("cursor", cursor);
        JsonNode answer = relay.get(service.get(), "/system/dead-letters" + text(query));
        List<DeadLetterView> items =
                answer.path("items").valueStream().map(this::view).toList();
        return new Page<>(items, answer.path("nextCursor").textValue(), null);
    }

    private static String text(Map<String, @Nullable Object> query) {
        StringBuilder text = new StringBuilder();
        query.forEach((name, value) -> {
            if (value != null) {
                text.append(text.isEmpty() ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(java.net.URLEncoder.encode(
                                String.valueOf(value), java.nio.charset.StandardCharsets.UTF_8));
            }
        });
        return text.toString();
    }

    /** @param letter its number in its part; anything else is 404 */
    DeadLetterView letter(String part, String letter) {
        Optional<Part> service = service(part);
        long id = number(letter);
        return seen(
                part,
                service.isPresent()
                        ? view(relay.get(service.get(), "/system/dead-letters/" + id))
                        : ownLetters.read(id));
    }

    private static long number(String letter) {
        try {
            return Long.parseLong(letter);
        } catch (NumberFormatException none) {
            throw Problem.notFound();
        }
    }

    /** Drafts that one is taken or sent once more, corrected where a payload is given; another person approves it. */
    DeadLetterView draft(String part, String letter, @Nullable String payload) {
        Optional<Part> service = service(part);
        long id = number(letter);
        DeadLetterView view = service.isPresent()
                ? change(service.get(), id, "replay", payload == null ? Map.of() : Map.of("payload", payload), DRAFT)
                : own(id, DRAFT, () -> ownLetters.draft(id, payload));
        drafts.drafted(part, view, current.get());
        return view;
    }

    /** Takes or sends one as another person drafted it. */
    DeadLetterView approve(String part, String letter, @Nullable Long draft) {
        Optional<Part> service = service(part);
        long id = number(letter);
        return seen(
                part,
                service.isPresent()
                        ? change(
                                service.get(),
                                id,
                                "replay/approval",
                                draft == null ? Map.of() : Map.of("draft", draft),
                                REPLAY)
                        : own(id, REPLAY, () -> ownLetters.approve(id, draft)));
    }

    /** Puts one away for good, with a reason. */
    DeadLetterView discard(String part, String letter, @Nullable String reason) {
        Optional<Part> service = service(part);
        long id = number(letter);
        return seen(
                part,
                service.isPresent()
                        ? change(
                                service.get(),
                                id,
                                "discard",
                                reason == null ? Map.of() : Map.of("reason", reason),
                                DISCARD)
                        : own(id, DISCARD, () -> ownLetters.discard(id, reason)));
    }

    private DeadLetterView seen(String part, DeadLetterView letter) {
        drafts.seen(part, letter);
        return letter;
    }

    private DeadLetterView change(Part part, long id, String what, Map<String, ?> body, String action) {
        current.require(Action.ADMINISTER, null);
        return view(relay.send(
                part, "POST", "/system/dead-letters/" + id + "/" + what, body, null, AuditLog.OFFICE, action));
    }

    private DeadLetterView own(long id, String action, java.util.function.Supplier<DeadLetterView> work) {
        Caller admin = current.require(Action.ADMINISTER, null);
        String target = "/api/system/" + GATEWAY + "/dead-letters/" + id;
        audit.write(AuditLog.OFFICE, admin, action, target, "requested");
        boolean done = false;
        try {
            DeadLetterView view = work.get();
            done = true;
            return view;
        } finally {
            audit.write(AuditLog.OFFICE, admin, action, target, done ? "done" : "refused");
        }
    }

    private DeadLetterView view(JsonNode answer) {
        return json.convertValue(answer, DeadLetterView.class);
    }

    /** Empty for the gateway itself. */
    private Optional<Part> service(String name) {
        current.require(Action.ADMINISTER, null);
        Optional<Part> service =
                Stream.of(Part.values()).filter(part -> part.key().equals(name)).findFirst();
        if (service.isEmpty() && !name.equals(GATEWAY)) {
            throw Problem.notFound();
        }
        return service;
    }
}
