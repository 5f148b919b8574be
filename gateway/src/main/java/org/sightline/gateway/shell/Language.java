package org.sightline.gateway.shell;

import io.quarkus.arc.Arc;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Named;
import java.util.Locale;

/**
 * In which language the person of the current request reads. This is the one place that decides it; every template and every
 * text of a page class follows. English, until there are texts in a second language.
 */
@RequestScoped
@Named("language")
public class Language {

    private static final Locale DEFAULT = Locale.ENGLISH;

    /** The language of this request. */
    public Locale locale() {
        return DEFAULT;
    }

    /** The language as HTML names it. */
    public String code() {
        return locale().toLanguageTag();
    }

    /** The texts of a bundle in the language of this request. */
    public <T> T texts(Class<T> bundle) {
        Locale locale = locale();
        return locale.equals(DEFAULT)
                ? MessageBundles.get(bundle)
                : MessageBundles.get(bundle, Localized.Literal.of(locale.toLanguageTag()));
    }

    /** The same where nothing can be injected, as in what templates call. */
    static <T> T current(Class<T> bundle) {
        return Arc.container().instance(Language.class).get().texts(bundle);
    }

    /** Gives each page the language of the request that it answers. */
    static void apply(@Observes EngineBuilder engine) {
        engine.addTemplateInstanceInitializer(page -> {
            if (Arc.container().requestContext().isActive()) {
                page.setLocale(Arc.container().instance(Language.class).get().locale());
            }
        });
    }
}
