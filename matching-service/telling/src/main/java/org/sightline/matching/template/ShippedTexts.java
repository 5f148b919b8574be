package org.sightline.matching.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.sightline.kit.json.Json;
import org.sightline.matching.language.Language;

/** The texts that Sightline comes with, a file for each language. */
final class ShippedTexts {

    private static final Map<Language, JsonNode> READ = new ConcurrentHashMap<>();

    private ShippedTexts() {}

    /** The text of a kind. */
    static Template of(NotificationKind kind, Language language) {
        JsonNode text = READ.computeIfAbsent(language, ShippedTexts::read).required(kind.wireName());
        return new Template(
                kind,
                language,
                0,
                text.required("subject").asText(),
                text.required("text").asText());
    }

    private static JsonNode read(Language language) {
        String name = "/notification-texts/" + language.wireName() + ".json";
        try (InputStream file = Objects.requireNonNull(ShippedTexts.class.getResourceAsStream(name), name)) {
            return Json.MAPPER.readTree(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
