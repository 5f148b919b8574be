package org.sightline.matching.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secrets and signatures as Standard Webhooks has them: {@code whsec_} with the secret in base64, and {@code v1,} with the
 * HMAC-SHA256 over id, timestamp and body. Pure.
 */
final class WebhookSignature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String SECRET = "whsec_";

    private WebhookSignature() {}

    /**
     * The secret of a webhook.
     *
     * @param key of the service
     * @param number of the secret, one more with each rotation
     */
    static byte[] secret(String key, UUID webhook, int number) {
        return hmac(key.getBytes(StandardCharsets.UTF_8), "sightline webhook " + webhook + " " + number);
    }

    /** A secret as its owner is shown it. */
    static String shown(byte[] secret) {
        return SECRET + Base64.getEncoder().encodeToString(secret);
    }

    /** The signature of a request. */
    static String of(byte[] secret, UUID id, Instant at, String body) {
        byte[] signed = hmac(secret, id + "." + at.getEpochSecond() + "." + body);
        return "v1," + Base64.getEncoder().encodeToString(signed);
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
