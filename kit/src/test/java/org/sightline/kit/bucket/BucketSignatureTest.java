package org.sightline.kit.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.kit.digest.Sha256;

/** The examples that AWS publishes for "Signature Version 4" of Amazon S3, with the keys that AWS invented for them. */
class BucketSignatureTest {

    private static final String KEYS = "AKIAIOSFODNN7EXAMPLE:wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private static final Instant FRIDAY = Instant.parse("2013-05-24T00:00:00Z");

    private static String authorization(String address, Map<String, String> more) {
        return BucketSignature.of(KEYS, "us-east-1")
                .headers("GET", URI.create(address), more, BucketSignature.NO_BODY, FRIDAY)
                .get("Authorization");
    }

    @Test
    void anObjectIsSignedAsInThePublishedExample() {
        assertThat(authorization("https://examplebucket.s3.amazonaws.com/test.txt", Map.of("range", "bytes=0-9")))
                .isEqualTo("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                        + " SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                        + " Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    /** The published example "PUT Object". */
    @Test
    void anObjectThatIsWrittenIsSignedWithTheHashOfItsContent() {
        assertThat(BucketSignature.of(KEYS, "us-east-1")
                        .headers(
                                "PUT",
                                URI.create("https://examplebucket.s3.amazonaws.com/test%24file.text"),
                                Map.of(
                                        "date", "Fri, 24 May 2013 00:00:00 GMT",
                                        "x-amz-storage-class", "REDUCED_REDUNDANCY"),
                                Sha256.hex("Welcome to Amazon S3."),
                                FRIDAY)
                        .get("Authorization"))
                .endsWith("Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
    }

    @ParameterizedTest
    @CsvSource({
        "?lifecycle, fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543",
        "?max-keys=2&prefix=J, 34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
        "?prefix=J&max-keys=2, 34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"
    })
    void questionsAreSignedAsInThePublishedExamples(String query, String signature) {
        assertThat(authorization("https://examplebucket.s3.amazonaws.com/" + query, Map.of()))
                .endsWith("Signature=" + signature);
    }

    @ParameterizedTest
    @ValueSource(strings = {"KEYID", "KEYID:", ":SECRET", ""})
    void aSecretThatIsNoPairIsRefusedWithoutShowingIt(String secret) {
        assertThatThrownBy(() -> BucketSignature.of(secret, "us-east-1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The secret of a bucket is written KEYID:SECRETKEY in the configuration.");
    }
}
