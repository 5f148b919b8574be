package org.sightline.gateway;

import io.quarkus.qute.Engine;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.MessageBundle;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The texts of a bundle for tests that start nothing. */
public final class EnglishTexts {

    private static final Engine ENGINE = Engine.builder().addDefaults().build();

    private EnglishTexts() {}

    /** The texts of the bundle in English, as its file has them. */
    public static <T> T of(Class<T> bundle) {
        Properties texts = new Properties();
        Path file = Path.of(
                "src/main/resources/messages",
                bundle.getAnnotation(MessageBundle.class).value() + ".properties");
        try (Reader reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return bundle.cast(Proxy.newProxyInstance(
                bundle.getClassLoader(), new Class<?>[] {bundle}, (self, key, values) -> text(texts, key, values)));
    }

    private static String text(Properties texts, Method key, Object[] values) {
        TemplateInstance text = ENGINE.parse(texts.getProperty(key.getName())).instance();
        Parameter[] names = key.getParameters();
        for (int i = 0; i < names.length; i++) {
            text.data(names[i].getName(), values[i]);
        }
        return text.render();
    }
}
