package org.sightline.kit.uuid;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Ids that follow from what a thing is: version 5 UUIDs (RFC 9562, section 5.5). The same namespace and name always
 * give the same id, in every service and every release.
 */
public final class Uuid5 {

    /** One digest a thread: making one costs more than the hash of a short name. */
    private static final ThreadLocal<MessageDigest> SHA1 = ThreadLocal.withInitial(Uuid5::sha1);

    /** The namespace of what several services derive from names; it never changes. */
    private static final UUID SIGHTLINE = UUID.fromString("6f1c2d3e-4b5a-5c6d-8e7f-90a1b2c3d4e5");

    private Uuid5() {}

    /**
     * The id of a thing that more than one service knows by its name. The name says first what kind of thing it is, as in
     * {@code agency|XF|...}.
     */
    public static UUID of(String name) {
        return of(SIGHTLINE, name);
    }

    /** The id of a name in a namespace; the name is read as UTF-8. */
    public static UUID of(UUID namespace, String name) {
        MessageDigest sha1 = SHA1.get();
        sha1.update(ByteBuffer.allocate(16)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits())
                .flip());
        ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
        long high = hash.getLong() & ~0xF000L | 0x5000L;
        long low = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("Every Java platform has SHA-1", never);
        }
    }
}
