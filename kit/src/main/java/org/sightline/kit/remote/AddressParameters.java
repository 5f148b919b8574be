package org.sightline.kit.remote;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An address and what its question part says, in order.
 *
 * @param path the address without the question part
 * @param values decoded, the last one of each name
 */
public record AddressParameters(String path, Map<String, String> values) {

    /** What an address says. */
    public static AddressParameters of(String address) {
        int cut = address.indexOf('?');
        Map<String, String> values = new LinkedHashMap<>();
        if (cut >= 0) {
            for (String pair : address.substring(cut + 1).split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    values.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
                }
            }
        }
        return new AddressParameters(cut < 0 ? address : address.substring(0, cut), values);
    }

    /** The text behind {@link #encoded(String)}; a plus is a space. */
    public static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Text as it stands in an address, as RFC 3986 has it: all but letters, digits and {@code -._~} is escaped. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /** Whether it has a value of this name. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The value of this name, or another one where it has none. */
    public String value(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    /** The same with another value; without it where the value is null. */
    public AddressParameters with(String name, @Nullable String value) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return new AddressParameters(path, changed);
    }

    /** The address with what its question part says now. */
    public String address() {
        StringBuilder address = new StringBuilder(path);
        char joint = '?';
        for (Map.Entry<String, String> value : values.entrySet()) {
            address.append(joint).append(encoded(value.getKey())).append('=').append(encoded(value.getValue()));
            joint = '&';
        }
        return address.toString();
    }
}
