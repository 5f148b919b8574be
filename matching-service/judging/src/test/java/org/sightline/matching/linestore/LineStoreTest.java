package org.sightline.matching.linestore;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LineStoreTest {

    @Test
    void storedLinesAreReachedByFourMethods() {
        assertThat(Stream.of(LineStore.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .map(Method::getName))
                .containsExactlyInAnyOrder("agenciesOf", "store", "lines", "scan");
    }
}
