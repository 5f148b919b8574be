package org.sightline.gateway.signin;

import java.util.List;
import java.util.UUID;

/**
 * A form that waits until whoever sent it has signed in again.
 *
 * @param path where it was sent, one of our own addresses
 * @param fields what was typed, in the order of the form
 */
record HeldForm(UUID id, String path, List<Field> fields) {

    /** A field. */
    record Field(String name, String value) {}
}
