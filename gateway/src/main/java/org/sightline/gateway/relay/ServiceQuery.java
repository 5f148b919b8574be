package org.sightline.gateway.relay;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** The address of something in a service, with parameters; every value is encoded. */
public final class ServiceQuery {

    private final StringBuilder address;

    private ServiceQuery(String path) {
        this.address = new StringBuilder(path);
    }

    /**
     * Begins with a path.
     *
     * @param path as the service has it, with {@code {}} where a segment is filled in
     */
    public static ServiceQuery to(String path, Object... segments) {
        String filled = path;
        for (Object segment : segments) {
            filled = filled.replaceFirst("\\{}", Matcher.quoteReplacement(encoded(segment)));
        }
        return new ServiceQuery(filled);
    }

    /** Adds a parameter; one that is null or blank is left out. */
    public ServiceQuery with(String name, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            address.append(address.indexOf("?") < 0 ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(encoded(value));
        }
        return this;
    }

    private static String encoded(Object value) {
        return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
