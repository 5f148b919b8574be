package org.sightline.kit.digest;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as 64 lower-case hexadecimal digits. */
public final class Sha256 {

    private final MessageDigest digest = newDigest();

    private Sha256() {}

    public static String hex(byte[] bytes) {
        return start().update(bytes).hex();
    }

    /** The digest of this text in UTF-8. */
    public static String hex(String text) {
        return hex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A digest to which the content is given piece by piece. Not for several threads. */
    public static Sha256 start() {
        return new Sha256();
    }

    public Sha256 update(byte[] bytes) {
        digest.update(bytes);
        return this;
    }

    /** Adds {@code length} bytes of {@code bytes} from {@code offset} on. */
    public Sha256 update(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
        return this;
    }

    /** Adds text in UTF-8. */
    public Sha256 update(String text) {
        return update(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A stream that adds whatever is read through it. */
    public InputStream reading(InputStream in) {
        return new DigestInputStream(in, digest);
    }

    /** A stream that adds whatever is written through it. */
    public OutputStream writing(OutputStream out) {
        return new DigestOutputStream(out, digest);
    }

    /** The digest of all that was added, as hexadecimal digits; starts from nothing again. */
    public String hex() {
        return HexFormat.of().formatHex(bytes());
    }

    /** The 32 bytes of the digest of all that was added; starts from nothing again. */
    public byte[] bytes() {
        return digest.digest();
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("Every Java platform has SHA-256", never);
        }
    }
}
