package org.sightline.kit.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * RFC 9457 body.
 *
 * @param type {@code urn:sightline:problem:<slug>}
 * @param errors several mistakes at once; empty where there is one
 * @param correlationId quote it when you ask for help
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemBody(
        String type,
        String title,
        int status,
        @Nullable String detail,
        List<Problem.Fault> errors,
        @Nullable String correlationId) {

    /** The media type of problem bodies. */
    public static final String MEDIA_TYPE = "application/problem+json";
}
