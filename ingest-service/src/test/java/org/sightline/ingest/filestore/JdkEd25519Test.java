package org.sightline.ingest.filestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.util.HexFormat;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.junit.jupiter.api.Test;

/** The first example of RFC 8032, section 7.1. */
class JdkEd25519Test {

    private static final byte[] SEED = hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
    private static final byte[] PUBLIC = hex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    private static final byte[] SIGNATURE =
            hex("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb88215"
                    + "90a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");

    private final JdkEd25519 keys = new JdkEd25519();

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    @Test
    void thePublicKeyOfAPrivateOneIsThatOfTheStandard() throws Exception {
        EdECPrivateKey secret = keys.generateEDDSAPrivateKey(SEED);

        assertThat(keys.getPublicKeyData(keys.recoverEDDSAPublicKey(secret))).isEqualTo(PUBLIC);
        assertThat(keys.getPrivateKeyData(secret)).isEqualTo(SEED);
        assertThat(keys.compareEDDSAPPublicKeys(
                        keys.recoverEDDSAPublicKey(secret), keys.generateEDDSAPublicKey(PUBLIC)))
                .isTrue();
    }

    @Test
    void aSignatureIsThatOfTheStandardAndAnotherIsNone() throws Exception {
        Signature signer = keys.getEDDSASigner();
        signer.initSigner(null, keys.generateEDDSAPrivateKey(SEED));

        assertThat(signer.sign(null)).isEqualTo(SIGNATURE);
        EdECPublicKey open = keys.generateEDDSAPublicKey(PUBLIC);
        assertThat(verifies(open, SIGNATURE)).isTrue();
        byte[] wrong = SIGNATURE.clone();
        wrong[32]++;
        assertThat(verifies(open, wrong)).isFalse();
    }

    private boolean verifies(EdECPublicKey open, byte[] signature) throws Exception {
        Signature verifier = keys.getEDDSASigner();
        verifier.initVerifier(null, open);
        return verifier.verify(null, signature);
    }

    @Test
    void aKeyIsWrittenAsItsBytesAndAPrivateOneNever() throws Exception {
        EdECPublicKey open = keys.generateEDDSAPublicKey(PUBLIC);
        EdECPrivateKey secret = keys.generateEDDSAPrivateKey(SEED);

        assertThat(keys.putRawEDDSAPublicKey(new ByteArrayBuffer(), open).getBytes())
                .isEqualTo(PUBLIC);
        assertThatThrownBy(() -> keys.putEDDSAKeyPair(new ByteArrayBuffer(), open, secret))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
