package org.sightline.matching.template;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.template.TemplateRepository.Kept;

/**
 * Writes what people are told, by the template that is in force: the latest that an admin wrote, or the text that Sightline
 * came with. Works in the running transaction.
 */
@ApplicationScoped
public class Templates {

    /** The one language that there is; each template has its own, so that others can be added. */
    static final String LANGUAGE = "en";

    private static final int MOST_VERSIONS = 200;

    private final TemplateRepository kept;
    private final Clock clock;

    Templates(TemplateRepository kept, Clock clock) {
        this.kept = kept;
        this.clock = clock;
    }

    /** What is said of something that happened. */
    public Written write(NotificationKind kind, Map<String, String> values) {
        Kept latest = latest(kind, LANGUAGE);
        return template(kind, LANGUAGE, latest).filled(values);
    }

    /** The texts in force, by kind. */
    List<TemplateView> list() {
        return Arrays.stream(NotificationKind.values())
                .map(kind -> inForce(kind, LANGUAGE))
                .toList();
    }

    /** A text as it stands. */
    TemplateView inForce(NotificationKind kind, String language) {
        requireKnown(language);
        return view(kind, language, latest(kind, language));
    }

    /** The versions of a text, the latest first, and last the one that Sightline came with. */
    List<TemplateView> versions(NotificationKind kind, String language) {
        requireKnown(language);
        List<TemplateView> all = new ArrayList<>(kept.versions(kind, language, MOST_VERSIONS).stream()
                .map(version -> view(kind, language, version))
                .toList());
        all.add(view(kind, language, null));
        return all;
    }

    /** Puts a text in force. */
    TemplateView set(
            NotificationKind kind, String language, TemplateRequest asked, @Nullable String ifMatch, Caller by) {
        int next = next(kind, language, ifMatch);
        Template wanted = TemplateCheck.checked(kind, language, next, asked);
        return add(kind, language, new Kept(next, wanted.subject(), wanted.text(), by.name(), clock.instant()));
    }

    /** Puts the text in force again that Sightline came with. */
    TemplateView reset(NotificationKind kind, String language, @Nullable String ifMatch, Caller by) {
        int next = next(kind, language, ifMatch);
        return add(kind, language, new Kept(next, null, null, by.name(), clock.instant()));
    }

    /** What people would read, with invented values. */
    TemplateView.Preview preview(NotificationKind kind, String language, TemplateRequest asked) {
        requireKnown(language);
        Written sample = TemplateCheck.checked(kind, language, 0, asked).filled(kind.sample());
        return new TemplateView.Preview(sample.subject(), sample.text());
    }

    private int next(NotificationKind kind, String language, @Nullable String ifMatch) {
        requireKnown(language);
        kept.lock();
        Kept present = latest(kind, language);
        int version = present == null ? 0 : present.version();
        ETags.require(ifMatch, version);
        if (version >= MOST_VERSIONS) {
            throw Problem.conflict("The text was changed " + MOST_VERSIONS + " times, and more versions are not kept.");
        }
        return version + 1;
    }

    private TemplateView add(NotificationKind kind, String language, Kept version) {
        kept.add(kind, language, version);
        return view(kind, language, version);
    }

    private @Nullable Kept latest(NotificationKind kind, String language) {
        List<Kept> latest = kept.versions(kind, language, 1);
        return latest.isEmpty() ? null : latest.getFirst();
    }

    private static void requireKnown(String language) {
        if (!language.equals(LANGUAGE)) {
            throw Problem.notFound();
        }
    }

    private static Template template(NotificationKind kind, String language, @Nullable Kept version) {
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

    private static TemplateView view(NotificationKind kind, String language, @Nullable Kept version) {
        Template template = template(kind, language, version);
        return new TemplateView(
                kind,
                language,
                template.version(),
                template.subject(),
                template.text(),
                version == null || version.text() == null,
                kind.sample().keySet().stream().sorted().toList(),
                version == null ? null : version.setBy(),
                version == null ? null : version.setAt());
    }
}
