package org.sightline.inventory.idempotency;

/**
 * What a creation is answered with.
 *
 * @param status the HTTP status
 * @param location path of what was made, null where there is none
 * @param etag null where there is none
 * @param body what Jackson writes as JSON
 */
public record Answer(int status, String location, String etag, Object body) {

    /** 201 with the place and the version of what was made. */
    public static Answer created(String location, String etag, Object body) {
        return new Answer(201, location, etag, body);
    }
}
