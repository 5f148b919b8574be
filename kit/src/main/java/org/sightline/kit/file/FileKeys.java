package org.sightline.kit.file;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.subtle.Hkdf;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The keys of the kept files: one that seals, and those before it, with which files are only read. Each file has a random
 * key of its own; these seal that one, in a Tink keyset (AES-256-GCM). The number of a key follows from its text, so it is
 * the same wherever the key stands in the configuration.
 */
final class FileKeys {

    /** A data key as it is sealed: Tink's prefix with the key's number, nonce, key, tag. */
    static final int SEALED_BYTES = 5 + 12 + 32 + 16;

    private static final int KEY_BYTES = 32;
    private static final int PREFIX_BYTES = 5;
    private static final String HMAC = "HmacSha256";
    private static final byte[] DERIVED = bytes("sightline file key v2");

    private final Aead keyset;
    private final int current;
    private final Set<Integer> known = new HashSet<>();
    private final List<byte[]> texts;

    /**
     * Makes them.
     *
     * @param key a secret of at least 32 characters
     * @param previous keys of before, likewise
     * @param variable where the key comes from, to be named where one is too short
     */
    FileKeys(String key, List<String> previous, String variable) {
        this.texts = Stream.concat(Stream.of(key), previous.stream())
                .distinct()
                .map(text -> longEnough(text, variable))
                .toList();
        try {
            AeadConfig.register();
            AesGcmKey first = keyOf(texts.getFirst());
            this.current = number(first);
            known.add(current);
            KeysetHandle.Builder keys = KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(first).makePrimary());
            for (byte[] text : texts.subList(1, texts.size())) {
                AesGcmKey before = keyOf(text);
                known.add(number(before));
                keys.addEntry(KeysetHandle.importKey(before));
            }
            this.keyset = keys.build().getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException refused) {
            throw new IllegalStateException("The kept files cannot be encrypted on this machine", refused);
        }
    }

    private static byte[] longEnough(String text, String variable) {
        byte[] bytes = bytes(text);
        if (bytes.length < KEY_BYTES) {
            throw new IllegalStateException(variable + " or a key before it has " + bytes.length
                    + " characters; each needs at least " + KEY_BYTES + ".");
        }
        return bytes;
    }

    @AccessesPartialKey
    private static AesGcmKey keyOf(byte[] text) throws GeneralSecurityException {
        byte[] derived = Hkdf.computeHkdf(HMAC, text, new byte[0], DERIVED, KEY_BYTES + Integer.BYTES);
        return AesGcmKey.builder()
                .setParameters(AesGcmParameters.builder()
                        .setKeySizeBytes(KEY_BYTES)
                        .setIvSizeBytes(12)
                        .setTagSizeBytes(16)
                        .setVariant(AesGcmParameters.Variant.TINK)
                        .build())
                .setKeyBytes(SecretBytes.copyFrom(Arrays.copyOf(derived, KEY_BYTES), InsecureSecretKeyAccess.get()))
                .setIdRequirement(ByteBuffer.wrap(derived).getInt(KEY_BYTES))
                .build();
    }

    @AccessesPartialKey
    private static int number(AesGcmKey key) {
        return ByteBuffer.wrap(key.getOutputPrefix().toByteArray()).getInt(1);
    }

    /** Seals a file's own key, for nothing but what it is bound to. */
    byte[] seal(byte[] dataKey, String bound) throws GeneralSecurityException {
        return keyset.encrypt(dataKey, bytes(bound));
    }

    /**
     * A file's own key.
     *
     * @throws UnfitFile where it is bound to something else, was changed, or its key is not here
     */
    byte[] open(byte[] sealed, String bound) throws UnfitFile {
        try {
            return keyset.decrypt(sealed, bytes(bound));
        } catch (GeneralSecurityException refused) {
            throw new UnfitFile(
                    known.contains(number(sealed))
                            ? "Its bytes are those of another file, or its beginning was changed."
                            : "It is sealed under a key that this installation is not given, or its beginning was changed.",
                    refused);
        }
    }

    /** Whether the key that seals new files sealed this one. */
    boolean isCurrent(byte[] sealed) {
        return number(sealed) == current;
    }

    private static int number(byte[] sealed) {
        return ByteBuffer.wrap(sealed, 0, PREFIX_BYTES).getInt(1);
    }

    /** The texts of the keys, the current one first: files of before were sealed with these. */
    List<byte[]> texts() {
        return texts;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
