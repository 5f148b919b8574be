package org.sightline.kit.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/overview",
                "/api/lines?q=a;b//c/../d%2f",
                "/api/sources/city%20orders",
                "/api/sources/50%25",
                "/law/",
                "/api/agencies/a/people/jane@example.org/reporter"
            })
    void aPlainTargetGoesOn(String target) {
        assertThat(RequestTarget.isPlain(target)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "api/overview",
                "//api/overview",
                "/api//overview",
                "/api/./overview",
                "/law/../api/overview",
                "/law/..",
                "/api/overview;x=1",
                "/api/%2e%2e/law",
                "/api%2foverview",
                "/api%5Coverview",
                "/api\\overview",
                "/api/overview%3b",
                "/api/overview%00",
                "/api/overview%0a",
                "/api/%zz",
                "/api/caf\u00e9",
                "http://127.0.0.1/api/overview",
                "file:///api/overview",
                "@10.0.0.5:8080/latest?x://y/api/reconcile",
                "?x"
            })
    void anOddTargetIsRefused(String target) {
        assertThat(RequestTarget.isPlain(target)).isFalse();
    }

    @Test
    void aLongPathIsReadWithoutRunningOutOfStack() {
        assertThat(RequestTarget.isPlain("/a%20".repeat(20_000))).isTrue();
    }
}
