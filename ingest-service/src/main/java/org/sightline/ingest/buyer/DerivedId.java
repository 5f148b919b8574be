package org.sightline.ingest.buyer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids that follow from what a thing is: version 5 UUIDs (RFC 9562, section 5.5), so that the same thing gets the same id. */
public final class DerivedId {

    /** The namespace of all ids that Sightline derives; fixed for ever. */
    private static final UUID NAMESPACE = UUID.fromString("6f1c2d3e-4b5a-5c6d-8e7f-90a1b2c3d4e5");

    private static final byte[] NAMESPACE_BYTES = ByteBuffer.allocate(16)
            .putLong(NAMESPACE.getMostSignificantBits())
            .putLong(NAMESPACE.getLeastSignificantBits())
            .array();

    private static final ThreadLocal<MessageDigest> SHA1 = ThreadLocal.withInitial(DerivedId::sha1);

    private DerivedId() {}

    /** The id of the thing with this name; the name says first what kind of thing it is, as in {@code agency|XF|...}. */
    public static UUID of(String name) {
        MessageDigest sha1 = SHA1.get();
        sha1.update(NAMESPACE_BYTES);
        ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
        long high = hash.getLong() & 0xffffffffffff0fffL | 0x5000L;
        long low = hash.getLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
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
