package org.sightline.kit.trace;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Turns traces on where {@code sightline.otlp.endpoint} has an address, and the whole SDK off where it has none. */
public final class TraceSettings implements ConfigSourceFactory {

    private static final String ADDRESS = "sightline.otlp.endpoint";
    /** Above what a build recorded, below what an operator says. */
    private static final int ORDINAL = 200;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ConfigValue address = context.getValue(ADDRESS);
        String value = address == null || address.getValue() == null ? "" : address.getValue();
        Map<String, String> settings = value.isBlank()
                ? Map.of("quarkus.otel.sdk.disabled", "true")
                : Map.of("quarkus.otel.sdk.disabled", "false", "quarkus.otel.exporter.otlp.endpoint", value);
        return List.of(new PropertiesConfigSource(settings, ADDRESS, ORDINAL));
    }
}
