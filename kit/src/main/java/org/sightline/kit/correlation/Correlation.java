package org.sightline.kit.correlation;

import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** The id that follows a piece of work through requests, messages and logs. It lives in the logging context. */
public final class Correlation {

    public static final String HEADER = "X-Correlation-Id";
    /** Message header and logging key. */
    public static final String KEY = "correlation_id";

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._:/-]{1,80}");

    private Correlation() {}

    /** The present id, or null outside any work. */
    public static @Nullable String current() {
        Object value = MDC.get(KEY);
        return value == null ? null : value.toString();
    }

    /** Takes up an id that came from outside where it is harmless, else makes one. */
    public static String begin(@Nullable String offered) {
        String id = offered != null && SAFE.matcher(offered).matches()
                ? offered
                : UUID.randomUUID().toString();
        MDC.put(KEY, id);
        return id;
    }

    /** Forgets the present id. */
    public static void end() {
        MDC.remove(KEY);
    }

    /** Does the work under the id, and restores what was before. */
    public static <T> T under(@Nullable String offered, Supplier<T> work) {
        String before = current();
        begin(offered);
        try {
            return work.get();
        } finally {
            if (before == null) {
                end();
            } else {
                MDC.put(KEY, before);
            }
        }
    }
}
