package org.sightline.gateway.shell;

import io.quarkus.arc.Arc;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * In which language the person of the current request reads. This is the one place that decides it; every template and every
 * text of a page class follows. English, unless the person chose another (docs/adr/0066). Programs always read English.
 */
@RequestScoped
@Named("language")
public class Language {

    /** The cookie that keeps the choice. */
    static final String COOKIE = "sl_language";

    private static final Locale DEFAULT = Locale.ENGLISH;
    private static final List<Locale> ALL = List.of(DEFAULT, Locale.of("es"));
    private static final String API = "/api/";

    private final CurrentVertxRequest current;
    private @Nullable Locale chosen;

    Language(CurrentVertxRequest current) {
        this.current = current;
    }

    /**
     * A language that pages can be read in.
     *
     * @param code as HTML names it
     * @param name what it calls itself
     */
    public record Choice(String code, String name) {

        private static Choice of(Locale locale) {
            String name = locale.getDisplayLanguage(locale);
            return new Choice(locale.toLanguageTag(), name.substring(0, 1).toUpperCase(locale) + name.substring(1));
        }
    }

    /** The language of this request. */
    public Locale locale() {
        if (chosen == null) {
            chosen = request().flatMap(Language::choiceOf).orElse(DEFAULT);
        }
        return chosen;
    }

    /** The language as HTML names it. */
    public String code() {
        return locale().toLanguageTag();
    }

    /** Whether the texts are a translation; those in English are what counts. */
    public boolean translated() {
        return !locale().equals(DEFAULT);
    }

    /** All languages that pages and mails can be read in. */
    public List<Choice> all() {
        return ALL.stream().map(Choice::of).toList();
    }

    /** What the language with this code calls itself; the code where pages cannot be read in it. */
    public String nameOf(String code) {
        return of(code).map(locale -> Choice.of(locale).name()).orElse(code);
    }

    /** Writes the answer of this request, such as a letter, in the language of the one whom it is for. */
    void writeFor(String reader) {
        chosen = of(reader).orElse(DEFAULT);
    }

    /** The languages that the person can change to. */
    public List<Choice> others() {
        return ALL.stream()
                .filter(language -> !language.equals(locale()))
                .map(Choice::of)
                .toList();
    }

    /** Whether this page answers a form, so that its address cannot be opened again. */
    public boolean answersForm() {
        return request().filter(asked -> !asked.method().equals(HttpMethod.GET)).isPresent();
    }

    /** The texts of a bundle in the language of this request. */
    public <T> T texts(Class<T> bundle) {
        return translated() ? MessageBundles.get(bundle, Localized.Literal.of(code())) : MessageBundles.get(bundle);
    }

    /** Texts for somebody who reads English whatever the person chose, such as a federal officer. */
    public static <T> T english(Class<T> bundle) {
        return MessageBundles.get(bundle);
    }

    /** The language with this code; empty where pages cannot be read in it. */
    static Optional<Locale> of(@Nullable String code) {
        return ALL.stream()
                .filter(language -> language.toLanguageTag().equals(code))
                .findFirst();
    }

    /** The code of the language in which a request is answered, where no page does it. */
    public static String codeOf(HttpServerRequest request) {
        return choiceOf(request).orElse(DEFAULT).toLanguageTag();
    }

    /** The texts of a bundle where nothing can be injected, as in what templates call. */
    public static <T> T current(Class<T> bundle) {
        return Arc.container().instance(Language.class).get().texts(bundle);
    }

    /** The language where nothing can be injected; English outside of a request. */
    public static Locale current() {
        return Arc.container() != null && Arc.container().requestContext().isActive()
                ? Arc.container().instance(Language.class).get().locale()
                : DEFAULT;
    }

    /** Gives each page the language of the request that it answers. */
    static void apply(@Observes EngineBuilder engine) {
        engine.addTemplateInstanceInitializer(page -> page.setLocale(current()));
    }

    private Optional<HttpServerRequest> request() {
        return Optional.ofNullable(current.getCurrent()).map(RoutingContext::request);
    }

    private static Optional<Locale> choiceOf(HttpServerRequest request) {
        Cookie kept = request.path().startsWith(API) ? null : request.getCookie(COOKIE);
        return of(kept == null ? null : kept.getValue());
    }
}
