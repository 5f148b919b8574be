package org.sightline.kit.idempotency;

import org.jspecify.annotations.Nullable;

/**
 * What a creation is answered with.
 *
 * @param status the HTTP status
 * @param location path of what was made, null where there is none
 * @param etag null where there is none
 * @param body what Jackson writes as JSON
 * @param remembered what the same request again is answered with; it may say less, where something is shown only once
 */
public record Answer(
        int status, @Nullable String location, @Nullable String etag, Object body, Object remembered) {

    public Answer(int status, @Nullable String location, @Nullable String etag, Object body) {
        this(status, location, etag, body, body);
    }

    /** 201 with the place and the version of what was made. */
    public static Answer created(@Nullable String location, @Nullable String etag, Object body) {
        return new Answer(201, location, etag, body);
    }

    /** 202 with the place where the progress of the work can be read. */
    public static Answer accepted(@Nullable String location, @Nullable String etag, Object body) {
        return new Answer(202, location, etag, body);
    }

    /** The same answer, of which another body is kept. */
    public Answer rememberedAs(Object said) {
        return new Answer(status, location, etag, body, said);
    }
}
