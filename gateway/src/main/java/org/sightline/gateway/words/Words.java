package org.sightline.gateway.words;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plain words for codes, in one language. */
public record Words(WordsTexts texts) {

    /**
     * A code as words: {@code under_review} becomes "under review". A code without a text reads as it is written, with
     * spaces.
     */
    public String of(@Nullable String code) {
        if (code == null) {
            return texts.notKnown();
        }
        return Stream.<Optional<String>>of(
                        constant(Verdict.values(), code).map(texts::verdict),
                        constant(MakerRelation.values(), code).map(texts::relation),
                        constant(FindingStatus.values(), code.toUpperCase(Locale.ROOT))
                                .map(texts::status),
                        constant(Fund.values(), code.toUpperCase(Locale.ROOT)).map(texts::fund),
                        constant(Code.values(), constantName(code)).map(texts::code))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> code.replace('_', ' '));
    }

    /** One body of a kind; null and {@code unknown} stand for a kind that is not known. */
    public String kind(@Nullable String code) {
        return kind(code, texts::bodyKind).orElseGet(() -> otherKind(code));
    }

    /** Several bodies of a kind. */
    public String kinds(@Nullable String code) {
        return kind(code, texts::bodyKinds)
                .orElseGet(() -> "municipality".equals(code) ? texts.citiesTownsAndVillages() : otherKind(code));
    }

    /** A kind of money, as a buyer would say it. */
    public String fundTitle(String code) {
        return constant(Fund.values(), code.toUpperCase(Locale.ROOT))
                .map(texts::fundTitle)
                .orElseGet(() -> of(code));
    }

    /** What a column of a purchase file can mean. */
    public String importField(String code) {
        return constant(ImportField.values(), code.toUpperCase(Locale.ROOT))
                .map(texts::importField)
                .orElseGet(() -> of(code));
    }

    /** A quantity without needless zeros. */
    public static String pieces(BigDecimal quantity) {
        BigDecimal plain = quantity.stripTrailingZeros();
        return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
    }

    private static Optional<String> kind(@Nullable String code, Function<BodyKind, String> text) {
        return code == null
                ? Optional.empty()
                : constant(BodyKind.values(), code.toUpperCase(Locale.ROOT)).map(text);
    }

    private String otherKind(@Nullable String code) {
        return code == null || code.equals("unknown") ? texts.kindNotKnown() : capital(of(code));
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** As an enumeration would name the code: {@code installedOn} and {@code oversight-analyst} have underscores there. */
    private static String constantName(String code) {
        return code.replaceAll("([a-z])([A-Z])", "$1_$2")
                .replaceAll("[- ]", "_")
                .toUpperCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> Optional<E> constant(E[] all, String name) {
        return Arrays.stream(all).filter(one -> one.name().equals(name)).findFirst();
    }
}
