package org.sightline.kit.setting;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What is set in this process, of all that may be. */
@ApplicationScoped
public class SettingsInForce {

    /** The ordinals that MicroProfile Config gives to system properties and to the environment. */
    private static final int COMMAND_LINE = 400;

    private static final int ENVIRONMENT = 300;

    /** That of the {@code application.properties} which comes with a program (Quarkus: Configuration sources). */
    private static final int PROGRAM = 250;

    private static final Pattern PASSWORD_IN_ADDRESS =
            Pattern.compile("(?i)((?:password|secret|token|key)=)[^&;\\s]+|(://[^/@\\s:]*:)[^/@\\s]+(?=@)");

    private final Config config;
    private final String part;
    private final List<Setting> table = Setting.table();

    SettingsInForce(Config config, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.config = config;
        this.part = service.replaceFirst("-service$", "");
    }

    /** Each setting of this service, in the order of the table. The value of a secret is in none. */
    public List<SettingInForce> all() {
        return table.stream()
                .filter(setting -> setting.isOf(part))
                .flatMap(setting -> setting.name().endsWith(Setting.ANY) ? chosen(setting) : Stream.of(of(setting)))
                .toList();
    }

    private SettingInForce of(Setting setting) {
        ConfigValue given = given(setting.name());
        if (given == null) {
            return inForce(setting, setting.usual(), setting.usual() == null ? null : "default");
        }
        String source = source(given);
        ConfigValue variable = source.equals("default") ? given(setting.variable()) : null;
        return inForce(setting, given.getValue(), variable == null ? source : source(variable));
    }

    /** Those whose names the installation chose; one that has no value where it chose none. */
    private Stream<SettingInForce> chosen(Setting setting) {
        String before = Setting.variable(setting.name().replace(Setting.ANY, ""));
        TreeMap<String, SettingInForce> found = new TreeMap<>();
        StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> Setting.variable(name).startsWith(before))
                .forEach(name -> {
                    String variable = Setting.variable(name);
                    Setting one =
                            new Setting(name, setting.services(), setting.secret(), variable, null, setting.meaning());
                    found.putIfAbsent(variable, of(one));
                });
        return found.isEmpty() ? Stream.of(inForce(setting, null, null)) : found.values().stream();
    }

    private static SettingInForce inForce(Setting setting, @Nullable String value, @Nullable String source) {
        return new SettingInForce(
                setting.name(),
                setting.variable(),
                setting.meaning(),
                setting.secret(),
                value != null,
                value == null || setting.secret() ? null : withoutPasswords(value),
                source);
    }

    /** A password has no place in an address; whoever put one there does not read it here. */
    private static String withoutPasswords(String value) {
        return PASSWORD_IN_ADDRESS.matcher(value).replaceAll("$1$2…");
    }

    /** Null where it has no value: an empty one is none, as everywhere in MicroProfile Config. */
    private @Nullable ConfigValue given(String name) {
        try {
            ConfigValue value = config.getConfigValue(name);
            return value.getValue() == null || value.getValue().isEmpty() ? null : value;
        } catch (NoSuchElementException variableMissing) {
            return null;
        }
    }

    private static String source(ConfigValue value) {
        if (value.getSourceOrdinal() >= COMMAND_LINE) {
            return "command line";
        }
        if (value.getSourceOrdinal() >= ENVIRONMENT) {
            return "environment";
        }
        String name = String.valueOf(value.getSourceName());
        boolean file = name.contains("source=file:") && !name.contains("/classes/");
        return file || value.getSourceOrdinal() > PROGRAM ? "file" : "default";
    }
}
