package org.sightline.matching.screening.role;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.screening.reader.ReaderSpan;
import org.sightline.matching.screening.reader.SecondReader;
import org.sightline.matching.screening.text.Stretch;
import org.sightline.matching.screening.text.Text;

/** A field that was read once for all names in it. */
public final class RoleReading {

    /** Classes of words that say what and how many, and nothing else. */
    private static final Set<String> PLAIN = Set.of(
            Vocabulary.OTHER,
            "NAME",
            "MODEL",
            "GOODS",
            "NUM",
            "CODE",
            "COMMA",
            "SLASH",
            "THE",
            "ACQUIRE",
            "INSTALL",
            "PAY");

    private static final String THERE = "THERE";
    private static final Set<String> ACTS = Set.of("ACQUIRE", "INSTALL", "PAY");

    final Text text;
    final Phrase phrase;
    final int makers;
    final List<Token> vendor;
    final @Nullable RoleDecision clause;
    private final boolean plain;
    private final boolean thereAlready;
    private final List<RoleSpan> named;
    final @Nullable String vendorName;
    private final Map<String, SecondReader.Answer> second = new HashMap<>();

    RoleReading(
            Text text,
            List<RoleSpan> named,
            int makers,
            @Nullable Text vendorName,
            List<Token> vendor,
            @Nullable RoleDecision clause) {
        this.text = text;
        this.named = named;
        this.phrase = Phrase.of(text, named);
        this.vendorName = vendorName == null ? null : vendorName.raw;
        this.makers = makers;
        this.vendor = vendor;
        this.clause = clause;
        this.plain = says(PLAIN::contains);
        this.thereAlready = !plain && says(word -> word.equals(THERE) || PLAIN.contains(word) && !ACTS.contains(word));
    }

    /** Whether the text names goods and does nothing with them, and the vendor's name says nothing about its trade. */
    boolean plain() {
        return plain;
    }

    /** Whether the text says no more than that goods are there: "12 existing domes". */
    boolean thereAlready() {
        return thereAlready;
    }

    private boolean says(Predicate<String> allowed) {
        return phrase.tokens.stream().allMatch(token -> allowed.test(token.says()))
                && phrase.tokens.stream()
                                .filter(token -> token.says().equals(Vocabulary.OTHER))
                                .count()
                        <= 2
                && vendor.stream().map(Token::says).allMatch(PLAIN::contains);
    }

    /** What the second reader says, the same for all that was found of an entity. */
    SecondReader.Answer second(String entity) {
        return second.computeIfAbsent(
                entity, asked -> SecondReader.builtIn().read(forReader(), spans(asked), vendorName));
    }

    /**
     * The text without full stops that end no sentence: "Remove equip. Hikvision" does not say that Hikvision comes. As long as
     * the text, so that places stay what they are.
     */
    private String forReader() {
        StringBuilder said = new StringBuilder(text.raw);
        for (Text.Word word : text.words) {
            if (word.end() < said.length() && said.charAt(word.end()) == '.' && Stretch.endsNoSentence(word.text())) {
                said.setCharAt(word.end(), ' ');
            }
        }
        return said.toString();
    }

    /** The words that weigh most for the second reader in the direction of a role, heaviest first. */
    List<String> weighed(String entity, boolean purchase, int most) {
        return second(entity).weighed().stream()
                .filter(word -> word.odds() > 0 == purchase)
                .limit(most)
                .map(word -> text.raw.substring(word.start(), word.end()))
                .toList();
    }

    private List<ReaderSpan> spans(String asked) {
        return named.stream()
                .map(span ->
                        new ReaderSpan(span.start(), span.end(), span.entity().equals(asked), span.model()))
                .toList();
    }

    /** What a token says to the name at another: a found name of another entity is another maker. */
    String says(int index, int name) {
        Token token = phrase.tokens.get(index);
        boolean other = token.named() != null
                && !token.named().entity().equals(named(name).entity());
        return other ? "MAKER" : token.says();
    }

    RoleSpan named(int index) {
        RoleSpan named = phrase.tokens.get(index).named();
        if (named == null) {
            throw new IllegalArgumentException("no name at token " + index);
        }
        return named;
    }

    /** The token of the found name that covers an offset, or -1. */
    int indexAt(int offset) {
        List<Token> tokens = phrase.tokens;
        int low = 0;
        int high = tokens.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tokens.get(middle).end() <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < tokens.size() && tokens.get(low).named() != null ? low : -1;
    }
}
