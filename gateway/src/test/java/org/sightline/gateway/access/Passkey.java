package org.sightline.gateway.access;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A security key of WebAuthn, as much of one as Keycloak's forms need: what a browser and the key would fill in. */
final class Passkey {

    private static final Pattern CHALLENGE = Pattern.compile("challenge\"?\\s*:\\s*['\"]([A-Za-z0-9_-]+)['\"]");
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int PRESENT_AND_VERIFIED = 0x05;
    private static final int WITH_A_NEW_KEY = 0x40;

    private final String site;
    private final String host;
    private final KeyPair keys;
    private final byte[] id;

    /** A new key for the sign-in at this address. */
    Passkey(String site) {
        this(site, bytes(UUID.randomUUID()));
    }

    private Passkey(String site, byte[] id) {
        this.site = site;
        this.host = URI.create(site).getHost();
        this.id = id.clone();
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException cause) {
            throw new AssertionError(cause);
        }
    }

    /** Another key that says it is this one. */
    Passkey forged() {
        return new Passkey(site, id);
    }

    /** What is sent to a page that asks for a new key. */
    Map<String, String> registration(String page) {
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        object.write(0xa3);
        text(object, "fmt");
        text(object, "none");
        text(object, "attStmt");
        object.write(0xa0);
        text(object, "authData");
        binary(object, authenticatorData(PRESENT_AND_VERIFIED | WITH_A_NEW_KEY));
        return Map.of(
                "clientDataJSON",
                BASE64.encodeToString(clientData("webauthn.create", page)),
                "attestationObject",
                BASE64.encodeToString(object.toByteArray()),
                "publicKeyCredentialId",
                BASE64.encodeToString(id),
                "authenticatorLabel",
                "key",
                "transports",
                "usb",
                "error",
                "");
    }

    /** What is sent to a page that asks for the key. */
    Map<String, String> proof(String page) {
        byte[] data = authenticatorData(PRESENT_AND_VERIFIED);
        byte[] client = clientData("webauthn.get", page);
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(data);
            signature.update(sha256(client));
            return Map.of(
                    "clientDataJSON", BASE64.encodeToString(client),
                    "authenticatorData", BASE64.encodeToString(data),
                    "signature", BASE64.encodeToString(signature.sign()),
                    "credentialId", BASE64.encodeToString(id),
                    "userHandle", "",
                    "error", "");
        } catch (GeneralSecurityException cause) {
            throw new AssertionError(cause);
        }
    }

    private byte[] clientData(String type, String page) {
        Matcher challenge = CHALLENGE.matcher(page);
        if (!challenge.find()) {
            throw new AssertionError("No challenge in " + page);
        }
        return ("{\"type\":\"" + type + "\",\"challenge\":\"" + challenge.group(1) + "\",\"origin\":\"" + site
                        + "\",\"crossOrigin\":false}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] authenticatorData(int flags) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes(sha256(host.getBytes(StandardCharsets.UTF_8)));
        data.write(flags);
        data.writeBytes(new byte[4]);
        if ((flags & WITH_A_NEW_KEY) != 0) {
            data.writeBytes(new byte[16]);
            data.writeBytes(ByteBuffer.allocate(2).putShort((short) id.length).array());
            data.writeBytes(id);
            data.writeBytes(publicKey());
        }
        return data.toByteArray();
    }

    /** As COSE (RFC 9052) has it: kind EC, ES256, curve P-256, and the point. */
    private byte[] publicKey() {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        ByteArrayOutputStream cose = new ByteArrayOutputStream();
        cose.writeBytes(new byte[] {(byte) 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21});
        binary(cose, coordinate(key.getW().getAffineX()));
        cose.write(0x22);
        binary(cose, coordinate(key.getW().getAffineY()));
        return cose.toByteArray();
    }

    private static byte[] coordinate(BigInteger number) {
        byte[] signed = number.toByteArray();
        byte[] bytes = new byte[32];
        int length = Math.min(signed.length, 32);
        System.arraycopy(signed, signed.length - length, bytes, 32 - length, length);
        return bytes;
    }

    private static void text(ByteArrayOutputStream cbor, String text) {
        cbor.write(0x60 | text.length());
        cbor.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void binary(ByteArrayOutputStream cbor, byte[] bytes) {
        cbor.write(0x58);
        cbor.write(bytes.length);
        cbor.writeBytes(bytes);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException cause) {
            throw new AssertionError(cause);
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
