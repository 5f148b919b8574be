package org.sightline.ingest.buyer;

import java.util.UUID;
import org.sightline.kit.uuid.Uuid5;

/** Ids that follow from what a thing is, so that the same thing always gets the same id. */
public final class DerivedId {

    /** The namespace of all ids that Sightline derives; it never changes. */
    private static final UUID NAMESPACE = UUID.fromString("6f1c2d3e-4b5a-5c6d-8e7f-90a1b2c3d4e5");

    private DerivedId() {}

    /** The id of the thing with this name; the name says first what kind of thing it is, as in {@code agency|XF|...}. */
    public static UUID of(String name) {
        return Uuid5.of(NAMESPACE, name);
    }
}
