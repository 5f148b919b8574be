package org.sightline.gateway.pages.agencies.claim;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.UUID;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.digest.Sha256;

/**
 * How a code is written: 6 characters by which it is found, and 12 that are secret. Only characters that nobody takes for another
 * one when they read them from paper. Pure.
 */
final class CodeRules {

    private static final String CHARACTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final int REFERENCE = 6;
    private static final int SECRET = 12;
    private static final int GROUP = 6;

    private CodeRules() {}

    /** A code, in the form in which it is compared. */
    record Code(String reference, String secret) {

        /** As it is printed. */
        String printed() {
            return reference + "-" + secret.substring(0, GROUP) + "-" + secret.substring(GROUP);
        }

        /** What is kept of it. */
        String hash(UUID id) {
            return Sha256.hex(id + " " + secret);
        }

        /** Whether it is the one of which this is kept; takes as long whatever is wrong with it. */
        boolean fits(UUID id, String hash) {
            return MessageDigest.isEqual(
                    hash(id).getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /**
     * A new code.
     *
     * @param random gives a number below another one
     */
    static Code made(IntUnaryOperator random) {
        return new Code(some(REFERENCE, random), some(SECRET, random));
    }

    private static String some(int length, IntUnaryOperator random) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(CHARACTERS.charAt(random.applyAsInt(CHARACTERS.length())));
        }
        return text.toString();
    }

    /** A code as somebody typed it, with any spaces and hyphens; null where it cannot be one. */
    static @Nullable Code typed(@Nullable String text) {
        String plain = text == null ? "" : text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        boolean known = plain.chars().allMatch(letter -> CHARACTERS.indexOf(letter) >= 0);
        return known && plain.length() == REFERENCE + SECRET
                ? new Code(plain.substring(0, REFERENCE), plain.substring(REFERENCE))
                : null;
    }
}
