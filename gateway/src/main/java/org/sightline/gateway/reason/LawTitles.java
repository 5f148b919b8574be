package org.sightline.gateway.reason;

import io.quarkus.qute.TemplateExtension;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sightline.gateway.shell.Language;

/**
 * What laws are called. A title is recognized by its English text, so that one that the office wrote or corrected, and one of an
 * earlier release, is never shown under the translation of another.
 */
@TemplateExtension
public final class LawTitles {

    private static final String ENGLISH = "/messages/reason.properties";
    private static final Map<String, LawTitle> KNOWN = known();

    private LawTitles() {}

    /** The title in the language of the reader; in English where it is not known. */
    public static ReasonPiece lawTitle(String english) {
        LawTitle known = KNOWN.get(english);
        boolean translated = !Language.current().equals(Locale.ENGLISH);
        return known == null || !translated
                ? new ReasonPiece(english, translated)
                : new ReasonPiece(Language.current(ReasonTexts.class).title(known), false);
    }

    /** As they stand in the file: the bundle answers in the language of the request that is the first to ask. */
    private static Map<String, LawTitle> known() {
        Properties english = new Properties();
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(LawTitles.class.getResourceAsStream(ENGLISH)), StandardCharsets.UTF_8)) {
            english.load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Arrays.stream(LawTitle.values())
                .collect(Collectors.toMap(title -> english.getProperty("title_$" + title), Function.identity()));
    }
}
