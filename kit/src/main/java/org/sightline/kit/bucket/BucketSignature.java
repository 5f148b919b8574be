package org.sightline.kit.bucket;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.digest.Sha256;

/**
 * Signs requests to a bucket, as AWS describes it under "Signature Version 4" and S3-compatible servers check it.
 */
public final class BucketSignature {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    /** The hash of the body of a request that has none. */
    public static final String NO_BODY = Sha256.hex("");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int DAY = 8;

    private final String keyId;
    private final String key;
    private final String region;

    private BucketSignature(String keyId, String key, String region) {
        this.keyId = keyId;
        this.key = key;
        this.region = region;
    }

    /**
     * Signs with a secret.
     *
     * @param secret {@code KEYID:SECRETKEY}; null for a bucket that everybody may read
     * @return null where nothing is signed
     * @throws IllegalArgumentException with a sentence, where the secret is not written so
     */
    public static @Nullable BucketSignature of(@Nullable String secret, String region) {
        if (secret == null) {
            return null;
        }
        int cut = secret.indexOf(':');
        if (cut <= 0 || cut == secret.length() - 1) {
            throw new IllegalArgumentException(
                    "The secret of a bucket is written KEYID:SECRETKEY in the configuration.");
        }
        return new BucketSignature(
                secret.substring(0, cut), secret.substring(cut + 1).strip(), region);
    }

    /**
     * The headers that a request needs.
     *
     * @param method such as GET
     * @param address as it is sent, with its parts escaped once
     * @param more further headers to be signed and sent, in small letters
     * @param body the SHA-256 of the body, in hexadecimal digits; {@link #NO_BODY} where there is none
     * @return all but {@code host}, which the client sends itself
     */
    public Map<String, String> headers(String method, URI address, Map<String, String> more, String body, Instant now) {
        String time = TIME.format(now);
        SortedMap<String, String> signed = new TreeMap<>(more);
        signed.put("host", host(address));
        signed.put("x-amz-content-sha256", body);
        signed.put("x-amz-date", time);
        String names = String.join(";", signed.keySet());
        String scope = time.substring(0, DAY) + "/" + region + "/s3/aws4_request";
        String toSign =
                String.join("\n", ALGORITHM, time, scope, Sha256.hex(canonical(method, address, signed, names, body)));
        SortedMap<String, String> headers = new TreeMap<>(signed);
        headers.remove("host");
        headers.put(
                "Authorization",
                ALGORITHM + " Credential=" + keyId + "/" + scope + ", SignedHeaders=" + names + ", Signature="
                        + HexFormat.of().formatHex(hmac(signingKey(scope), toSign)));
        return headers;
    }

    /** As the JDK's client writes it: without the port where it is the scheme's own. */
    private static String host(URI address) {
        int own = "https".equals(address.getScheme()) ? 443 : 80;
        return address.getPort() < 0 || address.getPort() == own
                ? address.getHost()
                : address.getHost() + ":" + address.getPort();
    }

    private static String canonical(
            String method, URI address, SortedMap<String, String> signed, String names, String body) {
        String headers = signed.entrySet().stream()
                .map(one -> one.getKey() + ":" + one.getValue().strip() + "\n")
                .collect(Collectors.joining());
        return String.join("\n", method, address.getRawPath(), query(address), headers, names, body);
    }

    private static String query(URI address) {
        String query = address.getRawQuery();
        if (query == null) {
            return "";
        }
        return Arrays.stream(query.split("&", -1))
                .map(one -> one.contains("=") ? one : one + "=")
                .sorted(Comparator.comparing((String one) -> one.substring(0, one.indexOf('='))))
                .collect(Collectors.joining("&"));
    }

    private byte[] signingKey(String scope) {
        byte[] signing = ("AWS4" + key).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/", -1)) {
            signing = hmac(signing, part);
        }
        return signing;
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException("Every Java platform has HMAC with SHA-256", never);
        }
    }
}
