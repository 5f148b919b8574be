package org.sightline.matching.draft;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.edit.EditRequest;
import org.sightline.matching.law.RuleChange;
import org.sightline.matching.watchlist.Entity;
import org.sightline.matching.watchlist.Name;

/**
 * A class of goods that a law names instead of makers, as a person asks for it.
 *
 * @param id by which rules name it; new
 * @param name in plain words
 * @param words by which lines are found that are about such goods; at least one
 * @param models shapes of model numbers: {@code @} is a letter, {@code #} a digit, {@code *} either
 * @param exclusions words of lines that are about something else
 * @param source where the words were read
 * @param certainty how sure it is that a law names the class: found, copy, secondary or memory
 * @param summary what the change is for, in a sentence
 */
@Schema(
        name = "GoodsClassRequest",
        requiredProperties = {"id", "name", "words", "source", "certainty", "summary"},
        examples = """
                {"id": "cat-scanners", "name": "Body scanners", "words": ["BODY SCANNER"], "models": [],
                 "exclusions": ["TOY BODY SCANNER"], "source": "An invented act", "certainty": "found",
                 "summary": "The act names body scanners"}""")
record ClassRequest(
        @Nullable String id,
        @Nullable String name,
        @Nullable List<@Nullable String> words,
        @Nullable List<@Nullable String> models,
        @Nullable List<@Nullable String> exclusions,
        @Nullable String source,

        @Schema(enumeration = {"found", "copy", "secondary", "memory"}) @Nullable
        String certainty,

        @Nullable String summary) {

    /** The most words, models and words to leave out, of each. */
    static final int MOST_WORDS = 200;

    /** The most characters of each. */
    private static final int LONGEST_WORD = 100;

    private static final int LONGEST_TEXT = 500;

    /** A row of the watchlist, and which field of the request asks for it. */
    record Asked(String pointer, EditRequest edit) {}

    /**
     * The rows of the watchlist that are asked for: the class first.
     *
     * @throws Problem 422 where something is missing or too long
     */
    List<Asked> rows() {
        List<Asked> rows = new ArrayList<>();
        rows.add(new Asked("/id", row("entity", text("/name", name), null, Entity.Kind.CATEGORY.name())));
        List<String> found = each("/words", words);
        if (found.isEmpty()) {
            throw Problem.invalid("/words", "missing", "Give at least one word by which lines are found.");
        }
        found.forEach(word -> rows.add(new Asked("/words", row("name", word, Name.Kind.PHRASE.name(), null))));
        each("/models", models).forEach(model -> rows.add(new Asked("/models", row("model", model, null, null))));
        each("/exclusions", exclusions)
                .forEach(word -> rows.add(new Asked("/exclusions", row("trap", word, null, null))));
        return rows;
    }

    /** The change of the rules that lets them name the class. */
    RuleChange change() {
        return RuleChange.addClass(text("/id", id), text("/name", name), text("/certainty", certainty));
    }

    private EditRequest row(String kind, String value, @Nullable String form, @Nullable String entityKind) {
        return new EditRequest(
                "add",
                kind,
                text("/id", id),
                value,
                null,
                text("/source", source),
                null,
                form,
                null,
                entityKind,
                null,
                null,
                null,
                null);
    }

    private static String text(String pointer, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw Problem.invalid(pointer, "missing", "Fill this in.");
        }
        return requireAtMost(LONGEST_TEXT, pointer, text.strip());
    }

    /** Each word once, in order, however it is written. */
    private static List<String> each(String pointer, @Nullable List<@Nullable String> texts) {
        List<String> all = new ArrayList<>();
        for (String text : texts == null ? List.<String>of() : texts) {
            String word = text == null ? "" : text.strip();
            if (!word.isEmpty() && all.stream().noneMatch(word::equalsIgnoreCase)) {
                all.add(requireAtMost(LONGEST_WORD, pointer, word));
            }
        }
        if (all.size() > MOST_WORDS) {
            throw Problem.invalid(pointer, "too-many", "Give at most " + MOST_WORDS + ".");
        }
        return all;
    }

    private static String requireAtMost(int most, String pointer, String text) {
        if (text.length() > most) {
            throw Problem.invalid(pointer, "too-long", "Write at most " + most + " characters.");
        }
        return text;
    }
}
