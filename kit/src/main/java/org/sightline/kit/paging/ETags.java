package org.sightline.kit.paging;

import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;

/** Versions as strong entity tags (RFC 9110, sections 8.8.3 and 13.1.1). */
public final class ETags {

    private ETags() {}

    /** The tag of a version, for the {@code ETag} header. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /** The answer 200 with what has this version, and its tag. */
    public static <T> RestResponse<T> tagged(T body, long version) {
        return RestResponse.ResponseBuilder.ok(body)
                .header(HttpHeaders.ETAG, of(version))
                .build();
    }

    /**
     * Lets a change go on only if it was made on the current version.
     *
     * @param ifMatch the {@code If-Match} header, null where missing
     * @throws Problem 428 where it is missing, 412 where somebody changed the thing in between
     */
    public static void require(@Nullable String ifMatch, long present) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw Problem.of(
                    428,
                    "if-match-required",
                    "Say which version you change",
                    "Send the ETag that you read in the If-Match header.");
        }
        if (!ifMatch.strip().equals(of(present))) {
            throw Problem.stale();
        }
    }
}
