package org.sightline.matching.template;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.language.Language;
import org.sightline.matching.language.Value;
import org.sightline.matching.template.TemplateRepository.Kept;

/**
 * Writes what people are told, by the template that is in force: the latest that an admin wrote, or the text that Sightline
 * came with. The text in another language that Sightline came with is the translation of the English one that it came with:
 * where an admin changed that one, it counts as none until somebody translates it. Works in the running transaction.
 */
@ApplicationScoped
public class Templates {

    private static final Set<Language> OTHERS = EnumSet.complementOf(EnumSet.of(Language.EN));
    private static final int MOST_VERSIONS = 200;

    private final TemplateRepository kept;
    private final Clock clock;

    Templates(TemplateRepository kept, Clock clock) {
        this.kept = kept;
        this.clock = clock;
    }

    /** What is said of something that happened. */
    public Translations write(NotificationKind kind, Map<String, Value> values) {
        Kept english = latest(kind, Language.EN);
        Map<Language, Written> others = new EnumMap<>(Language.class);
        for (Language language : OTHERS) {
            Kept own = latest(kind, language);
            if (!isShipped(own) || isShipped(english)) {
                others.put(language, template(kind, language, own).filled(values));
            }
        }
        return new Translations(template(kind, Language.EN, english).filled(values), others);
    }

    /** The texts in force, by kind and language. */
    List<TemplateView> list() {
        return Arrays.stream(NotificationKind.values())
                .flatMap(kind -> Arrays.stream(Language.values()).map(language -> inForce(kind, language)))
                .toList();
    }

    /** A text as it stands. */
    TemplateView inForce(NotificationKind kind, Language language) {
        TemplateView own = view(kind, language, latest(kind, language));
        Kept english = latest(kind, Language.EN);
        return OTHERS.contains(language) && own.shipped() && !isShipped(english)
                ? untranslated(own, template(kind, Language.EN, english))
                : own;
    }

    /** The versions of a text, the latest first, and last the one that Sightline came with. */
    List<TemplateView> versions(NotificationKind kind, Language language) {
        List<TemplateView> all = new ArrayList<>(kept.versions(kind, language, MOST_VERSIONS).stream()
                .map(version -> view(kind, language, version))
                .toList());
        all.add(view(kind, language, null));
        return all;
    }

    /** Puts a text in force. */
    TemplateView set(
            NotificationKind kind, Language language, TemplateRequest asked, @Nullable String ifMatch, Caller by) {
        int next = next(kind, language, ifMatch);
        Template wanted = TemplateCheck.checked(kind, language, next, asked);
        return add(kind, language, new Kept(next, wanted.subject(), wanted.text(), by.name(), clock.instant()));
    }

    /** Puts the text in force again that Sightline came with. */
    TemplateView reset(NotificationKind kind, Language language, @Nullable String ifMatch, Caller by) {
        int next = next(kind, language, ifMatch);
        return add(kind, language, new Kept(next, null, null, by.name(), clock.instant()));
    }

    /** What people would read, with invented values. */
    TemplateView.Preview preview(NotificationKind kind, Language language, TemplateRequest asked) {
        Written sample = TemplateCheck.checked(kind, language, 0, asked).filled(kind.sample());
        return new TemplateView.Preview(sample.subject(), sample.text());
    }

    private int next(NotificationKind kind, Language language, @Nullable String ifMatch) {
        kept.lock();
        Kept present = latest(kind, language);
        int version = present == null ? 0 : present.version();
        ETags.require(ifMatch, version);
        if (version >= MOST_VERSIONS) {
            throw Problem.conflict("The text was changed " + MOST_VERSIONS + " times, and more versions are not kept.");
        }
        return version + 1;
    }

    private TemplateView add(NotificationKind kind, Language language, Kept version) {
        kept.add(kind, language, version);
        return inForce(kind, language);
    }

    private @Nullable Kept latest(NotificationKind kind, Language language) {
        List<Kept> latest = kept.versions(kind, language, 1);
        return latest.isEmpty() ? null : latest.getFirst();
    }

    private static boolean isShipped(@Nullable Kept version) {
        return version == null || version.text() == null;
    }

    private static Template template(NotificationKind kind, Language language, @Nullable Kept version) {
        Template shipped = ShippedTexts.of(kind, language);
        String subject = version == null ? null : version.subject();
        String text = version == null ? null : version.text();
        return new Template(
                kind,
                language,
                version == null ? 0 : version.version(),
                subject == null ? shipped.subject() : subject,
                text == null ? shipped.text() : text);
    }

    private static TemplateView view(NotificationKind kind, Language language, @Nullable Kept version) {
        Template template = template(kind, language, version);
        return new TemplateView(
                kind,
                language,
                template.version(),
                template.subject(),
                template.text(),
                isShipped(version),
                false,
                kind.sample().keySet().stream().sorted().toList(),
                version == null ? null : version.setBy(),
                version == null ? null : version.setAt());
    }

    private static TemplateView untranslated(TemplateView own, Template english) {
        return new TemplateView(
                own.kind(),
                own.language(),
                own.version(),
                english.subject(),
                english.text(),
                false,
                true,
                own.placeholders(),
                own.setBy(),
                own.setAt());
    }
}
